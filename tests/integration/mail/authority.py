"""An authority of our own for test servers' certificates."""

import ssl
from functools import cache

import trustme


@cache
def authority() -> trustme.CA:
    return trustme.CA()


def server_tls() -> ssl.SSLContext:
    """Return what a test server shows: a certificate for this machine."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert("localhost", "127.0.0.1").configure_cert(context)
    return context


def client_tls() -> ssl.SSLContext:
    """Return a context that believes our authority and nobody else."""
    context = ssl.create_default_context()
    authority().configure_trust(context)
    return context
