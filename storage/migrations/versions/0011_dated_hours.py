"""Hours of a provider hold from a day on."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "provider_hours",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["provider"], ["providers.provider"], name="provider_hours_provider_fkey"
        ),
        sa.PrimaryKeyConstraint("provider", "kind", "valid_from", name="provider_hours_pkey"),
    )


def downgrade() -> None:
    op.drop_table("provider_hours")
