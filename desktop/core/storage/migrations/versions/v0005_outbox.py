"""Make room for notices that wait, are taken back, are filed and bounce; texts by version; 再応募.

Tables are spelled out: a released migration is never edited and imports no table of today.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

_STATEMENTS = (
    "ALTER TABLE person ADD COLUMN has_opted_out BOOLEAN NOT NULL DEFAULT 0",
    "ALTER TABLE person ADD COLUMN bounced_email VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE notice ADD COLUMN kind VARCHAR NOT NULL DEFAULT 'result'",
    "ALTER TABLE notice ADD COLUMN run_id INTEGER",
    "ALTER TABLE notice ADD COLUMN text_id INTEGER",
    "ALTER TABLE notice ADD COLUMN due_at VARCHAR",
    "ALTER TABLE notice ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE notice ADD COLUMN filed_at VARCHAR",
    "ALTER TABLE notice ADD COLUMN bounced_at VARCHAR",
    "CREATE INDEX ix_notice_due ON notice (state, due_at)",
    "CREATE INDEX ix_notice_handed ON notice (handed_over_at)",
    "CREATE INDEX ix_notice_run_id ON notice (run_id)",
    """
    CREATE TABLE notice_run (
        id INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        mode VARCHAR NOT NULL,
        due_at VARCHAR,
        undone_at VARCHAR,
        CONSTRAINT pk_notice_run PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE notice_text (
        id INTEGER NOT NULL,
        stage VARCHAR NOT NULL,
        tone VARCHAR NOT NULL,
        vacancy_id INTEGER,
        reason VARCHAR NOT NULL,
        version INTEGER NOT NULL,
        subject VARCHAR NOT NULL,
        body VARCHAR NOT NULL,
        with_relay BOOLEAN NOT NULL,
        saved_at VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        CONSTRAINT pk_notice_text PRIMARY KEY (id),
        CONSTRAINT fk_notice_text_vacancy_id_vacancy FOREIGN KEY(vacancy_id)
            REFERENCES vacancy (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_notice_text_stage ON notice_text (stage, tone)",
    (
        "INSERT INTO notice_text (stage, tone, vacancy_id, reason, version, subject, body,"
        " with_relay, saved_at, actor)"
        " SELECT stage, 'standard', NULL, '', 1, subject, body, with_relay, updated_at, ''"
        " FROM notice_template"
    ),
    "DROP TABLE notice_template",
    """
    CREATE TABLE mail_desk (
        id INTEGER NOT NULL,
        paused_at VARCHAR,
        paused_by VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        retry_at VARCHAR,
        failures INTEGER NOT NULL,
        CONSTRAINT pk_mail_desk PRIMARY KEY (id),
        CONSTRAINT ck_mail_desk_one_row CHECK (id = 1)
    )
    """,
    "INSERT INTO mail_desk (id, paused_by, reason, failures) VALUES (1, '', '', 0)",
    """
    CREATE TABLE mail_login (
        id INTEGER NOT NULL,
        provider VARCHAR NOT NULL,
        client_id VARCHAR NOT NULL,
        tenant VARCHAR NOT NULL,
        user VARCHAR NOT NULL,
        token_cache BLOB NOT NULL,
        updated_at VARCHAR NOT NULL,
        CONSTRAINT pk_mail_login PRIMARY KEY (id),
        CONSTRAINT ck_mail_login_one_row CHECK (id = 1)
    )
    """,
    """
    CREATE TABLE mailbox_cursor (
        mailbox VARCHAR NOT NULL,
        uid_validity INTEGER NOT NULL,
        last_uid INTEGER NOT NULL,
        CONSTRAINT pk_mailbox_cursor PRIMARY KEY (mailbox)
    )
    """,
    """
    CREATE TABLE reapproach (
        id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        vacancy_id INTEGER,
        cause VARCHAR NOT NULL,
        due_on DATE NOT NULL,
        state VARCHAR NOT NULL,
        notice_id INTEGER,
        created_at VARCHAR NOT NULL,
        decided_at VARCHAR,
        actor VARCHAR NOT NULL,
        CONSTRAINT pk_reapproach PRIMARY KEY (id),
        CONSTRAINT fk_reapproach_person_id_person FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT fk_reapproach_vacancy_id_vacancy FOREIGN KEY(vacancy_id)
            REFERENCES vacancy (id) ON DELETE SET NULL,
        CONSTRAINT fk_reapproach_notice_id_notice FOREIGN KEY(notice_id)
            REFERENCES notice (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_reapproach_person_id ON reapproach (person_id)",
    "CREATE INDEX ix_reapproach_state ON reapproach (state, due_on)",
    """
    CREATE TABLE reapproach_wish (
        id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        vacancy_id INTEGER,
        occupation_code VARCHAR NOT NULL,
        due_on DATE,
        note VARCHAR NOT NULL,
        noted_at VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        CONSTRAINT pk_reapproach_wish PRIMARY KEY (id),
        CONSTRAINT fk_reapproach_wish_person_id_person FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT fk_reapproach_wish_vacancy_id_vacancy FOREIGN KEY(vacancy_id)
            REFERENCES vacancy (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_reapproach_wish_person_id ON reapproach_wish (person_id)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
