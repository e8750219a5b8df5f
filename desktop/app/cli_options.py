"""What each act of the command line takes."""

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from desktop.core.domain.codes import REASONS_OF, Outcome
from desktop.core.domain.notice import STAGE_KINDS, STANDARD_TONE, Tone

AWAY: Final = ("discard", "withdraw")
"""Steps of ``batch`` that name one by its fingerprint."""


def add_options(add: Mapping[str, argparse.ArgumentParser]) -> None:
    """Give every act its arguments."""
    add["init"].add_argument("--company", required=True)
    add["init"].add_argument("--contact", default="")
    add["init"].add_argument("--email", default="")
    add["enrol"].add_argument("enrolment_string")
    add["import"].add_argument("file", type=Path)
    add["import"].add_argument("--sheet", default="", help="name of the sheet to read")
    add["import"].add_argument("--profile", default="", help="name of a saved reading")
    add["import"].add_argument("--corrections", type=Path, help="where rows that wait are written")
    add["import"].add_argument(
        "--attachments", action="store_true", help="take in files named in it or lying beside it"
    )
    add["export"].add_argument("--folder", type=Path, help="where the file is written")
    add["export"].add_argument("--form", default="xlsx", choices=["xlsx", "csv", "csv-cp932"])
    add["template"].add_argument("file", type=Path)
    outcomes = [Outcome.IN_PROGRESS.value, Outcome.REJECTED.value]
    reasons = [reason.value for reason in REASONS_OF[Outcome.REJECTED]]
    add["reject"].add_argument("--outcome", default="rejected", choices=outcomes)
    add["reject"].add_argument("--reason", default="overall", choices=reasons)
    add["reject"].add_argument("--erase", action="store_true", help="erase after the notice")
    add["reject"].add_argument("--no-relay", action="store_true")
    _add_notice_options(add["notices"])
    steps = ["show", "send", "look", "pause", "resume", "undo"]
    add["outbox"].add_argument("step", nargs="?", default="show", choices=steps)
    add["outbox"].add_argument("undo_id", nargs="?", default="", help="as notices --smtp told it")
    add["retention"].add_argument("--erase", action="store_true", help="erase those told of")
    add["scrub"].add_argument(
        "file", type=Path, nargs="?", help="a text; without one, what is piped in"
    )
    add["scrub"].add_argument("--person", type=int, help="number of the person it is about")
    add["batch"].add_argument(
        "step", nargs="?", default="propose", choices=["propose", "list", *AWAY]
    )
    add["batch"].add_argument("fingerprint", nargs="?", default="", help="how its SHA-256 begins")
    add["batch"].add_argument("--approve", action="store_true")
    add["batch"].add_argument("--published-at", default="", help="where the notice is posted")
    add["batch"].add_argument("--published-on", type=date.fromisoformat)
    add["batch"].add_argument("--report", type=Path, help="folder for the risk report as PDF")
    _add_duty_options(add["duty"])
    _add_relay_options(add)
    _add_reapproach_options(add["reapproach"])
    _add_release_options(add["anonymize"])
    _add_count_options(add["counts"])


def _add_relay_options(add: Mapping[str, argparse.ArgumentParser]) -> None:
    profiles, slots, keys = add["profiles"], add["slots"], add["keys"]
    steps = ["list", "approve", "refuse", "offer", "records"]
    profiles.add_argument("step", nargs="?", default="list", choices=steps)
    profiles.add_argument("what", nargs="?", default="", help="number of a request, or items")
    profiles.add_argument("--confirm", default="", help="what is confirmed with an offer")
    profiles.add_argument("--actor", default="", help="who confirms it")
    profiles.add_argument("--sha256", default="", help="of the values looked at, as list told")
    slots.add_argument("step", nargs="?", default="list", choices=["list", "use", "release"])
    slots.add_argument("what", nargs="?", default="", help="a JSON file, or the identifier")
    add["ledger"].add_argument("--folder", type=Path, help="where the file is written")
    keys.add_argument("step", nargs="?", default="show", choices=["show", "renew", "revoke"])
    keys.add_argument("name", nargs="?", default="", help="of the device to revoke")


def _add_notice_options(add: argparse.ArgumentParser) -> None:
    stages = list(STAGE_KINDS)
    tones = [tone.value for tone in Tone]
    add.add_argument("--template", default="document", choices=stages)
    add.add_argument("--tone", default=STANDARD_TONE, choices=tones)
    add.add_argument("--folder", type=Path)
    add.add_argument("--smtp", action="store_true", help="queue mails instead of drafting")
    add.add_argument("--mark-sent", action="store_true")


def _add_release_options(add: argparse.ArgumentParser) -> None:
    add.add_argument("file", type=Path)
    add.add_argument("--out", type=Path, help="the workbook to write; without it columns are told")
    add.add_argument(
        "--column", action="append", default=[], help="HEADING=attribute[:hierarchy]; repeatable"
    )
    add.add_argument("--k", type=int, choices=[5, 7, 10], help="fewest people alike")
    add.add_argument("--leave-out-known", action="store_true", help="nobody of the workspace")
    add.add_argument("--report", type=Path, help="folder for the risk report as PDF")


def _add_reapproach_options(add: argparse.ArgumentParser) -> None:
    steps = ["list", "approve", "later", "drop", "agree", "refuse", "wish", "answers", "waiting"]
    add.add_argument("step", nargs="?", default="list", choices=steps)
    add.add_argument("--person", type=int, action="append", default=[], help="repeatable")
    add.add_argument("--text", default="", help="reason, text version or wish, by step")
    add.add_argument("--on", type=date.fromisoformat, help="day told, or day to think of it")
    channels = ["reply", "phone", "paper", "unsubscribe"]
    add.add_argument("--channel", default="reply", choices=channels)
    add.add_argument("--occupation", default="", help="middle code of the classification 2022")
    add.add_argument("--file", type=Path, help="list of answers, or folder for drafts")


def _add_count_options(add: argparse.ArgumentParser) -> None:
    fields = ["age_band", "region", "occupation", "experience", "education", "stage", "reason"]
    add.add_argument("by", nargs="?", choices=fields, help="without it the ledger is told")
    add.add_argument("across", nargs="?", choices=fields)
    add.add_argument("--year", type=int, help="business year; its April")
    add.add_argument("--quarter", type=int, default=0, choices=range(5), help="0 is the whole")
    add.add_argument("--exact", default="ordinary", choices=["rough", "ordinary", "fine"])
    add.add_argument("--out", type=Path, help="a workbook to write")


def _add_duty_options(add: argparse.ArgumentParser) -> None:
    steps = ["notice", "letter", "recipient", "evidence"]
    add.add_argument("step", choices=[*steps, "methods", "read-method", "destroy-method"])
    add.add_argument("what", nargs="?", default="", help="fingerprint, recipient or number")
    add.add_argument("--form", default="html", choices=["html", "pdf", "txt"])
    add.add_argument("--folder", type=Path, help="where the file is written")
    add.add_argument("--posted-on", type=date.fromisoformat, help="the day of the notice")
    add.add_argument(
        "--settled", action="append", default=[], help="a duty the contract settles; repeatable"
    )
    add.add_argument("--contract", default="", help="how the contract is called")
