"""The first schema.

Tables are spelled out: a released migration is never edited and imports no table of today.
"""

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    """
    CREATE TABLE agency (
        id INTEGER NOT NULL CONSTRAINT ck_agency_one_row CHECK (id = 1),
        base_url VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        licence_number VARCHAR NOT NULL,
        contact_email VARCHAR NOT NULL,
        contact_phone VARCHAR NOT NULL,
        terms_version VARCHAR NOT NULL,
        ratio INTEGER NOT NULL,
        public_key BLOB NOT NULL,
        employer_id VARCHAR NOT NULL,
        device_id VARCHAR NOT NULL,
        device_key BLOB NOT NULL,
        kid INTEGER NOT NULL,
        link_key BLOB NOT NULL,
        relay_base VARCHAR NOT NULL,
        enrolled_at VARCHAR NOT NULL,
        cursor INTEGER NOT NULL,
        cursor_id VARCHAR NOT NULL,
        batch_seq INTEGER NOT NULL,
        batch_head VARCHAR NOT NULL,
        clock_offset_s INTEGER NOT NULL,
        last_success_at VARCHAR,
        next_try_at VARCHAR,
        failures INTEGER NOT NULL,
        attention VARCHAR NOT NULL,
        CONSTRAINT pk_agency PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE audit (
        id INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        os_user VARCHAR NOT NULL,
        act VARCHAR NOT NULL,
        detail VARCHAR NOT NULL,
        prev VARCHAR NOT NULL,
        hash VARCHAR NOT NULL,
        CONSTRAINT pk_audit PRIMARY KEY (id),
        CONSTRAINT uq_audit_hash UNIQUE (hash)
    )
    """,
    """
    CREATE TABLE pending_enrolment (
        code VARCHAR NOT NULL,
        device_key BLOB NOT NULL,
        sealing_key BLOB NOT NULL,
        CONSTRAINT pk_pending_enrolment PRIMARY KEY (code)
    )
    """,
    """
    CREATE TABLE batch (
        id INTEGER NOT NULL,
        state VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL,
        body BLOB NOT NULL,
        record_count INTEGER NOT NULL,
        quarter VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        approved_at VARCHAR,
        approved_by VARCHAR NOT NULL,
        accepted_at VARCHAR,
        seq INTEGER,
        prev VARCHAR,
        receipt BLOB,
        fault VARCHAR NOT NULL,
        CONSTRAINT pk_batch PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_batch_state ON batch (state)
    """,
    """
    CREATE TABLE feed_event (
        seq INTEGER NOT NULL,
        event_id VARCHAR NOT NULL,
        type VARCHAR NOT NULL,
        at VARCHAR NOT NULL,
        raw BLOB NOT NULL,
        CONSTRAINT pk_feed_event PRIMARY KEY (seq),
        CONSTRAINT uq_feed_event_event_id UNIQUE (event_id)
    )
    """,
    """
    CREATE INDEX ix_feed_event_type ON feed_event (type)
    """,
    """
    CREATE TABLE import_run (
        id INTEGER NOT NULL,
        started_at VARCHAR NOT NULL,
        imported_at VARCHAR,
        undone_at VARCHAR,
        actor VARCHAR NOT NULL,
        file_sha256 VARCHAR NOT NULL,
        row_count INTEGER NOT NULL,
        CONSTRAINT pk_import_run PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_import_run_file_sha256 ON import_run (file_sha256)
    """,
    """
    CREATE TABLE ledger_entry (
        seq INTEGER NOT NULL,
        event_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        units INTEGER NOT NULL,
        ref VARCHAR NOT NULL,
        at VARCHAR NOT NULL,
        CONSTRAINT pk_ledger_entry PRIMARY KEY (seq),
        CONSTRAINT uq_ledger_entry_event_id UNIQUE (event_id)
    )
    """,
    """
    CREATE TABLE notice_template (
        stage VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        body VARCHAR NOT NULL,
        with_relay BOOLEAN NOT NULL,
        updated_at VARCHAR NOT NULL,
        CONSTRAINT pk_notice_template PRIMARY KEY (stage)
    )
    """,
    """
    CREATE TABLE outbox (
        id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        ref VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        attempts INTEGER NOT NULL,
        done_at VARCHAR,
        fault VARCHAR NOT NULL,
        CONSTRAINT pk_outbox PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_outbox_state ON outbox (state)
    """,
    """
    CREATE TABLE provision (
        id INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        recipient VARCHAR NOT NULL,
        items VARCHAR NOT NULL,
        basis VARCHAR NOT NULL,
        record_count INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        CONSTRAINT pk_provision PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE rejection (
        id INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        "before" BLOB NOT NULL,
        undone_at VARCHAR,
        CONSTRAINT pk_rejection PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE sync_log (
        id INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        count INTEGER NOT NULL,
        error VARCHAR NOT NULL,
        CONSTRAINT pk_sync_log PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE tombstone (
        hash BLOB NOT NULL,
        kind VARCHAR NOT NULL,
        erased_at VARCHAR NOT NULL,
        is_released BOOLEAN NOT NULL,
        CONSTRAINT pk_tombstone PRIMARY KEY (hash)
    )
    """,
    """
    CREATE TABLE workspace (
        id INTEGER NOT NULL CONSTRAINT ck_workspace_one_row CHECK (id = 1),
        workspace_id VARCHAR NOT NULL,
        is_demo BOOLEAN NOT NULL,
        created_at VARCHAR NOT NULL,
        settings BLOB NOT NULL,
        hash_key BLOB NOT NULL,
        CONSTRAINT pk_workspace PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE import_row (
        id INTEGER NOT NULL,
        import_id INTEGER NOT NULL,
        person_id INTEGER,
        payload BLOB NOT NULL,
        CONSTRAINT pk_import_row PRIMARY KEY (id),
        CONSTRAINT fk_import_row_import_id_import_run
            FOREIGN KEY(import_id)
            REFERENCES import_run (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_import_row_import_id ON import_row (import_id)
    """,
    """
    CREATE TABLE person (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        kana VARCHAR NOT NULL,
        kana_key VARCHAR NOT NULL,
        email VARCHAR NOT NULL,
        email_key VARCHAR NOT NULL,
        phone VARCHAR NOT NULL,
        phone_key VARCHAR NOT NULL,
        birth_date DATE,
        postal_code VARCHAR NOT NULL,
        address VARCHAR NOT NULL,
        prefecture_code VARCHAR NOT NULL,
        education VARCHAR NOT NULL,
        experience_years INTEGER,
        qualifications VARCHAR NOT NULL,
        qualification_family VARCHAR NOT NULL,
        skills VARCHAR NOT NULL,
        nationality VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        is_eu_origin BOOLEAN NOT NULL,
        has_objected BOOLEAN NOT NULL,
        is_released BOOLEAN NOT NULL,
        has_reapproach_consent BOOLEAN NOT NULL,
        erase_after_notice BOOLEAN NOT NULL,
        latest_application_id INTEGER,
        import_id INTEGER,
        created_at VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        CONSTRAINT pk_person PRIMARY KEY (id),
        CONSTRAINT fk_person_import_id_import_run
            FOREIGN KEY(import_id)
            REFERENCES import_run (id)
    )
    """,
    """
    CREATE INDEX ix_person_email_key ON person (email_key)
    """,
    """
    CREATE INDEX ix_person_kana ON person (kana_key, id)
    """,
    """
    CREATE INDEX ix_person_name_birth ON person (name_key, birth_date)
    """,
    "CREATE INDEX ix_person_to_erase ON person (id) WHERE erase_after_notice",
    """
    CREATE INDEX ix_person_phone_key ON person (phone_key)
    """,
    """
    CREATE TABLE vacancy (
        id INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        title_key VARCHAR NOT NULL,
        place VARCHAR NOT NULL,
        occupation_code VARCHAR NOT NULL,
        is_open BOOLEAN NOT NULL,
        import_id INTEGER,
        created_at VARCHAR NOT NULL,
        CONSTRAINT pk_vacancy PRIMARY KEY (id),
        CONSTRAINT uq_vacancy_title_key UNIQUE (title_key),
        CONSTRAINT fk_vacancy_import_id_import_run
            FOREIGN KEY(import_id)
            REFERENCES import_run (id)
    )
    """,
    """
    CREATE TABLE application (
        id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        vacancy_id INTEGER,
        applied_on DATE,
        route VARCHAR NOT NULL,
        stage VARCHAR,
        outcome VARCHAR NOT NULL,
        reason VARCHAR,
        decided_on DATE,
        closed_at VARCHAR,
        with_relay BOOLEAN NOT NULL,
        notice_state VARCHAR NOT NULL,
        rejection_id INTEGER,
        import_id INTEGER,
        created_at VARCHAR NOT NULL,
        CONSTRAINT pk_application PRIMARY KEY (id),
        CONSTRAINT fk_application_person_id_person
            FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT fk_application_vacancy_id_vacancy
            FOREIGN KEY(vacancy_id)
            REFERENCES vacancy (id),
        CONSTRAINT fk_application_rejection_id_rejection
            FOREIGN KEY(rejection_id)
            REFERENCES rejection (id),
        CONSTRAINT fk_application_import_id_import_run
            FOREIGN KEY(import_id)
            REFERENCES import_run (id)
    )
    """,
    """
    CREATE INDEX ix_application_import_id ON application (import_id)
    """,
    """
    CREATE INDEX ix_application_person_id ON application (person_id)
    """,
    """
    CREATE INDEX ix_application_vacancy_id ON application (vacancy_id)
    """,
    """
    CREATE INDEX ix_application_waiting ON application (outcome, notice_state)
    """,
    """
    CREATE TABLE batch_member (
        batch_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        CONSTRAINT pk_batch_member PRIMARY KEY (batch_id, person_id),
        CONSTRAINT fk_batch_member_batch_id_batch
            FOREIGN KEY(batch_id)
            REFERENCES batch (id) ON DELETE CASCADE,
        CONSTRAINT fk_batch_member_person_id_person
            FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE consent (
        id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        purpose VARCHAR NOT NULL,
        is_granted BOOLEAN NOT NULL,
        at VARCHAR NOT NULL,
        channel VARCHAR NOT NULL,
        text_version VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        CONSTRAINT pk_consent PRIMARY KEY (id),
        CONSTRAINT fk_consent_person_id_person
            FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_consent_person_id ON consent (person_id)
    """,
    """
    CREATE TABLE link_token (
        token VARCHAR NOT NULL,
        kid INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        person_id INTEGER,
        application_id INTEGER,
        state VARCHAR NOT NULL,
        minted_at VARCHAR NOT NULL,
        revoked_at VARCHAR,
        CONSTRAINT pk_link_token PRIMARY KEY (token),
        CONSTRAINT fk_link_token_person_id_person
            FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE SET NULL
    )
    """,
    """
    CREATE INDEX ix_link_token_person_id ON link_token (person_id)
    """,
    """
    CREATE TABLE person_event (
        id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        application_id INTEGER,
        at VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        detail VARCHAR NOT NULL,
        CONSTRAINT pk_person_event PRIMARY KEY (id),
        CONSTRAINT fk_person_event_person_id_person
            FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_person_event_person_id ON person_event (person_id)
    """,
    """
    CREATE TABLE notice (
        id INTEGER NOT NULL,
        application_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        state VARCHAR NOT NULL,
        mode VARCHAR NOT NULL,
        sender VARCHAR NOT NULL,
        recipient VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        body VARCHAR NOT NULL,
        message_id VARCHAR NOT NULL,
        token VARCHAR,
        created_at VARCHAR NOT NULL,
        handed_over_at VARCHAR,
        sent_at VARCHAR,
        fault VARCHAR NOT NULL,
        actor VARCHAR NOT NULL,
        CONSTRAINT pk_notice PRIMARY KEY (id),
        CONSTRAINT fk_notice_application_id_application
            FOREIGN KEY(application_id)
            REFERENCES application (id) ON DELETE CASCADE,
        CONSTRAINT fk_notice_person_id_person
            FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT uq_notice_message_id UNIQUE (message_id)
    )
    """,
    """
    CREATE INDEX ix_notice_application_id ON notice (application_id)
    """,
    """
    CREATE INDEX ix_notice_person_id ON notice (person_id)
    """,
    """
    CREATE INDEX ix_notice_state ON notice (state, created_at)
    """,
)

SEARCH = (
    # One row a person: folded words as single characters and pairs (decisions/0004-search.md).
    "CREATE VIRTUAL TABLE person_search USING fts5(terms, tokenize = 'unicode61')",
    # What is erased must be gone from the index too, not only marked (decision 21).
    "INSERT INTO person_search(person_search, rank) VALUES ('secure-delete', 1)",
)

_APPEND_ONLY = ("audit", "ledger_entry", "provision", "feed_event")

GUARDS = (
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in _APPEND_ONLY
        for act in ("UPDATE", "DELETE")
    ),
    (
        "CREATE TRIGGER workspace_demo_stays BEFORE UPDATE OF is_demo ON workspace "
        "WHEN NEW.is_demo <> OLD.is_demo "
        "BEGIN SELECT RAISE(ABORT, 'the demo mark is set at creation'); END"
    ),
    (
        "CREATE TRIGGER batch_bytes_stay BEFORE UPDATE ON batch "
        "WHEN OLD.state <> 'draft' AND (NEW.body <> OLD.body OR NEW.sha256 <> OLD.sha256) "
        "BEGIN SELECT RAISE(ABORT, 'approved bytes never change'); END"
    ),
)


def upgrade() -> None:
    for statement in (*TABLES, *SEARCH, *GUARDS):
        op.execute(statement)
