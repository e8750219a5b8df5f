"""Make room for counts with noise and for how files of one shape are anonymized.

Tables are spelled out: a released migration is never edited and imports no table of today. The
store itself refuses to spend more than a year has, and to forget what was spent.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

_STATEMENTS = (
    """
    CREATE TABLE noisy_count (
        id INTEGER NOT NULL,
        asked_at VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        business_year INTEGER NOT NULL,
        question VARCHAR NOT NULL,
        spent INTEGER NOT NULL,
        counts VARCHAR NOT NULL,
        CONSTRAINT pk_noisy_count PRIMARY KEY (id),
        CONSTRAINT uq_noisy_count_business_year UNIQUE (business_year, question),
        CONSTRAINT ck_noisy_count_spent CHECK (spent > 0)
    )
    """,
    """
    CREATE TRIGGER noisy_count_budget BEFORE INSERT ON noisy_count
    WHEN NEW.spent + (
        SELECT COALESCE(SUM(spent), 0) FROM noisy_count WHERE business_year = NEW.business_year
    ) > 3000
    BEGIN SELECT RAISE(ABORT, 'the budget of this year is spent'); END
    """,
    *(
        f"CREATE TRIGGER noisy_count_no_{act.lower()} BEFORE {act} ON noisy_count "
        "BEGIN SELECT RAISE(ABORT, 'noisy_count is append-only'); END"
        for act in ("UPDATE", "DELETE")
    ),
    """
    CREATE TABLE file_profile (
        shape_key VARCHAR NOT NULL,
        choices VARCHAR NOT NULL,
        used_at VARCHAR NOT NULL,
        CONSTRAINT pk_file_profile PRIMARY KEY (shape_key)
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
