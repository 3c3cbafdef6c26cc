"""The books of the clinic: entries, marks, history and refusals can only be added to."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


APPEND_ONLY = ("entries", "marks", "history", "refusals")

GUARD = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""


def upgrade() -> None:
    _counters()
    _entries()
    _marks()
    _deeds()
    _history()
    _refusals()
    if op.get_bind().dialect.name == "sqlite":
        _guard_on_sqlite()
    else:
        _guard_on_postgresql()


def downgrade() -> None:
    op.drop_table("refusals")
    op.drop_table("history")
    op.drop_table("deeds")
    op.drop_table("marks")
    op.drop_table("entries")
    op.drop_table("counters")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change")


def _counters() -> None:
    op.create_table(
        "counters",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("provider", "year", name="counters_pkey"),
    )


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("book", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("window", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("iin", sa.Text(), nullable=True),
        sa.Column("doctor", sa.Text(), nullable=True),
        sa.Column("starts_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("entry", name="entries_pkey"),
    )
    op.create_index("entries_by_writing", "entries", ["written_at"], unique=False)
    op.create_index("entries_number_key", "entries", ["provider", "year", "number"], unique=True)
    op.create_index("entries_of_maker", "entries", ["made_by", "starts_at"], unique=False)
    op.create_index("entries_of_patient", "entries", ["iin", "starts_at"], unique=False)
    op.create_index("entries_window_key", "entries", ["window"], unique=True)


def _marks() -> None:
    op.create_table(
        "marks",
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("marked_by", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.entry"], name="marks_entry_fkey"),
        sa.PrimaryKeyConstraint("entry", "seq", name="marks_pkey"),
    )
    op.create_index(
        "marks_told_once_key",
        "marks",
        ["entry"],
        unique=True,
        sqlite_where=sa.text("mark = 'told'"),
        postgresql_where=sa.text("mark = 'told'"),
    )


def _deeds() -> None:
    op.create_table(
        "deeds",
        sa.Column("window", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.entry"], name="deeds_entry_fkey"),
        sa.PrimaryKeyConstraint("window", name="deeds_pkey"),
    )


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="history_pkey"),
    )
    op.create_index("history_by_time", "history", ["at"], unique=False)


def _refusals() -> None:
    op.create_table(
        "refusals",
        sa.Column("row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("row", name="refusals_pkey"),
    )
    op.create_index("refusals_by_time", "refusals", ["at"], unique=False)


def _guard_on_sqlite() -> None:
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _guard_on_postgresql() -> None:
    op.execute(GUARD)
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
