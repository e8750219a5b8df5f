"""`python -m agency.conformance URL`: 0 nothing differs, 1 something does, 2 it could not begin."""

import argparse
import sys
from collections.abc import Sequence
from typing import Final

from agency.conformance.bench import Bench
from agency.conformance.client import Client, NoAnswerError, UnusableAddressError
from agency.conformance.mailbox import ImapMailbox, MailboxError
from agency.conformance.report import Outcome, Result, as_json, lines_of, summary
from agency.conformance.run import run
from agency.conformance.words import LANGUAGES, Words, read_words
from wire import enrolment_string
from wire.enrolment_string import EnrolmentString, InvalidEnrolmentStringError

_DIFFERS: Final = 1
_COULD_NOT_BEGIN: Final = 2


class _StartError(Exception):
    """The run cannot begin; the message is for people."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the checks, print the result and return the exit code."""
    parsed = _parser().parse_args(arguments)
    words = read_words(parsed.lang)
    try:
        results = _print(_bench(parsed, words), words, is_json=parsed.json)
    except _StartError as error:
        print(f"conformance: {error}", file=sys.stderr)
        return _COULD_NOT_BEGIN
    except MailboxError as error:
        print(f"conformance: {words.say('unusable-mailbox').format(kind=error)}", file=sys.stderr)
        return _COULD_NOT_BEGIN
    return _DIFFERS if any(result.outcome is Outcome.FAIL for result in results) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m agency.conformance",
        description="Checks an agency against the contract of docs/wire.md, from outside.",
    )
    parser.add_argument("url", metavar="URL", help="such as https://relay.example.jp")
    parser.add_argument("--enrolment", default="", help="an enrolment string; it is used up")
    parser.add_argument("--second-enrolment", default="", help="that of another employer")
    parser.add_argument(
        "--mailbox",
        default="",
        metavar="IMAP-URL",
        help="imaps://user:password@host/INBOX?address=check-{}@test.example, where code mails go;"
        " {} is replaced for each invented person",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    return parser


def _bench(parsed: argparse.Namespace, words: Words) -> Bench:
    try:
        client = Client(parsed.url)
        invitation = _read(parsed.enrolment)
        second = _read(parsed.second_enrolment)
    except UnusableAddressError:
        raise _StartError(words.say("unusable-address")) from None
    except InvalidEnrolmentStringError:
        raise _StartError(words.say("unusable-string")) from None
    for given in (invitation, second):
        if given is not None and given.base_url != client.base_url:
            raise _StartError(words.say("other-host"))
    mailbox = ImapMailbox(parsed.mailbox) if parsed.mailbox else None
    if mailbox is not None:
        mailbox.open()
    bench = Bench(client, invitation, second, mailbox)
    try:
        bench.discover()
    except NoAnswerError as error:
        raise _StartError(words.say("no-answer").format(kind=error)) from None
    return bench


def _read(text: str) -> EnrolmentString | None:
    return enrolment_string.parse(text) if text else None


def _print(bench: Bench, words: Words, *, is_json: bool) -> list[Result]:
    results: list[Result] = []
    for result in run(bench):
        if not is_json:
            if not results or results[-1].check.clause is not result.check.clause:
                print(f"\n{words.clause(result.check)}")
            print(*lines_of(result, words), sep="\n", flush=True)
        results.append(result)
    print(as_json(results, words) if is_json else f"\n{summary(results, words)}")
    return results


if __name__ == "__main__":
    sys.exit(main())
