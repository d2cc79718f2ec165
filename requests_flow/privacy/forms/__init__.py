"""The forms of personal-data requests and incidents."""
