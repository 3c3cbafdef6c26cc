"""Accounts and proofs, what waits, and what the fronts and the app keep."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _accounts()
    _links()
    _pins()
    _pin_tries()
    _lookups()
    _waiting()
    _tasks()
    _notices()
    _sessions()
    _handled()
    _rehearsal()


def downgrade() -> None:
    op.drop_table("rehearsal")
    op.drop_table("handled")
    op.drop_table("sessions")
    op.drop_table("notices")
    op.drop_table("tasks")
    op.drop_table("waiting")
    op.drop_table("lookups")
    op.drop_table("pin_tries")
    op.drop_table("pins")
    op.drop_table("links")
    op.drop_table("accounts")


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("consented_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("account", name="accounts_pkey"),
    )


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("iin", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account", "iin", name="links_pkey"),
    )
    op.create_index("links_by_person", "links", ["iin"], unique=False)
    op.create_index("links_by_phone", "links", ["phone"], unique=False)


def _pins() -> None:
    op.create_table(
        "pins",
        sa.Column("iin", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("iin", name="pins_pkey"),
    )


def _pin_tries() -> None:
    op.create_table(
        "pin_tries",
        sa.Column("row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("fitted", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pin_tries_pkey"),
    )
    op.create_index("pin_tries_of_account", "pin_tries", ["account", "at"], unique=False)


def _lookups() -> None:
    op.create_table(
        "lookups",
        sa.Column("row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("iin", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="lookups_pkey"),
    )
    op.create_index("lookups_by_account", "lookups", ["account", "at"], unique=False)
    op.create_index("lookups_of_person", "lookups", ["iin", "at"], unique=False)


def _waiting() -> None:
    op.create_table(
        "waiting",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("specialty", sa.Text(), nullable=False),
        sa.Column("doctor", sa.Text(), nullable=True),
        sa.Column("patient", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("offered_at", sa.Text(), nullable=True),
        sa.Column("offered_doctor", sa.Text(), nullable=True),
        sa.Column("offered_start", sa.Text(), nullable=True),
        sa.Column("answer_by", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", name="waiting_pkey"),
    )
    op.create_index(
        "waiting_in_order", "waiting", ["state", "provider", "specialty", "since"], unique=False
    )
    op.create_index("waiting_of_account", "waiting", ["account"], unique=False)


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("entry", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("asker", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.Text(), nullable=True),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("task", name="tasks_pkey"),
    )
    op.create_index("tasks_of_asker", "tasks", ["asker"], unique=False)


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("notice", name="notices_pkey"),
    )
    op.create_index("notices_by_subject", "notices", ["subject"], unique=False)
    op.create_index("notices_due", "notices", ["state", "due_at"], unique=False)
    op.create_index("notices_of_account", "notices", ["account"], unique=False)


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account", name="sessions_pkey"),
    )


def _handled() -> None:
    op.create_table(
        "handled",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="handled_pkey"),
    )
    op.create_index("handled_by_time", "handled", ["at"], unique=False)


def _rehearsal() -> None:
    op.create_table(
        "rehearsal",
        sa.Column("mark", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ahead_us", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="rehearsal_pkey"),
    )
