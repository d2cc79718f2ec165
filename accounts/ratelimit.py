"""How often one person may try something."""

import hashlib
import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def allow(*, key: str, limit: int, seconds: int) -> bool:
    """Count one try of `key`; return False when this window of `seconds` already holds `limit` tries.

    Call it from a view, outside a transaction: a rolled-back transaction would forget the try. `key` may hold anything,
    also an address or a name; only its hash is stored.
    """
    digest = hashlib.sha256(key.encode()).hexdigest()[:40]
    window = int(time.time()) // seconds
    slots = [f"limit:{digest}:{seconds}:{window}:{number}" for number in range(limit)]
    taken = cache.get_many(slots)
    # One entry a try instead of a counter: `add` is atomic in every cache, `incr` is not in the database cache.
    return any(cache.add(slot, 1, timeout=seconds) for slot in slots if slot not in taken)


def client_address(request: HttpRequest) -> str:
    """Return the visitor's network address, as far as ALLAUTH_TRUSTED_PROXY_COUNT lets proxies be believed."""
    return str(get_adapter(request).get_client_ip(request))
