"""The agency's command line: serving, taking employers on, reviews; the rest in `console_acts`."""

import argparse
import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from agency import console_acts, openapi
from agency.clock import moment
from agency.console_acts import end, open_parsed
from agency.mailer import SmtpSecurity
from agency.policy import BY_NAME
from agency.server import Options, RefusedToServeError, serve
from agency.service import enrolments, reviews
from agency.store import employers
from agency.store.migrate import NewerStoreError, OlderStoreError

_USAGE_ERROR: Final = 64
_NO_SUCH_THING: Final = 65
_CANNOT_OPEN: Final = 66
_COMMANDS: Final = frozenset(
    {
        *("serve", "init", "enrolment", "review", "redemption", "model", "terms", "ledger"),
        *("employer", "device", "linkkey", "sweep", "migrate", "openapi", "-h", "--help"),
    }
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not _COMMANDS & set(given):
        # `python -m agency --policy demo` serves (decision 7).
        given = ["serve", *given]
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    parsed = _parser().parse_args(given)
    run: Callable[[argparse.Namespace], int] = parsed.run
    try:
        return run(parsed)
    except RefusedToServeError as error:
        print(f"agency: {error}", file=sys.stderr)
        return _USAGE_ERROR
    except (NewerStoreError, OlderStoreError) as error:
        print(f"agency: the database was left alone: {error}", file=sys.stderr)
        return _CANNOT_OPEN


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--database", default="agency.sqlite", help="file, or URL of a PostgreSQL database"
    )
    common.add_argument("--keys", type=Path, help="file of the secrets; beside the database file")
    common.add_argument("--profile", type=Path, help="TOML file: who the agency is, its terms")
    common.add_argument("--public-url", default="", help="such as https://relay.example.jp")
    common.add_argument("--clock-offset-file", type=Path, help="for tests, on loopback only")
    parser = argparse.ArgumentParser(prog="agency", description="Reference agency service")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_serve(commands.add_parser("serve", parents=[common], help="answer desktops, candidates"))
    init = commands.add_parser("init", parents=[common], help="make database and secrets")
    init.set_defaults(run=_init)
    enrolment = commands.add_parser("enrolment", help="employers taking part")
    _add_enrolment(enrolment, common)
    _add_review(commands.add_parser("review", help="units looked at twice"), common)
    contract = commands.add_parser("openapi", help="print the contract as an OpenAPI document")
    contract.set_defaults(run=_print_contract)
    console_acts.add_commands(commands, common)
    return parser


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument("--smtp-host", default="127.0.0.1")
    parser.add_argument("--smtp-port", type=int, default=25)
    parser.add_argument(
        "--smtp-security", choices=[each.value for each in SmtpSecurity], default="none"
    )
    parser.add_argument("--smtp-user", default="")
    parser.add_argument("--smtp-password-file", type=Path, help="its first line is the password")
    parser.add_argument("--policy", choices=sorted(BY_NAME), default="real")
    parser.add_argument("--trusted-proxy", default="", help="address of the proxy in front")
    parser.set_defaults(run=_serve)


def _add_enrolment(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(required=True, metavar="ACT")
    create = acts.add_parser("create", parents=[common], help="print an enrolment string")
    whose = create.add_mutually_exclusive_group(required=True)
    whose.add_argument("--company", help="a new employer: its name as candidates see it")
    whose.add_argument("--employer", help="one more device of an employer, such as e_0123…")
    create.add_argument("--mail-domain", default="", help="the company's own, for reviews")
    create.set_defaults(run=_create_enrolment)


def _add_review(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(required=True, metavar="ACT")
    listing = acts.add_parser("list", parents=[common], help="one JSON object a line")
    listing.set_defaults(run=_list_reviews)
    clear = acts.add_parser("clear", parents=[common], help="end a review for the unit")
    clear.add_argument("unit")
    clear.set_defaults(run=_clear)
    void = acts.add_parser("void", parents=[common], help="take a unit back for proven fraud")
    void.add_argument("unit")
    void.add_argument("--reason", required=True)
    void.set_defaults(run=_void)


def _serve(parsed: argparse.Namespace) -> int:
    serve(
        Options(
            database=parsed.database,
            host=parsed.host,
            port=parsed.port,
            public_url=parsed.public_url,
            smtp_host=parsed.smtp_host,
            smtp_port=parsed.smtp_port,
            smtp_security=parsed.smtp_security,
            smtp_user=parsed.smtp_user,
            smtp_password_file=parsed.smtp_password_file,
            policy=parsed.policy,
            profile=parsed.profile,
            clock_offset_file=parsed.clock_offset_file,
            trusted_proxy=parsed.trusted_proxy,
            keys=parsed.keys,
        )
    )
    return 0


def _print_contract(_parsed: argparse.Namespace) -> int:
    print(json.dumps(json.loads(openapi.document()), ensure_ascii=False, indent=2))
    return 0


def _init(parsed: argparse.Namespace) -> int:
    agency = open_parsed(parsed)
    print(json.dumps({"fingerprint": agency.secrets.fingerprint}))
    return 0


def _create_enrolment(parsed: argparse.Namespace) -> int:
    if not parsed.public_url:
        raise RefusedToServeError("an enrolment string needs --public-url")
    agency = open_parsed(parsed)
    if parsed.company:
        made = enrolments.create_code(agency, parsed.company, mail_domain=parsed.mail_domain)
        print(made.text)
        return 0
    more = enrolments.create_code_for(agency, employers.from_public(parsed.employer) or 0)
    print("agency: no such employer" if more is None else more.text)
    return _NO_SUCH_THING if more is None else 0


def _list_reviews(parsed: argparse.Namespace) -> int:
    for state in reviews.waiting(open_parsed(parsed)):
        line = {
            "unit": state.unit,
            "since": moment(state.review_since or 0).isoformat(),
            "triggers": state.triggers.split(),
        }
        print(json.dumps(line))
    return 0


def _clear(parsed: argparse.Namespace) -> int:
    return end(lambda: reviews.clear(open_parsed(parsed), parsed.unit))


def _void(parsed: argparse.Namespace) -> int:
    return end(lambda: reviews.void(open_parsed(parsed), parsed.unit, parsed.reason))
