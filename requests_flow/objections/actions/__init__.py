"""The only writers of objections, one verb a file."""
