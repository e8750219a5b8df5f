"""An agency that is wrong on purpose: the right one behind a wall that alters what it says.

Each fault says which checks of the conformance command must fail by it, and no others may.
"""

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from urllib.parse import unquote_plus

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from agency.clock import seconds
from agency.routes.face import face_of
from agency.service.context import Agency
from tests.contract.asgi import App, Scope
from wire import canonical, events, keys, privacy_floor, signatures
from wire.events import Event
from wire.messages import EventPage
from wire.problems import Problem
from wire.signatures import Response

SIGNED = ("/v1/", "/.well-known/")
_SIGNATURE = {"signature", "signature-input"}


@dataclass
class Said:
    """One answer on its way out.

    Attributes:
        method: Of the request.
        path: Of the request.
        asked: Body of the request.
        status: Status.
        headers: By lower-case name.
        body: Body.
        cookies: `Set-Cookie` headers.
    """

    method: str
    path: str
    asked: bytes
    status: int
    headers: dict[str, str]
    body: bytes
    cookies: list[str] = field(default_factory=list)

    @property
    def problem(self) -> str:
        return str(self.json.get("type", "")) if self.status >= 400 else ""

    @property
    def json(self) -> Any:  # noqa: ANN401 whatever the agency said
        is_object = self.path.startswith(SIGNED) and self.body[:1] == b"{"
        return msgspec.json.decode(self.body) if is_object else {}

    @property
    def is_page(self) -> bool:
        return not self.path.startswith(SIGNED)

    def say(self, **members: object) -> None:
        self.body = canonical.encode(self.json | members)

    def say_problem(self, status: int, **members: object) -> None:
        self.status = status
        self.say(status=status, **members)


Alter = Callable[[Said, "WrongAgency"], None]


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        name: In words.
        fails: Ids of the checks that must fail.
        alter: Changes an answer before it is signed.
        after: Changes it after it was signed.
        planted: What is exchanged in the agency itself, by place.
        lane: Faults of one lane alter the same thing and cannot share a run.
    """

    name: str
    fails: frozenset[str]
    alter: Alter | None = None
    after: Alter | None = None
    planted: tuple[tuple[str, object], ...] = ()
    lane: str = ""

    def may_stand_beside(self, other: "Fault") -> bool:
        """Whether both can be told apart in one run: no check and no lane in common."""
        is_alone = "alone" in {self.lane, other.lane}
        shares_lane = is_alone or (bool(self.lane) and self.lane == other.lane)
        return not shares_lane and not self.fails & other.fails


class WrongAgency:
    """ASGI application around the right one."""

    def __init__(self, app: App, agency: Agency, faults: tuple[Fault, ...]) -> None:
        self._app = app
        self.agency = agency
        self._faults = faults
        self.good: dict[tuple[str, str], Said] = {}
        self.pages: dict[str, Said] = {}
        self.names: list[str] = []
        self.renamed: dict[str, str] = {}
        self.people: dict[str, dict[str, Any]] = {}
        self.key = agency.secrets.signing
        self.components: tuple[str, ...] = ()
        self.age = timedelta()

    @contextlib.contextmanager
    def planted(self) -> Iterator[None]:
        with contextlib.ExitStack() as stack:
            for fault in self._faults:
                for place, by in fault.planted:
                    stack.enter_context(patch(place, by))
            yield

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:  # noqa: ANN401 ASGI
        message = await receive()
        asked = message.get("body", b"")
        waiting = [message]
        held: list[Scope] = []

        async def again() -> Scope:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def hold(message: Scope) -> None:
            held.append(message)

        await self._app(scope, again, hold)
        said = self._said(scope, asked, held)
        self._alter(said, [fault.alter for fault in self._faults])
        if not said.is_page:
            self._sign(scope, said)
        self._alter(said, [fault.after for fault in self._faults])
        for out in self._messages(said):
            await send(out)

    def _alter(self, said: Said, acts: list[Alter | None]) -> None:
        for act in acts:
            if act is not None:
                act(said, self)

    def _said(self, scope: Scope, asked: bytes, held: list[Scope]) -> Said:
        raw = [(n.decode("latin-1").lower(), v.decode("latin-1")) for n, v in held[0]["headers"]]
        return Said(
            scope["method"],
            scope["path"],
            asked,
            held[0]["status"],
            {n: v for n, v in raw if n not in _SIGNATURE | {"set-cookie", "content-length"}},
            b"".join(message.get("body", b"") for message in held[1:]),
            [value for name, value in raw if name == "set-cookie"],
        )

    def _sign(self, scope: Scope, said: Said) -> None:
        body = b"" if said.method == "HEAD" else said.body
        digest = signatures.content_digest(body)
        request = face_of(scope, "http")
        if self.components:
            bare = {n: v for n, v in request.headers.items() if n not in _SIGNATURE}
            request = replace(request, headers=bare)
        added = signatures.sign_response(
            Response(said.status, {"content-digest": digest}),
            request,
            self.key,
            keyid=keys.agency_key_id(self.key.public_key()),
            created=seconds(self.agency.clock.now() - self.age),
        )
        said.headers |= {"content-digest": digest} | {n.lower(): v for n, v in added.items()}

    @staticmethod
    def _messages(said: Said) -> Iterator[Scope]:
        pairs = [*said.headers.items(), *(("set-cookie", one) for one in said.cookies)]
        pairs.append(("content-length", str(len(said.body))))
        headers = [(name.encode(), value.encode("latin-1")) for name, value in pairs]
        yield {"type": "http.response.start", "status": said.status, "headers": headers}
        yield {"type": "http.response.body", "body": said.body}


def _is_v1(said: Said) -> bool:
    return said.path.startswith("/v1/")


def unsigned(said: Said, _wall: WrongAgency) -> None:
    if said.path == "/v1/balance":
        for name in _SIGNATURE:
            said.headers.pop(name, None)


def unsigned_refusals(said: Said, _wall: WrongAgency) -> None:
    if said.status >= 400:
        for name in _SIGNATURE:
            said.headers.pop(name, None)


def unbound(said: Said, wall: WrongAgency) -> None:
    wall.components = signatures.RESPONSE_COMPONENTS if _is_v1(said) else ()


def other_key(said: Said, wall: WrongAgency) -> None:
    wall.key = Ed25519PrivateKey.generate() if _is_v1(said) else wall.agency.secrets.signing


def stale(said: Said, wall: WrongAgency) -> None:
    wall.age = timedelta(hours=2) if _is_v1(said) else timedelta()


def other_bytes(said: Said, _wall: WrongAgency) -> None:
    if said.path == "/v1/balance":
        said.body += b"\n"


def plain_problems(said: Said, _wall: WrongAgency) -> None:
    if said.problem:
        said.headers["content-type"] = "application/json"


def other_status(said: Said, _wall: WrongAgency) -> None:
    if said.problem == Problem.SEQUENCE:
        said.say_problem(422)


def no_expected_number(said: Said, _wall: WrongAgency) -> None:
    if said.problem == Problem.SEQUENCE:
        said.say(expected_seq=None, head=None)


def another_receipt(said: Said, _wall: WrongAgency) -> None:
    if said.headers.get("idempotent-replay"):
        said.say(server_time="2026-01-01T00:00:00Z")


def silent_replay(said: Said, _wall: WrongAgency) -> None:
    said.headers.pop("idempotent-replay", None)


def _alter_events(said: Said, act: Callable[[dict[str, Any]], dict[str, Any] | None]) -> None:
    if said.path == "/v1/events" and said.status == 200:
        told = [act(event) for event in said.json["events"]]
        said.say(events=[event for event in told if event is not None])


def gap(said: Said, _wall: WrongAgency) -> None:
    _alter_events(said, lambda event: None if event["seq"] == 3 else event)


def broken_chain(said: Said, _wall: WrongAgency) -> None:
    _alter_events(said, lambda event: event | ({"prev": "1" * 64} if event["seq"] == 3 else {}))


def altered_event(said: Said, _wall: WrongAgency) -> None:
    def older(event: dict[str, Any]) -> dict[str, Any]:
        return event | ({"at": "2026-01-01T00:00:00Z"} if event["seq"] == 2 else {})

    _alter_events(said, older)


def no_patience(said: Said, _wall: WrongAgency) -> None:
    if said.path == "/v1/events" and said.status == 200:
        said.say(poll_after_s=0)


def one_too_many(said: Said, _wall: WrongAgency) -> None:
    if said.path == "/v1/balance" and said.status == 200:
        said.say(earned=said.json["earned"] + 1)


def old_statement(said: Said, _wall: WrongAgency) -> None:
    if said.path == "/v1/balance" and said.status == 200:
        said.say(as_of_seq=max(0, said.json["as_of_seq"] - 1))


def cookie(said: Said, _wall: WrongAgency) -> None:
    if said.method == "GET" and said.path.startswith("/r/"):
        said.cookies.append("seen=1; Path=/")


def no_policy(said: Said, _wall: WrongAgency) -> None:
    said.headers.pop("content-security-policy", None)


def inline_styles(said: Said, _wall: WrongAgency) -> None:
    told = said.headers.get("content-security-policy")
    if told:
        said.headers["content-security-policy"] = f"{told}; script-src 'unsafe-inline'"


def referrer(said: Said, _wall: WrongAgency) -> None:
    said.headers.pop("referrer-policy", None)


def script(said: Said, _wall: WrongAgency) -> None:
    said.body = said.body.replace(b"</main>", b"<script>1</script></main>")


def cached_pages(said: Said, wall: WrongAgency) -> None:
    if said.method == "GET" and said.path.startswith("/r/"):
        if said.status == 200:
            wall.pages[said.path] = replace(said)
        elif said.path in wall.pages:
            said.status, said.body = 200, wall.pages[said.path].body


def _answers_instead(*problems: Problem) -> Alter:
    """Return a fault that answers as if nothing were wrong, with what it answered last."""

    def alter(said: Said, wall: WrongAgency) -> None:
        if said.status < 400:
            wall.good[said.method, said.path] = replace(said)
        elif not said.path.startswith("/v1/devices/") and said.problem in problems:
            good = wall.good.get((said.method, said.path))
            said.status = 200
            said.body = b"{}" if good is None else good.body
            said.headers["content-type"] = "application/json"

    return alter


def head_always(said: Said, _wall: WrongAgency) -> None:
    if said.method == "HEAD" and said.status == 404 and _is_v1(said):
        said.status = 200


def repeated_value(said: Said, _wall: WrongAgency) -> None:
    if said.problem == Problem.SCHEMA and said.path.startswith("/v1/batches/"):
        said.say(title="神奈川県横浜市中区日本大通9")


def names_in_the_feed(said: Said, wall: WrongAgency) -> None:
    found = re.search(rb"name=([^&]+)", said.asked)
    if said.is_page and found:
        wall.names.append(found[1].decode())
    if said.path == "/v1/events" and said.status == 200:
        said.say(people=[unquote_plus(name) for name in wall.names])


def open_cookie(said: Said, _wall: WrongAgency) -> None:
    said.cookies = [one.replace("HttpOnly; ", "") for one in said.cookies]


def forms_of_anybody(said: Said, _wall: WrongAgency) -> None:
    if said.path.startswith("/me/") and said.status == 403:
        said.status = 200


def kept_names(said: Said, wall: WrongAgency) -> None:
    def named(event: dict[str, Any]) -> dict[str, Any]:
        data = event["data"]
        if event["type"] != "profile.requested":
            return event
        kept = wall.people.setdefault(data["consent_id"], data)
        return event | {"data": data | {"name": kept["name"], "email": kept["email"]}}

    _alter_events(said, named)


def other_model(said: Said, _wall: WrongAgency) -> None:
    if said.path.startswith("/v1/models/") and said.status == 200:
        said.body += b" "


def always_new(said: Said, _wall: WrongAgency) -> None:
    if said.method == "PUT" and said.path.startswith("/v1/redemptions/") and said.status == 200:
        said.status = 201


def any_items(said: Said, _wall: WrongAgency) -> None:
    if said.path == "/v1/profiles" and said.problem == Problem.SCHEMA:
        said.status, said.body = 200, b"{}"
        said.headers["content-type"] = "application/json"


def crash(said: Said, _wall: WrongAgency) -> None:
    if said.path.endswith("/confirm") and said.status == 410:
        said.status = 500


def hidden_floor(said: Said, _wall: WrongAgency) -> None:
    if said.path.startswith("/.well-known/"):
        said.say(privacy_floor={"k_min": 3, "l_min": 2})


def longer_neutral_page(said: Said, _wall: WrongAgency) -> None:
    if said.path.startswith("/r/") and said.status == 404:
        said.body = said.body.replace(b"</main>", said.path.encode() + b"</main>")


def unsigned_discovery(said: Said, _wall: WrongAgency) -> None:
    if said.path.startswith("/.well-known/"):
        for name in _SIGNATURE:
            said.headers.pop(name, None)


def _told_otherwise(act: Callable[[dict[str, Any]], None]) -> Alter:
    """Return a fault that tells other events from the first one on, with a chain that holds."""

    def alter(said: Said, wall: WrongAgency) -> None:
        if said.path == "/v1/balance" and said.status == 200:
            said.say(chain_head=wall.renamed.get(said.json["chain_head"], said.json["chain_head"]))
        if said.path == "/v1/events" and said.status == 200:
            page = msgspec.json.decode(said.body, type=EventPage)
            told = [_renamed(event, wall, act) for event in page.events]
            said.say(events=msgspec.to_builtins(told))

    return alter


def _renamed(event: Event, wall: WrongAgency, act: Callable[[dict[str, Any]], None]) -> Event:
    members = msgspec.to_builtins(event) | {"prev": wall.renamed.get(event.prev, event.prev)}
    act(members)
    draft = msgspec.convert(members, type=Event)
    made = msgspec.structs.replace(draft, id=events.event_id(draft))
    wall.renamed[event.id] = made.id
    return made


def with_token(members: dict[str, Any]) -> None:
    if members["type"] == "credit.earned":
        members["data"] = members["data"] | {"token": "0" * 40}


def with_moment(members: dict[str, Any]) -> None:
    if members["type"] == "credit.earned":
        members["at"] = members["at"].replace("T15:00:00", "T15:07:31")


def without_member(members: dict[str, Any]) -> None:
    if members["type"] == "batch.withdrawn":
        members["data"] = {}


def no_floor(*_args: object) -> list[object]:
    return []


def stars_exempt(records: Any, manifest: Any) -> Any:  # noqa: ANN401 the function it stands for
    return _CHECK([one for one in records if one.age_band != "*"], manifest)


_CHECK = privacy_floor.check_batch


def _fault(name: str, fails: str, alter: Alter | None = None, **more: Any) -> Fault:  # noqa: ANN401 fields of a fault
    return Fault(name, frozenset(fails.split()), alter, **more)


_FLOOR = "floor.k-allowed floor.l-allowed floor.promise floor.count floor.group floor.stars"
_FLOOR += " floor.diversity floor.share floor.partly-suppressed"
_SIGNED = "signature.wrong signature.foreign-key signature.moved-path signature.moved-query"
_SIGNED += " signature.moved-method signature.moved-host signature.uncovered signature.missing"
_SIGNED += " digest.missing clock.first batch.unsigned-number enrolment.possession"

FAULTS = (
    _fault("a balance without signature", "answers.signed", after=unsigned),
    _fault("refusals without signature", "answers.signed", after=unsigned_refusals),
    _fault("signatures not bound to the question", "answers.signed", unbound),
    _fault("answers signed by another key", "answers.signed", other_key),
    _fault("answers signed two hours ago", "answers.created", stale),
    _fault("a digest of other bytes", "answers.digest", after=other_bytes),
    _fault("problems as plain JSON", "answers.problems", plain_problems),
    _fault("another status for a gap", "batch.sequence", other_status),
    _fault("no expected number", "batch.sequence", no_expected_number),
    _fault("a second receipt", "batch.sent-twice", another_receipt),
    _fault("a replay not named", "batch.sent-twice", silent_replay),
    _fault("a gap in the feed", "feed.chained feed.pages feed.batches", gap, lane="events"),
    _fault("a broken chain", "feed.chained", broken_chain, lane="events"),
    _fault("an altered event", "feed.chained", altered_event, lane="events"),
    _fault(
        "a link in credit.earned", "feed.numbers-only", _told_otherwise(with_token), lane="events"
    ),
    _fault(
        "the moment of a registration",
        "registration.registered registration.common",
        _told_otherwise(with_moment),
        lane="events",
    ),
    _fault(
        "an event without its member",
        "feed.members feed.batches",
        _told_otherwise(without_member),
        lane="events",
    ),
    _fault("no time to ask again", "feed.poll", no_patience),
    _fault("a statement off by one", "ledger.statement", one_too_many),
    _fault("a statement of an older event", "ledger.statement", old_statement),
    _fault("a cookie on GET", "answers.cookies", cookie),
    _fault("no policy", "pages.policy", no_policy),
    _fault("a policy for scripts", "pages.policy", inline_styles),
    _fault("addresses told to other sites", "pages.headers", referrer),
    _fault("a script", "pages.no-script", script),
    _fault("pages kept for ever", "link.revoked", cached_pages),
    _fault(
        "an old request answered", "clock.skew clock.first", _answers_instead(Problem.CLOCK_SKEW)
    ),
    _fault("a replay answered", "nonce.replay", _answers_instead(Problem.REPLAY)),
    _fault("any signature believed", _SIGNED, _answers_instead(Problem.SIGNATURE)),
    _fault("any digest believed", "digest.wrong", _answers_instead(Problem.DIGEST_MISMATCH)),
    _fault(
        "any version spoken",
        "version.unsupported version.first",
        _answers_instead(Problem.UNSUPPORTED_VERSION),
    ),
    _fault("no floor", _FLOOR, planted=(("wire.privacy_floor.check_batch", no_floor),)),
    _fault(
        "stars exempt", "floor.stars", planted=(("wire.privacy_floor.check_batch", stars_exempt),)
    ),
    _fault(
        "HEAD always yes",
        "batch.head batch.all-or-nothing batch.withdrawn other.batch",
        head_always,
    ),
    _fault("a value repeated", "batch.words", repeated_value),
    _fault("names in the feed", "feed.nobody", names_in_the_feed),
    _fault("a session for scripts", "me.opened", open_cookie),
    _fault("forms of anybody", "me.closed me.forged", forms_of_anybody),
    _fault("names kept after a withdrawal", "profile.revoked", kept_names, lane="events"),
    _fault("any items taken", "profile.exact profile.form", any_items),
    _fault("a slot reserved twice", "redemption.reserved", always_new),
    _fault("a model in other bytes", "model.published", other_model),
    _fault(
        "a former key still speaking",
        "keys.rotated keys.revoked",
        _answers_instead(Problem.REVOKED),
    ),
    _fault("a crash", "answers.crashes", crash),
    _fault("a lower floor announced", "discovery.limits", hidden_floor),
    _fault(
        "the link on the neutral page", "link.unknown pages.repeat-nothing", longer_neutral_page
    ),
    _fault(
        "discovery without signature",
        "discovery.signed answers.signed",
        after=unsigned_discovery,
        lane="alone",
    ),
)
