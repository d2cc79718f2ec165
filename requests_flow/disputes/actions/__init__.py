"""The moves of a dispute; nothing else writes its tables."""
