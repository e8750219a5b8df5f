"""Make room for what the law asks to keep: evidence, recipients' contracts, processing methods.

Tables are spelled out: a released migration is never edited and imports no table of today.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

_APPEND_ONLY = ("evidence", "recipient_check", "released_key")
_STATEMENTS = (
    """
    CREATE TABLE evidence (
        id INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL,
        record_count INTEGER NOT NULL,
        facts VARCHAR NOT NULL,
        CONSTRAINT pk_evidence PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE recipient_check (
        id INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        recipient VARCHAR NOT NULL,
        contract VARCHAR NOT NULL,
        answers VARCHAR NOT NULL,
        CONSTRAINT pk_recipient_check PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE processing_method (
        id INTEGER NOT NULL,
        created_at VARCHAR NOT NULL,
        batch_id INTEGER,
        sha256 VARCHAR NOT NULL,
        seal_key BLOB NOT NULL,
        sealed BLOB NOT NULL,
        CONSTRAINT pk_processing_method PRIMARY KEY (id),
        CONSTRAINT fk_processing_method_batch_id_batch FOREIGN KEY(batch_id)
            REFERENCES batch (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE released_key (
        kind VARCHAR NOT NULL,
        hash BLOB NOT NULL,
        CONSTRAINT pk_released_key PRIMARY KEY (kind, hash)
    )
    """,
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in _APPEND_ONLY
        for act in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
