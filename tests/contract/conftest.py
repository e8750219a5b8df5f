"""Every answer a contract test gets over HTTP is held to the published document."""

from typing import Any

import pytest

from desktop.sync.client import HttpAgencyClient
from tests.contract import document


@pytest.fixture(autouse=True)
def answers_are_documented(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count and check what the client receives; hand out where it came from."""
    held: list[str] = []
    exchange = HttpAgencyClient._exchange

    def checked(client: HttpAgencyClient, request: Any, body: bytes) -> Any:  # noqa: ANN401 private to the client
        answer = exchange(client, request, body)
        told = {"status": answer.status, "headers": answer.headers, "body": answer.body}
        if document.hold(request.method, request.path, **told):
            held.append(request.path)
        return answer

    monkeypatch.setattr(HttpAgencyClient, "_exchange", checked)
    return held
