"""Charter and procedures of an information service, and the decree that appoints its PPID (regulation 8.4 to 8.6)."""
