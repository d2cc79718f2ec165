"""The deadline calendar: pure Python. Dates and holidays come in, explained dates go out; no Django, no clock."""
