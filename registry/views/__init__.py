"""Pages of the registry: the regency's under /pantau/, a body's own under /meja/, and the invitation."""
