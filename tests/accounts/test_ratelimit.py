import threading
import time

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory

from accounts import ratelimit

# So long that no test begins in one window and ends in the next.
LONG = 10**9


@pytest.mark.django_db
def test_as_many_tries_as_the_limit_are_allowed_and_no_more():
    assert [ratelimit.allow(key="a", limit=3, seconds=LONG) for _ in range(5)] == [True, True, True, False, False]


@pytest.mark.django_db
def test_each_key_is_counted_for_itself():
    assert ratelimit.allow(key="a", limit=1, seconds=LONG)
    assert ratelimit.allow(key="b", limit=1, seconds=LONG)
    assert not ratelimit.allow(key="a", limit=1, seconds=LONG)


@pytest.mark.django_db
def test_the_next_window_starts_counting_again():
    time.sleep(2 - time.time() % 2)
    assert ratelimit.allow(key="a", limit=1, seconds=2)
    assert not ratelimit.allow(key="a", limit=1, seconds=2)
    time.sleep(2)
    assert ratelimit.allow(key="a", limit=1, seconds=2)


@pytest.mark.django_db
def test_the_cache_holds_no_address_in_the_clear():
    ratelimit.allow(key="kode 203.0.113.7 é " + "x" * 500, limit=1, seconds=LONG)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM ppid_cache")
        assert not any("203.0.113.7" in key for (key,) in cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_tries_at_the_same_moment_never_pass_the_limit():
    cache.clear()
    start, allowed = threading.Barrier(8), []

    def attempt():
        start.wait()
        allowed.append(ratelimit.allow(key="a", limit=3, seconds=LONG))
        connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(allowed) == 3


def test_a_forwarded_address_is_not_believed_unless_a_proxy_is_trusted(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.1", HTTP_X_FORWARDED_FOR="203.0.113.7")
    assert ratelimit.client_address(request) == "198.51.100.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert ratelimit.client_address(request) == "203.0.113.7"
