"""Group chats that hear counts of the lists."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "groups",
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("precinct", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("bound_by", sa.Text(), nullable=False),
        sa.Column("bound_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("chat", name="groups_pkey"),
    )
    op.create_index("groups_of_provider", "groups", ["provider"], unique=False)


def downgrade() -> None:
    op.drop_table("groups")
