"""What proves an answer of the agency later: its bytes as received and the signature over them."""

import json
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class SignedAnswer:
    """An answer whose signature was found true.

    Attributes:
        body: The bytes as received.
        status: The HTTP status.
        question: Method and path of the request, and the signature it bore, which the answer signs.
        signature_input: As the answer bore it.
        signature: Likewise.
    """

    body: bytes
    status: int
    question: tuple[str, str, str]
    signature_input: str
    signature: str

    def proof(self) -> str:
        """Return all but the body as JSON."""
        method, path, signature = self.question
        return json.dumps(
            {
                "method": method,
                "path": path,
                "request_signature": signature,
                "status": self.status,
                "signature_input": self.signature_input,
                "signature": self.signature,
            },
            sort_keys=True,
        )


@runtime_checkable
class KeepsAnswers(Protocol):
    """A client that keeps the last answer as it came."""

    last_answer: SignedAnswer | None
