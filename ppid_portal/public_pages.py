"""The pages that anybody may see. Everything else needs a sign-in (LoginRequiredMiddleware)."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def routes(
    patterns: Iterable[URLPattern | URLResolver] | None = None, prefix: str = "/"
) -> Iterator[tuple[str, URLPattern]]:
    """Yield each address pattern of the portal with its route, from the root downwards."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route, pattern


def public_pages() -> list[str]:
    """Return the routes whose view says `login_not_required`, sorted."""
    return sorted({route for route, pattern in routes() if not getattr(pattern.callback, "login_required", True)})
