"""How people say what a file is. Pure: no Django."""

NBSP = "\u00a0"


def ukuran(size: int) -> str:
    """Return a file size as people say it: "84 kB", "1,3 MB"; less than one kB counts as one."""
    if size < 999_500:
        return f"{max(1, round(size / 1000))}{NBSP}kB"
    return f"{size / 1_000_000:.1f}".replace(".", ",") + f"{NBSP}MB"
