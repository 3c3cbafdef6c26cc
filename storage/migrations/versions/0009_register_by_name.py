"""People of the register are found by name and year of birth."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("register_by_name", "register", ["last_name", "birth_date"], unique=False)


def downgrade() -> None:
    op.drop_index("register_by_name", table_name="register")
