"""Look-ups are kept for a year, limits count keyed names, and daily rounds are remembered."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whoever stood at a limit starts anew: their rows named the person."""
    op.execute("DELETE FROM lookups")
    op.execute("DELETE FROM pin_tries")
    op.create_index("notices_by_time", "notices", ["due_at"], unique=False)
    op.create_table(
        "rounds",
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.Text(), nullable=False),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("job", "provider", "day", name="rounds_pkey"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER history_no_delete")
        op.execute(
            "CREATE TRIGGER history_no_delete BEFORE DELETE ON history WHEN OLD.act <> 'look_up' "
            "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
        )
        return
    op.execute("DROP TRIGGER history_append_only ON history")
    _append_only_on_postgresql("UPDATE OR TRUNCATE")
    op.execute(
        "CREATE TRIGGER history_no_delete BEFORE DELETE ON history FOR EACH ROW "
        "WHEN (OLD.act <> 'look_up') EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    op.drop_table("rounds")
    op.drop_index("notices_by_time", table_name="notices")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER history_no_delete")
        op.execute(
            "CREATE TRIGGER history_no_delete BEFORE DELETE ON history "
            "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
        )
        return
    op.execute("DROP TRIGGER history_no_delete ON history")
    op.execute("DROP TRIGGER history_append_only ON history")
    _append_only_on_postgresql("UPDATE OR DELETE OR TRUNCATE")


def _append_only_on_postgresql(changes: str) -> None:
    op.execute(
        f"CREATE TRIGGER history_append_only BEFORE {changes} ON history "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
