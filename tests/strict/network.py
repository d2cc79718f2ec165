"""No test speaks to another machine."""

import ipaddress
import sys
from typing import Any

WATCHED = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}


class NetworkUsed(AssertionError):
    """A test tried to reach beyond this machine."""


def is_this_machine(host: Any) -> bool:
    """Return whether the host is this machine; an empty host and a socket file are."""
    if isinstance(host, bytes):
        host = host.decode()
    if host in {None, "", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in WATCHED:
        return
    target = arguments[1] if event in {"socket.connect", "socket.sendto"} else arguments[0]
    host = target[0] if isinstance(target, tuple) else None if event.startswith("socket.conn") else target
    if not is_this_machine(host):
        raise NetworkUsed(f"A test tried to reach {host}.")


def install() -> None:
    """Watch every socket of this process; Python offers no way to stop watching."""
    sys.addaudithook(_audit)
