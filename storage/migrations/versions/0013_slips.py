"""Slips of certificates, and the tries at their codes."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "slips",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.entry"], name="slips_entry_fkey"),
        sa.PrimaryKeyConstraint("number", name="slips_pkey"),
    )
    op.create_index("slips_entry_key", "slips", ["entry"], unique=True)
    op.create_index("slips_token_key", "slips", ["token"], unique=True)
    op.create_index("slips_of_person", "slips", ["person"], unique=False)
    op.create_table(
        "slip_tries",
        sa.Column("row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("fitted", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="slip_tries_pkey"),
    )
    op.create_index("slip_tries_of_account", "slip_tries", ["account", "at"], unique=False)
    op.create_index("slip_tries_of_number", "slip_tries", ["number", "at"], unique=False)


def downgrade() -> None:
    op.drop_table("slip_tries")
    op.drop_table("slips")
