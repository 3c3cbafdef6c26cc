"""What anybody may know, the register, and the timetable."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _providers()
    _doctors()
    _specialties()
    _facts()
    _calendar()
    _windows()
    _revisions()
    _register()
    _guardians()
    _referrals()
    _shifts()
    _absences()
    _takings()


def downgrade() -> None:
    op.drop_table("takings")
    op.drop_table("absences")
    op.drop_table("shifts")
    op.drop_table("referrals")
    op.drop_table("guardians")
    op.drop_table("register")
    op.drop_table("revisions")
    op.drop_table("windows")
    op.drop_table("calendar")
    op.drop_table("facts")
    op.drop_table("specialties")
    op.drop_table("doctors")
    op.drop_table("providers")


def _providers() -> None:
    op.create_table(
        "providers",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("regulation", sa.Text(), nullable=True),
        sa.Column("name_kk", sa.Text(), nullable=False),
        sa.Column("name_ru", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("address_kk", sa.Text(), nullable=False),
        sa.Column("address_ru", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("open", sa.Text(), nullable=False),
        sa.Column("home_calls", sa.Text(), nullable=False),
        sa.Column("operator_uri", sa.Text(), nullable=True),
        sa.Column("booking_days", sa.Integer(), nullable=False),
        sa.Column("lead_minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("provider", name="providers_pkey"),
    )


def _doctors() -> None:
    op.create_table(
        "doctors",
        sa.Column("doctor", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("specialty", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("precincts", sa.Text(), nullable=False),
        sa.Column("booking", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["provider"], ["providers.provider"], name="doctors_provider_fkey"
        ),
        sa.PrimaryKeyConstraint("doctor", name="doctors_pkey"),
    )
    op.create_index("doctors_of_provider", "doctors", ["provider"], unique=False)


def _specialties() -> None:
    op.create_table(
        "specialties",
        sa.Column("specialty", sa.Text(), nullable=False),
        sa.Column("name_kk", sa.Text(), nullable=False),
        sa.Column("name_ru", sa.Text(), nullable=False),
        sa.Column("dative_kk", sa.Text(), nullable=False),
        sa.Column("dative_ru", sa.Text(), nullable=False),
        sa.Column("heard_kk", sa.Text(), nullable=False),
        sa.Column("heard_ru", sa.Text(), nullable=False),
        sa.Column("booking", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("specialty", name="specialties_pkey"),
    )


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("regulation", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("value_kk", sa.Text(), nullable=False),
        sa.Column("value_ru", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "provider", "topic", "regulation", "valid_from", name="facts_pkey"
        ),
    )


def _calendar() -> None:
    op.create_table(
        "calendar",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name_kk", sa.Text(), nullable=False),
        sa.Column("name_ru", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="calendar_pkey"),
    )


def _windows() -> None:
    op.create_table(
        "windows",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("called_from", sa.Text(), nullable=False),
        sa.Column("called_to", sa.Text(), nullable=False),
        sa.Column("only", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("window_from", sa.Text(), nullable=False),
        sa.Column("window_to", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "provider", "called_from", "called_to", "only", name="windows_pkey"
        ),
    )


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="revisions_pkey"),
    )


def _register() -> None:
    op.create_table(
        "register",
        sa.Column("iin", sa.Text(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("middle_name", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("precinct", sa.Text(), nullable=True),
        sa.Column("attached_from", sa.Text(), nullable=True),
        sa.Column("next_provider", sa.Text(), nullable=True),
        sa.Column("next_from", sa.Text(), nullable=True),
        sa.Column("home_care", sa.Text(), nullable=False),
        sa.Column("disability_group", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("iin", name="register_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("register_by_phone", "register", ["phone"], unique=False)


def _guardians() -> None:
    op.create_table(
        "guardians",
        sa.Column("ward", sa.Text(), nullable=False),
        sa.Column("guardian", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ward", "guardian", name="guardians_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("guardians_by_guardian", "guardians", ["guardian"], unique=False)


def _referrals() -> None:
    op.create_table(
        "referrals",
        sa.Column("iin", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("specialty", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("iin", "number", name="referrals_pkey"),
    )


def _shifts() -> None:
    op.create_table(
        "shifts",
        sa.Column("doctor", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["doctor"], ["doctors.doctor"], name="shifts_doctor_fkey"),
        sa.PrimaryKeyConstraint("doctor", "day", "starts", name="shifts_pkey"),
    )


def _absences() -> None:
    op.create_table(
        "absences",
        sa.Column("doctor", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["doctor"], ["doctors.doctor"], name="absences_doctor_fkey"),
        sa.PrimaryKeyConstraint("doctor", "first", "last", name="absences_pkey"),
    )


def _takings() -> None:
    op.create_table(
        "takings",
        sa.Column("doctor", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("held_until", sa.Text(), nullable=True),
        sa.Column("entry", sa.Text(), nullable=True),
        sa.Column("iin", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("doctor", "starts_at", name="takings_pkey"),
    )
    op.create_index("takings_by_holder", "takings", ["holder"], unique=False)
    op.create_index(
        "takings_entry_key",
        "takings",
        ["entry"],
        unique=True,
        sqlite_where=sa.text("entry IS NOT NULL"),
        postgresql_where=sa.text("entry IS NOT NULL"),
    )
    op.create_index(
        "takings_once_a_day_key",
        "takings",
        ["iin", "doctor", "day"],
        unique=True,
        sqlite_where=sa.text("entry IS NOT NULL"),
        postgresql_where=sa.text("entry IS NOT NULL"),
    )
