"""The only writers of personal-data requests and incidents, one verb a file."""
