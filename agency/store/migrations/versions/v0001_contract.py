"""Make the tables of version 1 of the contract.

Tables are spelled out: a released migration is never edited and imports no table of today. Events
and ledger entries can be added to and read, by anybody, and nothing else.
"""

from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    """
    CREATE TABLE accounts (
        person_key VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        kana VARCHAR NOT NULL,
        email VARCHAR NOT NULL,
        phone VARCHAR NOT NULL,
        prefecture VARCHAR NOT NULL,
        occupation VARCHAR NOT NULL,
        experience VARCHAR NOT NULL,
        employment VARCHAR NOT NULL,
        qualification VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        registered_at BIGINT NOT NULL,
        CONSTRAINT pk_accounts PRIMARY KEY (person_key)
    )
    """,
    """
    CREATE TABLE address_counters (
        address_key VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        count INTEGER NOT NULL,
        until BIGINT,
        CONSTRAINT pk_address_counters PRIMARY KEY (address_key, name)
    )
    """,
    """
    CREATE TABLE claims (
        person_key VARCHAR NOT NULL,
        registration_id VARCHAR NOT NULL,
        claimed_at BIGINT NOT NULL,
        CONSTRAINT pk_claims PRIMARY KEY (person_key)
    )
    """,
    """
    CREATE TABLE consents (
        person_key VARCHAR NOT NULL,
        consent_id VARCHAR NOT NULL,
        registration_id VARCHAR NOT NULL,
        purpose VARCHAR NOT NULL,
        items VARCHAR NOT NULL,
        text_version VARCHAR NOT NULL,
        text_sha256 VARCHAR NOT NULL,
        given_at BIGINT NOT NULL,
        withdrawn_at BIGINT,
        CONSTRAINT pk_consents PRIMARY KEY (person_key, consent_id),
        CONSTRAINT ck_consents_purpose CHECK (purpose IN ('service', 'disclose', 'profile'))
    )
    """,
    """
    CREATE TABLE employers (
        employer_id BIGINT NOT NULL,
        name VARCHAR NOT NULL,
        mail_domain VARCHAR NOT NULL,
        created_at BIGINT NOT NULL,
        terms_version VARCHAR NOT NULL,
        offered_items VARCHAR NOT NULL,
        batch_no INTEGER NOT NULL,
        event_seq INTEGER NOT NULL,
        chain_head VARCHAR NOT NULL,
        ledger_seq INTEGER NOT NULL,
        ledger_head VARCHAR NOT NULL,
        CONSTRAINT pk_employers PRIMARY KEY (employer_id)
    )
    """,
    """
    CREATE TABLE errands (
        person_key VARCHAR NOT NULL,
        registration_id VARCHAR NOT NULL,
        version INTEGER NOT NULL,
        since BIGINT NOT NULL,
        CONSTRAINT pk_errands PRIMARY KEY (person_key, registration_id)
    )
    """,
    """
    CREATE TABLE models (
        name VARCHAR NOT NULL,
        version VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL,
        content VARCHAR NOT NULL,
        published_at BIGINT NOT NULL,
        CONSTRAINT pk_models PRIMARY KEY (name, version)
    )
    """,
    """
    CREATE TABLE records (
        employer_id BIGINT NOT NULL,
        batch_no INTEGER NOT NULL,
        line INTEGER NOT NULL,
        age_band VARCHAR NOT NULL,
        region VARCHAR NOT NULL,
        occupation VARCHAR NOT NULL,
        experience VARCHAR NOT NULL,
        education VARCHAR NOT NULL,
        qualification VARCHAR NOT NULL,
        quarter VARCHAR NOT NULL,
        stage VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        CONSTRAINT pk_records PRIMARY KEY (employer_id, batch_no, line)
    )
    """,
    """
    CREATE TABLE registrations (
        person_key VARCHAR NOT NULL,
        registration_id VARCHAR NOT NULL,
        employer_id BIGINT NOT NULL,
        company VARCHAR NOT NULL,
        token VARCHAR NOT NULL,
        is_personal BOOLEAN NOT NULL,
        is_disclosed BOOLEAN NOT NULL,
        is_contact_stopped BOOLEAN NOT NULL,
        policy_version VARCHAR NOT NULL,
        confirmed_at BIGINT NOT NULL,
        unit VARCHAR NOT NULL,
        identities VARCHAR NOT NULL,
        entered_name VARCHAR NOT NULL,
        entered_email VARCHAR NOT NULL,
        common_person VARCHAR NOT NULL,
        triggers VARCHAR NOT NULL,
        policy VARCHAR NOT NULL,
        CONSTRAINT pk_registrations PRIMARY KEY (person_key, registration_id)
    )
    """,
    """
    CREATE TABLE routes (
        name VARCHAR NOT NULL,
        employer_id BIGINT NOT NULL,
        CONSTRAINT pk_routes PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE terms (
        version VARCHAR NOT NULL,
        body VARCHAR NOT NULL,
        agreed_from BIGINT NOT NULL,
        CONSTRAINT pk_terms PRIMARY KEY (version)
    )
    """,
    """
    CREATE TABLE arrivals (
        employer_id BIGINT NOT NULL,
        registration_id VARCHAR NOT NULL,
        token VARCHAR NOT NULL,
        personal_token VARCHAR,
        common_person VARCHAR,
        is_disclosed BOOLEAN NOT NULL,
        is_contact_stopped BOOLEAN NOT NULL,
        arrived_at BIGINT NOT NULL,
        CONSTRAINT pk_arrivals PRIMARY KEY (employer_id, registration_id),
        CONSTRAINT uq_arrivals_personal_token UNIQUE (employer_id, personal_token),
        CONSTRAINT uq_arrivals_common_person UNIQUE (employer_id, common_person),
        CONSTRAINT fk_arrivals_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE balances (
        employer_id BIGINT NOT NULL,
        world INTEGER NOT NULL,
        avail INTEGER NOT NULL,
        resv INTEGER NOT NULL,
        used INTEGER NOT NULL,
        deferred INTEGER NOT NULL,
        CONSTRAINT pk_balances PRIMARY KEY (employer_id),
        CONSTRAINT ck_balances_signs
            CHECK (avail >= 0 AND resv >= 0 AND used >= 0 AND deferred >= 0),
        CONSTRAINT ck_balances_sum CHECK (world + avail + resv + used = 0),
        CONSTRAINT fk_balances_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE batches (
        employer_id BIGINT NOT NULL,
        sha256 VARCHAR NOT NULL,
        no INTEGER NOT NULL,
        device_id VARCHAR NOT NULL,
        seq INTEGER,
        n INTEGER NOT NULL,
        k INTEGER NOT NULL,
        l INTEGER NOT NULL,
        quarter VARCHAR NOT NULL,
        hier VARCHAR NOT NULL,
        received_at BIGINT,
        withdrawn_at BIGINT,
        CONSTRAINT pk_batches PRIMARY KEY (employer_id, sha256),
        CONSTRAINT uq_batches_no UNIQUE (employer_id, no),
        CONSTRAINT uq_batches_device_id UNIQUE (employer_id, device_id, seq),
        CONSTRAINT fk_batches_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE code_requests (
        employer_id BIGINT NOT NULL,
        request_id VARCHAR NOT NULL,
        kid BIGINT NOT NULL,
        asked_at BIGINT NOT NULL,
        is_confirmed BOOLEAN NOT NULL,
        failed_count INTEGER NOT NULL,
        CONSTRAINT pk_code_requests PRIMARY KEY (employer_id, request_id),
        CONSTRAINT fk_code_requests_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    "CREATE INDEX ix_code_requests_kid ON code_requests (employer_id, kid, asked_at)",
    """
    CREATE TABLE devices (
        employer_id BIGINT NOT NULL,
        device_id VARCHAR NOT NULL,
        public_key VARCHAR NOT NULL,
        app VARCHAR NOT NULL,
        is_demo BOOLEAN NOT NULL,
        enrolled_at BIGINT NOT NULL,
        revoked_at BIGINT,
        seq INTEGER NOT NULL,
        head VARCHAR NOT NULL,
        CONSTRAINT pk_devices PRIMARY KEY (employer_id, device_id),
        CONSTRAINT fk_devices_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE employer_counters (
        employer_id BIGINT NOT NULL,
        name VARCHAR NOT NULL,
        count INTEGER NOT NULL,
        CONSTRAINT pk_employer_counters PRIMARY KEY (employer_id, name),
        CONSTRAINT fk_employer_counters_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE employer_networks (
        employer_id BIGINT NOT NULL,
        network VARCHAR NOT NULL,
        CONSTRAINT pk_employer_networks PRIMARY KEY (employer_id, network),
        CONSTRAINT fk_employer_networks_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE enrolment_codes (
        employer_id BIGINT NOT NULL,
        code_key VARCHAR NOT NULL,
        expires_at BIGINT NOT NULL,
        device_id VARCHAR,
        CONSTRAINT pk_enrolment_codes PRIMARY KEY (employer_id, code_key),
        CONSTRAINT fk_enrolment_codes_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE events (
        employer_id BIGINT NOT NULL,
        seq INTEGER NOT NULL,
        id VARCHAR NOT NULL,
        type VARCHAR NOT NULL,
        at BIGINT NOT NULL,
        data VARCHAR NOT NULL,
        prev VARCHAR NOT NULL,
        CONSTRAINT pk_events PRIMARY KEY (employer_id, seq),
        CONSTRAINT fk_events_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE ledger_entries (
        employer_id BIGINT NOT NULL,
        seq INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        ref VARCHAR NOT NULL,
        units INTEGER NOT NULL,
        source VARCHAR NOT NULL,
        target VARCHAR NOT NULL,
        at BIGINT NOT NULL,
        reason VARCHAR NOT NULL,
        prev VARCHAR NOT NULL,
        id VARCHAR NOT NULL,
        CONSTRAINT pk_ledger_entries PRIMARY KEY (employer_id, seq),
        CONSTRAINT uq_ledger_entries_kind UNIQUE (employer_id, kind, ref),
        CONSTRAINT ck_ledger_entries_units CHECK (units > 0),
        CONSTRAINT fk_ledger_entries_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE link_keys (
        employer_id BIGINT NOT NULL,
        kid BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        status VARCHAR NOT NULL,
        CONSTRAINT pk_link_keys PRIMARY KEY (employer_id, kid),
        CONSTRAINT ck_link_keys_status CHECK (status IN ('active', 'old', 'revoked')),
        CONSTRAINT fk_link_keys_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE profiles (
        employer_id BIGINT NOT NULL,
        consent_id VARCHAR NOT NULL,
        token VARCHAR NOT NULL,
        items VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        email VARCHAR NOT NULL,
        content VARCHAR NOT NULL,
        refusal VARCHAR NOT NULL,
        changed_at BIGINT NOT NULL,
        CONSTRAINT pk_profiles PRIMARY KEY (employer_id, consent_id),
        CONSTRAINT ck_profiles_state
            CHECK (state IN ('asked', 'handed-over', 'refused', 'revoked')),
        CONSTRAINT fk_profiles_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE redemptions (
        employer_id BIGINT NOT NULL,
        redemption_id VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        units INTEGER NOT NULL,
        request VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        reserved_at BIGINT NOT NULL,
        introduced_at BIGINT,
        closed_at BIGINT,
        CONSTRAINT pk_redemptions PRIMARY KEY (employer_id, redemption_id),
        CONSTRAINT ck_redemptions_state
            CHECK (state IN ('reserved', 'introduced', 'consumed', 'released')),
        CONSTRAINT fk_redemptions_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE revoked_links (
        employer_id BIGINT NOT NULL,
        token VARCHAR NOT NULL,
        revoked_at BIGINT NOT NULL,
        CONSTRAINT pk_revoked_links PRIMARY KEY (employer_id, token),
        CONSTRAINT fk_revoked_links_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    """
    CREATE TABLE units (
        employer_id BIGINT NOT NULL,
        unit VARCHAR NOT NULL,
        registration_id VARCHAR NOT NULL,
        earned_at BIGINT NOT NULL,
        review_since BIGINT,
        review_ended_at BIGINT,
        triggers VARCHAR NOT NULL,
        policy VARCHAR NOT NULL,
        CONSTRAINT pk_units PRIMARY KEY (employer_id, unit),
        CONSTRAINT uq_units_registration_id UNIQUE (employer_id, registration_id),
        CONSTRAINT fk_units_employer_id FOREIGN KEY(employer_id)
            REFERENCES employers (employer_id)
    )
    """,
    "CREATE INDEX ix_units_review ON units (employer_id, review_ended_at, review_since)",
)
_APPEND_ONLY = ("events", "ledger_entries")
_SQLITE = tuple(
    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for table in _APPEND_ONLY
    for act in ("UPDATE", "DELETE")
)
_POSTGRESQL = (
    """
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the table is append-only'; END $$
    """,
    *(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        for table in _APPEND_ONLY
    ),
)


def upgrade() -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in (*_TABLES, *(_POSTGRESQL if is_postgresql else _SQLITE)):
        op.execute(statement)
