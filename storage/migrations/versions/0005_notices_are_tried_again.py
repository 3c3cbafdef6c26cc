"""A notice may be meant for nobody yet, is tried again later, and knows its message."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("notices_due", table_name="notices")
    with op.batch_alter_table("notices") as notices:
        notices.alter_column("account", existing_type=sa.Text(), nullable=True)
        notices.add_column(sa.Column("next_at", sa.Text(), nullable=True))
        notices.add_column(sa.Column("message", sa.BigInteger(), nullable=True))
    op.execute("UPDATE notices SET next_at = due_at")
    with op.batch_alter_table("notices") as notices:
        notices.alter_column("next_at", existing_type=sa.Text(), nullable=False)
    op.create_index("notices_due", "notices", ["state", "next_at", "notice"], unique=False)


def downgrade() -> None:
    op.execute("DELETE FROM notices WHERE account IS NULL")
    op.drop_index("notices_due", table_name="notices")
    with op.batch_alter_table("notices") as notices:
        notices.drop_column("message")
        notices.drop_column("next_at")
        notices.alter_column("account", existing_type=sa.Text(), nullable=False)
    op.create_index("notices_due", "notices", ["state", "due_at"], unique=False)
