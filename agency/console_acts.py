"""Commands for the agency's own staff: redemptions, models, terms, employers, ledger, upkeep."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from agency.clock import moment, seconds
from agency.server import Options, open_agency
from agency.service import due, models, redemptions, settling
from agency.service.context import Agency
from agency.service.redemptions import NoSuchRedemptionError
from agency.service.reviews import NoSuchUnitError
from agency.store import devices, employers, invariants, ledger, migrate, published
from agency.store.engine import open_engine
from agency.store.published import ChangedInPlaceError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - has no other name

USAGE_ERROR: Final = 64
NO_SUCH_THING: Final = 65
BROKEN: Final = 1
_ACTS: Final = {
    "introduce": (redemptions.introduce, "somebody was proposed to the employer"),
    "decline": (redemptions.decline, "the proposal came to nothing; the units come back"),
    "consume": (redemptions.consume, "the person agreed, the employer knows who it is"),
    "hired": (redemptions.note_hired, "the introduced person was hired; no unit moves"),
}


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    """Add the staff's commands to the parser."""
    _add_redemption(commands.add_parser("redemption", help="slots asked for"), common)
    model = commands.add_parser("model", help="models for employers").add_subparsers(required=True)
    publish = model.add_parser("publish", parents=[common], help="publish a JSON model for good")
    publish.add_argument("name")
    publish.add_argument("version")
    publish.add_argument("file", type=Path)
    publish.set_defaults(run=_publish)
    terms = commands.add_parser("terms", help="terms of the exchange").add_subparsers(required=True)
    move = terms.add_parser("move", parents=[common], help="note that an employer agreed to others")
    move.add_argument("employer")
    move.add_argument("version")
    move.set_defaults(run=_move_terms)
    listed = commands.add_parser("employer", help="who takes part").add_subparsers(required=True)
    listing = listed.add_parser("list", parents=[common], help="one JSON object a line")
    listing.set_defaults(run=_list_employers)
    link_key = commands.add_parser("linkkey", help="keys of relay links")
    acts = link_key.add_subparsers(required=True)
    revoke = acts.add_parser(
        "revoke", parents=[common], help="candidates are served on, the employer earns nothing"
    )
    revoke.add_argument("employer")
    revoke.add_argument("kid", type=int)
    revoke.set_defaults(run=_revoke_link_key)
    device = commands.add_parser("device", help="installed desktops")
    device_acts = device.add_subparsers(required=True)
    listed_devices = device_acts.add_parser("list", parents=[common], help="one JSON object a line")
    listed_devices.add_argument("employer")
    listed_devices.set_defaults(run=_list_devices)
    lost = device_acts.add_parser("revoke", parents=[common], help="a lost one speaks no more")
    lost.add_argument("employer")
    lost.add_argument("device")
    lost.set_defaults(run=_revoke_device)
    books = commands.add_parser("ledger", help="the books").add_subparsers(required=True)
    verify = books.add_parser("verify", parents=[common], help="check chain and invariants")
    verify.set_defaults(run=_verify)
    sweep = commands.add_parser("sweep", parents=[common], help="finish what a crash left")
    sweep.set_defaults(run=_sweep)
    upgrade = commands.add_parser("migrate", parents=[common], help="bring PostgreSQL up to date")
    upgrade.set_defaults(run=_migrate)


def open_parsed(parsed: argparse.Namespace) -> Agency:
    """Return the agency a command line names."""
    options = Options(
        database=parsed.database,
        public_url=parsed.public_url,
        profile=parsed.profile,
        clock_offset_file=parsed.clock_offset_file,
        keys=parsed.keys,
    )
    return open_agency(options, options.port)


def end(act: Callable[[], object]) -> int:
    """Run an act and return the exit code; what went wrong stands on the error stream."""
    try:
        act()
    except NoSuchUnitError:
        print("agency: no such unit, or not in that state", file=sys.stderr)
        return NO_SUCH_THING
    except NoSuchRedemptionError:
        print("agency: no such redemption, or not in that state", file=sys.stderr)
        return NO_SUCH_THING
    except ChangedInPlaceError as error:
        print(f"agency: published before with another content: {error}", file=sys.stderr)
        return USAGE_ERROR
    except ValueError as error:
        print(f"agency: {error}", file=sys.stderr)
        return USAGE_ERROR
    return 0


def _add_redemption(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(required=True, metavar="ACT")
    listing = acts.add_parser("list", parents=[common], help="one JSON object a line")
    listing.set_defaults(run=_list_redemptions)
    for name, (act, said) in _ACTS.items():
        one = acts.add_parser(name, parents=[common], help=said)
        one.add_argument("employer", help="such as e_0123456789abcdef")
        one.add_argument("redemption", help="the UUID the employer chose")
        one.set_defaults(run=_redemption_act(act))


def _redemption_act(
    act: Callable[[Agency, str, str], None],
) -> Callable[[argparse.Namespace], int]:
    def run(parsed: argparse.Namespace) -> int:
        return end(lambda: act(open_parsed(parsed), parsed.employer, parsed.redemption))

    return run


def _list_redemptions(parsed: argparse.Namespace) -> int:
    for held in redemptions.waiting(open_parsed(parsed)):
        line = {
            "employer": employers.public_id(held.employer_id),
            "redemption": held.id,
            "state": held.state.value,
            "units": held.units,
            "since": moment(held.reserved_at).isoformat(),
            "request": json.loads(held.request),
        }
        print(json.dumps(line, ensure_ascii=False))
    return 0


def _publish(parsed: argparse.Namespace) -> int:
    def act() -> None:
        content = parsed.file.read_bytes()
        made = models.publish(open_parsed(parsed), parsed.name, parsed.version, content)
        print(made.sha256)

    return end(act)


def _move_terms(parsed: argparse.Namespace) -> int:
    agency = open_parsed(parsed)
    employer_id = employers.from_public(parsed.employer)
    with agency.store.reading() as connection:
        is_known = employer_id is not None and employers.find(connection, employer_id) is not None
        is_version = published.terms_of(connection, parsed.version) is not None
    if employer_id is None or not is_known or not is_version:
        print("agency: no such employer, or no such version of the terms", file=sys.stderr)
        return NO_SUCH_THING
    with agency.store.of_employer(employer_id) as connection:
        employers.agree(connection, employer_id, parsed.version)
    return 0


def _revoke_link_key(parsed: argparse.Namespace) -> int:
    agency = open_parsed(parsed)
    employer_id = employers.from_public(parsed.employer) or 0
    is_found = due.revoke_link_key(agency, employer_id, parsed.kid)
    if not is_found:
        print("agency: no such link key", file=sys.stderr)
    return 0 if is_found else NO_SUCH_THING


def _list_devices(parsed: argparse.Namespace) -> int:
    agency = open_parsed(parsed)
    with agency.store.reading() as connection:
        found = devices.all_of(connection, employers.from_public(parsed.employer) or 0)
    for device in found:
        line = {
            "device": device.id,
            "app": device.app,
            "enrolled": moment(device.enrolled_at).isoformat(),
            "revoked": None if device.revoked_at is None else moment(device.revoked_at).isoformat(),
        }
        print(json.dumps(line))
    return 0


def _revoke_device(parsed: argparse.Namespace) -> int:
    agency = open_parsed(parsed)
    employer_id = employers.from_public(parsed.employer) or 0
    at = seconds(agency.clock.now())
    with agency.store.of_employer(employer_id) as connection:
        revoked_at = devices.revoke(connection, employer_id, parsed.device, at=at)
    if revoked_at is None:
        print("agency: no such device", file=sys.stderr)
    return NO_SUCH_THING if revoked_at is None else 0


def _list_employers(parsed: argparse.Namespace) -> int:
    agency = open_parsed(parsed)
    with agency.store.reading() as connection:
        for employer in employers.all_of_them(connection):
            line = {
                "employer": employer.public_id,
                "name": employer.name,
                "terms": employer.terms_version,
            }
            print(json.dumps(line, ensure_ascii=False))
    return 0


def _verify(parsed: argparse.Namespace) -> int:
    agency = open_parsed(parsed)
    is_sound = True
    with agency.store.reading() as connection:
        for number in employers.all_ids(connection):
            broken = ledger.first_broken(connection, number)
            if broken is not None:
                is_sound = False
                name = employers.public_id(number)
                print(f"{name}: the chain breaks at entry {broken}", file=sys.stderr)
        for violation in invariants.violations(connection):
            is_sound = False
            print(f"{violation.name}: {violation.count} ({violation.meaning})", file=sys.stderr)
    print("the books are sound" if is_sound else "the books are not sound")
    return 0 if is_sound else BROKEN


def _sweep(parsed: argparse.Namespace) -> int:
    agency = open_parsed(parsed)
    print(f"finished: {settling.sweep(agency)}")
    settling.forget_what_is_over(agency)
    due.settle_everybody(agency)
    return 0


def _migrate(parsed: argparse.Namespace) -> int:
    copy = migrate.bring_up_to_date(open_engine(parsed.database), has_backup=True)
    print("up to date" if copy is None else f"up to date; a copy of before is {copy.name}")
    return 0
