"""Entries of visits ahead are found by their provider, however many lie behind."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("entries_ahead", "entries", ["provider", "starts_at"], unique=False)


def downgrade() -> None:
    op.drop_index("entries_ahead", table_name="entries")
