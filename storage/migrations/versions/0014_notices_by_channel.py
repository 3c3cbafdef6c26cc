"""A notice has a channel, and calls that were made are counted for a day."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """All that was ever sent went into chats."""
    with op.batch_alter_table("notices") as notices:
        notices.add_column(sa.Column("channel", sa.Text(), nullable=True))
    op.execute("UPDATE notices SET channel = 'chat'")
    with op.batch_alter_table("notices") as notices:
        notices.alter_column("channel", existing_type=sa.Text(), nullable=False)
    op.create_table(
        "dialled",
        sa.Column("row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="dialled_pkey"),
    )
    op.create_index("dialled_number", "dialled", ["number", "at"], unique=False)
    op.create_index("dialled_by_time", "dialled", ["at"], unique=False)


def downgrade() -> None:
    """What waited for a call waits for the chat, which hands it over."""
    op.drop_table("dialled")
    with op.batch_alter_table("notices") as notices:
        notices.drop_column("channel")
