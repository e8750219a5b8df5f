"""Make room for the agency's statement, renewed keys, consented profiles and redemptions.

Tables are spelled out: a released migration is never edited and imports no table of today.
"""

from alembic import op

revision = "0007"
down_revision = "0006"

_STATEMENTS = (
    "ALTER TABLE agency ADD COLUMN terms BLOB",
    "ALTER TABLE agency ADD COLUMN kid_since VARCHAR",
    "ALTER TABLE agency ADD COLUMN is_rotation_due BOOLEAN NOT NULL DEFAULT 0",
    "ALTER TABLE feed_event ADD COLUMN received_at VARCHAR",
    """
    CREATE TABLE pending_rotation (
        id INTEGER NOT NULL,
        device_key BLOB NOT NULL,
        CONSTRAINT pk_pending_rotation PRIMARY KEY (id),
        CONSTRAINT ck_pending_rotation_one_row CHECK (id = 1)
    )
    """,
    """
    CREATE TABLE statement (
        id INTEGER NOT NULL,
        received_at VARCHAR NOT NULL,
        as_of_seq INTEGER NOT NULL,
        body BLOB NOT NULL,
        signature VARCHAR NOT NULL,
        differences VARCHAR NOT NULL,
        CONSTRAINT pk_statement PRIMARY KEY (id),
        CONSTRAINT ck_statement_one_row CHECK (id = 1)
    )
    """,
    """
    CREATE TABLE profile_offer (
        id INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        items VARCHAR NOT NULL,
        statement VARCHAR NOT NULL,
        CONSTRAINT pk_profile_offer PRIMARY KEY (id)
    )
    """,
    *(
        f"CREATE TRIGGER profile_offer_no_{act.lower()} BEFORE {act} ON profile_offer "
        "BEGIN SELECT RAISE(ABORT, 'profile_offer is append-only'); END"
        for act in ("UPDATE", "DELETE")
    ),
    """
    CREATE TABLE profile_request (
        id INTEGER NOT NULL,
        consent_id VARCHAR NOT NULL,
        token VARCHAR NOT NULL,
        person_id INTEGER,
        application_id INTEGER,
        items VARCHAR NOT NULL,
        text_version VARCHAR NOT NULL,
        text_sha256 VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        email VARCHAR NOT NULL,
        asked_at VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        decided_at VARCHAR,
        actor VARCHAR NOT NULL,
        refusal VARCHAR NOT NULL,
        body BLOB NOT NULL,
        body_sha256 VARCHAR NOT NULL,
        seal_key BLOB NOT NULL,
        sealed BLOB NOT NULL,
        fault VARCHAR NOT NULL,
        CONSTRAINT pk_profile_request PRIMARY KEY (id),
        CONSTRAINT uq_profile_request_consent_id UNIQUE (consent_id),
        CONSTRAINT fk_profile_request_person_id_person FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_profile_request_person_id ON profile_request (person_id)",
    """
    CREATE TABLE provision_person (
        provision_id INTEGER NOT NULL,
        keep_until DATE NOT NULL,
        seal_key BLOB NOT NULL,
        sealed BLOB NOT NULL,
        CONSTRAINT pk_provision_person PRIMARY KEY (provision_id),
        CONSTRAINT fk_provision_person_provision_id_provision FOREIGN KEY(provision_id)
            REFERENCES provision (id)
    )
    """,
    """
    CREATE TABLE redemption (
        ref VARCHAR NOT NULL,
        request BLOB NOT NULL,
        asked_at VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        fault VARCHAR NOT NULL,
        CONSTRAINT pk_redemption PRIMARY KEY (ref)
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
