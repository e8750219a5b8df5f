"""What an import leaves behind: profiles, words, raw rows, decisions, attachments.

Tables are spelled out: a released migration is never edited and imports no table of today.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_STATEMENTS = (
    """
    CREATE TABLE import_profile (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        shape_key VARCHAR NOT NULL,
        table_key VARCHAR NOT NULL,
        columns VARCHAR NOT NULL,
        has_hidden_rows BOOLEAN NOT NULL,
        created_at VARCHAR NOT NULL,
        used_at VARCHAR NOT NULL,
        CONSTRAINT pk_import_profile PRIMARY KEY (id),
        CONSTRAINT uq_import_profile_shape_key UNIQUE (shape_key)
    )
    """,
    """
    CREATE TABLE company_word (
        kind VARCHAR NOT NULL,
        word VARCHAR NOT NULL,
        code VARCHAR NOT NULL,
        decided_at VARCHAR NOT NULL,
        CONSTRAINT pk_company_word PRIMARY KEY (kind, word)
    )
    """,
    """
    CREATE TABLE imported_sheet (
        id INTEGER NOT NULL,
        import_id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        columns VARCHAR NOT NULL,
        CONSTRAINT pk_imported_sheet PRIMARY KEY (id),
        CONSTRAINT fk_imported_sheet_import_id_import_run
            FOREIGN KEY(import_id)
            REFERENCES import_run (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_imported_sheet_import_id ON imported_sheet (import_id)",
    """
    CREATE TABLE imported_row (
        id INTEGER NOT NULL,
        sheet_id INTEGER NOT NULL,
        row_number INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        application_id INTEGER,
        cells BLOB NOT NULL,
        CONSTRAINT pk_imported_row PRIMARY KEY (id),
        CONSTRAINT fk_imported_row_sheet_id_imported_sheet
            FOREIGN KEY(sheet_id)
            REFERENCES imported_sheet (id) ON DELETE CASCADE,
        CONSTRAINT fk_imported_row_person_id_person
            FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT fk_imported_row_application_id_application
            FOREIGN KEY(application_id)
            REFERENCES application (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_imported_row_sheet_id ON imported_row (sheet_id)",
    "CREATE INDEX ix_imported_row_person_id ON imported_row (person_id)",
    "CREATE INDEX ix_imported_row_application_id ON imported_row (application_id)",
    """
    CREATE TABLE duplicate_decision (
        id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        row_hash BLOB NOT NULL,
        other_id INTEGER,
        decision VARCHAR NOT NULL,
        import_id INTEGER,
        actor VARCHAR NOT NULL,
        decided_at VARCHAR NOT NULL,
        CONSTRAINT pk_duplicate_decision PRIMARY KEY (id),
        CONSTRAINT uq_duplicate_decision_person_id UNIQUE (person_id, row_hash),
        CONSTRAINT fk_duplicate_decision_person_id_person
            FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT fk_duplicate_decision_other_id_person
            FOREIGN KEY(other_id)
            REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT fk_duplicate_decision_import_id_import_run
            FOREIGN KEY(import_id)
            REFERENCES import_run (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_duplicate_decision_other_id ON duplicate_decision (other_id)",
    "CREATE INDEX ix_duplicate_decision_import_id ON duplicate_decision (import_id)",
    # AUTOINCREMENT: a number names a file, and the number of a destroyed one never comes again.
    """
    CREATE TABLE attachment (
        id INTEGER NOT NULL CONSTRAINT pk_attachment PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL,
        application_id INTEGER,
        import_id INTEGER,
        name VARCHAR NOT NULL,
        media_type VARCHAR NOT NULL,
        size_bytes INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        "key" BLOB NOT NULL,
        created_at VARCHAR NOT NULL,
        CONSTRAINT fk_attachment_person_id_person
            FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT fk_attachment_application_id_application
            FOREIGN KEY(application_id)
            REFERENCES application (id) ON DELETE SET NULL,
        CONSTRAINT fk_attachment_import_id_import_run
            FOREIGN KEY(import_id)
            REFERENCES import_run (id)
    )
    """,
    "CREATE INDEX ix_attachment_person_id ON attachment (person_id)",
    "CREATE INDEX ix_attachment_application_id ON attachment (application_id)",
    "CREATE INDEX ix_attachment_import_id ON attachment (import_id)",
    """
    CREATE TABLE watched_file (
        sha256 VARCHAR NOT NULL,
        declined_at VARCHAR NOT NULL,
        CONSTRAINT pk_watched_file PRIMARY KEY (sha256)
    )
    """,
    # The scratch carries the cells as they lie in the file; it is empty between imports.
    "ALTER TABLE import_row ADD COLUMN row_number INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE import_row ADD COLUMN cells BLOB",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
