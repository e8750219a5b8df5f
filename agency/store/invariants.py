"""The twelve invariants of the ledger, each as a question the database answers with a number.

A number other than zero is a violation. They are asked over everything at once, by `python -m
agency ledger verify` and by the tests after every step of the stateful property test.

Source:
    `docs/wire.md`, "Ledger", I1 to I12.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class Violation:
    """An invariant that does not hold, and how often."""

    name: str
    meaning: str
    count: int


YEAR_S: Final = 365 * 86_400
_RAW: Final = """
    SELECT e.employer_id,
        COALESCE(SUM(CASE WHEN l.target = 'avail' THEN l.units END), 0)
            - COALESCE(SUM(CASE WHEN l.source = 'avail' THEN l.units END), 0) AS avail,
        COALESCE(SUM(CASE WHEN l.target = 'resv' THEN l.units END), 0)
            - COALESCE(SUM(CASE WHEN l.source = 'resv' THEN l.units END), 0) AS resv,
        COALESCE(SUM(CASE WHEN l.target = 'used' THEN l.units END), 0)
            - COALESCE(SUM(CASE WHEN l.source = 'used' THEN l.units END), 0) AS used,
        COALESCE(SUM(CASE WHEN l.target = 'world' THEN l.units END), 0)
            - COALESCE(SUM(CASE WHEN l.source = 'world' THEN l.units END), 0) AS world
    FROM employers e LEFT JOIN ledger_entries l ON l.employer_id = e.employer_id
    GROUP BY e.employer_id
"""
_MOVES: Final = """
    (kind = 'earn' AND source = 'world' AND target = 'avail')
    OR (kind = 'void' AND source = 'avail' AND target = 'world')
    OR (kind = 'reserve' AND source = 'avail' AND target = 'resv')
    OR (kind = 'release' AND source = 'resv' AND target = 'avail')
    OR (kind = 'consume' AND source = 'resv' AND target = 'used')
    OR (kind = 'bonus' AND source = 'world' AND target = 'avail')
    OR (kind = 'expire' AND source = 'avail' AND target = 'world')
    OR (kind IN ('review', 'clear') AND source = '' AND target = '')
"""
_EVENT_OF: Final = """
    CASE kind WHEN 'earn' THEN 'credit.earned' WHEN 'void' THEN 'credit.voided'
    WHEN 'reserve' THEN 'credit.reserved' WHEN 'release' THEN 'credit.released'
    WHEN 'consume' THEN 'credit.consumed' WHEN 'bonus' THEN 'credit.bonus'
    WHEN 'expire' THEN 'credit.expired' WHEN 'review' THEN 'registration.review'
    ELSE 'registration.cleared' END
"""
QUESTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "I1": (
        "the accounts of an employer add up to zero",
        "SELECT COUNT(*) FROM balances WHERE world + avail + resv + used <> 0",
    ),
    "I2": (
        "no account but the world's is below zero",
        "SELECT COUNT(*) FROM balances WHERE avail < 0 OR resv < 0 OR used < 0",
    ),
    "I3": (
        "one unit per arrival, one arrival per personal token and per person on a common link",
        """
        SELECT COUNT(*) FROM (
            SELECT employer_id FROM units GROUP BY employer_id, registration_id
            HAVING COUNT(*) > 1
            UNION ALL SELECT employer_id FROM arrivals WHERE personal_token IS NOT NULL
            GROUP BY employer_id, personal_token HAVING COUNT(*) > 1
            UNION ALL SELECT employer_id FROM arrivals WHERE common_person IS NOT NULL
            GROUP BY employer_id, common_person HAVING COUNT(*) > 1
        ) AS found
        """,
    ),
    "I4": (
        "a person earns once in a window",
        """
        SELECT COUNT(*) FROM registrations a JOIN registrations b
            ON b.person_key = a.person_key AND b.registration_id <> a.registration_id
        WHERE a.unit <> '' AND b.unit <> '' AND b.confirmed_at >= a.confirmed_at
            AND b.confirmed_at - a.confirmed_at < @window@
        """,
    ),
    "I5": (
        "nothing was reserved that was not there",
        """
        SELECT COUNT(*) FROM (
            SELECT kind, SUM(
                CASE WHEN target = 'avail' THEN units WHEN source = 'avail' THEN -units ELSE 0 END
            ) OVER (PARTITION BY employer_id ORDER BY seq) AS left_over
            FROM ledger_entries
        ) AS running WHERE kind = 'reserve' AND left_over < 0
        """,
    ),
    "I6": (
        "a redemption is closed once at most, and only if it was reserved",
        """
        SELECT COUNT(*) FROM (
            SELECT employer_id, ref FROM ledger_entries WHERE kind IN ('release', 'consume')
            GROUP BY employer_id, ref HAVING COUNT(*) > 1
            UNION ALL SELECT c.employer_id, c.ref FROM ledger_entries c
            WHERE c.kind IN ('release', 'consume') AND NOT EXISTS (
                SELECT 1 FROM ledger_entries r WHERE r.employer_id = c.employer_id
                    AND r.ref = c.ref AND r.kind = 'reserve' AND r.units = c.units
            )
        ) AS found
        """,
    ),
    "I7": (
        "nothing is entered twice",
        """
        SELECT COUNT(*) FROM (
            SELECT employer_id FROM ledger_entries GROUP BY employer_id, kind, ref
            HAVING COUNT(*) > 1
        ) AS found
        """,
    ),
    "I8": (
        "the accounts are what the set of entries says, in whatever order they came",
        """
        SELECT COUNT(*) FROM (@raw@) AS raw JOIN balances b ON b.employer_id = raw.employer_id
        WHERE b.resv <> raw.resv OR b.used <> raw.used OR b.avail - b.deferred <> raw.avail
        """,
    ),
    "I9": (
        "what is owed is owed only while nothing is available",
        "SELECT COUNT(*) FROM balances WHERE deferred > 0 AND avail > 0",
    ),
    "I10": (
        "only the nine kinds of entries move units, each between its own accounts",
        "SELECT COUNT(*) FROM ledger_entries WHERE NOT (@moves@)",
    ),
    "I11": (
        "the feed has told every entry, once",
        """
        SELECT COUNT(*) FROM (
            SELECT employer_id, told, SUM(n) AS n FROM (
                SELECT employer_id, @event@ AS told, 1 AS n FROM ledger_entries
                UNION ALL SELECT employer_id, type AS told, -1 AS n FROM events
                WHERE type LIKE 'credit.%' OR type IN (
                    'registration.review', 'registration.cleared'
                )
            ) AS both_sides GROUP BY employer_id, told HAVING SUM(n) <> 0
        ) AS found
        """,
    ),
    "I12": (
        "every earned unit points at a token of its employer",
        """
        SELECT COUNT(*) FROM ledger_entries l WHERE l.kind = 'earn' AND NOT EXISTS (
            SELECT 1 FROM units u JOIN arrivals a
                ON a.employer_id = u.employer_id AND a.registration_id = u.registration_id
            WHERE u.employer_id = l.employer_id AND u.unit = l.ref AND a.token <> ''
        )
        """,
    ),
}


def violations(connection: Connection, *, window_s: int = YEAR_S) -> tuple[Violation, ...]:
    """Return the invariants that do not hold.

    Whether a token is genuine only the master key tells, so that half of I12 is the tests'.

    Args:
        connection: An open transaction.
        window_s: The shortest window of any terms in which a person earns once, in seconds.
    """
    parts = {"@raw@": _RAW, "@moves@": _MOVES, "@event@": _EVENT_OF, "@window@": str(window_s)}
    found = []
    for name, (meaning, question) in QUESTIONS.items():
        for place, part in parts.items():
            question = question.replace(place, part)  # noqa: PLW2901 - the same question
        count = int(connection.execute(text(question)).scalar_one())
        if count:
            found.append(Violation(name, meaning, count))
    return tuple(found)
