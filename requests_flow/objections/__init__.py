"""Objections to the superior of the PPID (UU 14/2008 articles 35 and 36): a vertical slice of requests_flow."""
