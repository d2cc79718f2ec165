"""Personal data (UU 27/2022): notice, requests of the person, incidents, record of processing."""
