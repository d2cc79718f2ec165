"""The only writers of the public information list: one verb a file."""
