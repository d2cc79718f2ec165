"""Forms of the registry. They check form; the actions check rules."""
