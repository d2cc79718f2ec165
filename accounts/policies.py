"""What a refusal looks like, everywhere: every app raises this one exception."""


class Denied(Exception):
    """The person may not do this. `str()` is a sentence in Indonesian that the page shows as it stands."""
