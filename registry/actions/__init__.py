"""The only writers of the registry: one verb a file."""
