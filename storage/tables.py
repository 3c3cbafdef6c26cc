"""The whole schema on one page.

Text, Integer and BigInteger only, so that SQLite and PostgreSQL keep the same bytes and no value
is adapted at run time (storage/marshal.py writes and reads them):

* an instant is UTC text of fixed width, `2026-11-24T09:30:00.000000Z`: text order is time order;
* a day is `2026-11-24`, a wall-clock time `09:30`, a yes or no is 1 or 0, a mapping is JSON.

`register` and `guardians` carry no foreign keys: the importer checks them with file and line, and
a person may be attached to a provider, or have a guardian, that this region does not know.
Entries, marks, history and refusals are append-only by trigger (storage/migrations); look-ups in
the history may be deleted.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "uq": "%(table_name)s_%(column_0_name)s_key",
    }
)


def _key(name: str, *refers: ForeignKey) -> Column[str]:
    return Column(name, Text, *refers, primary_key=True)


def _text(name: str, *refers: ForeignKey) -> Column[str]:
    return Column(name, Text, *refers, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _maybe_number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=True)


def _row() -> Column[int]:
    """Keep the order in which rows came; nothing refers to it."""
    return Column("row", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)


# ------------------------------------------------------------ what anybody may know

providers = Table(
    "providers",
    metadata,
    _key("provider"),
    _text("kind"),
    _maybe("regulation"),
    _text("name_kk"),
    _text("name_ru"),
    _text("place"),
    _text("address_kk"),
    _text("address_ru"),
    _maybe("phone"),
    _text("open"),  # JSON: [[weekday, "08:00", "20:00"], …]
    _text("home_calls"),  # as `open`
    _maybe("operator_uri"),
    _count("booking_days"),
    _count("lead_minutes"),
)

provider_hours = Table(  # of a whole week, from a day on
    "provider_hours",
    metadata,
    _key("provider", ForeignKey("providers.provider")),
    _key("kind"),  # `open` or `home_calls`
    _key("valid_from"),
    _text("hours"),  # as `open`
    _text("source"),
)

doctors = Table(
    "doctors",
    metadata,
    _key("doctor"),
    _text("provider", ForeignKey("providers.provider")),
    _text("name"),
    _text("specialty"),
    _text("room"),
    _text("precincts"),  # JSON: ["5", "6"]
    _text("booking"),  # as in doctors.csv
    _text("role"),
    Index("doctors_of_provider", "provider"),
)

specialties = Table(
    "specialties",
    metadata,
    _key("specialty"),
    _text("name_kk"),
    _text("name_ru"),
    _text("dative_kk"),
    _text("dative_ru"),
    _text("heard_kk"),
    _text("heard_ru"),
    _text("booking"),
)

facts = Table(
    "facts",
    metadata,
    _key("provider"),  # or `*`
    _key("topic"),
    _key("regulation"),  # or empty
    _key("valid_from"),
    _text("value_kk"),
    _text("value_ru"),
    _text("source"),
)

calendar = Table(
    "calendar",
    metadata,
    _key("day"),
    _text("kind"),
    _text("name_kk"),
    _text("name_ru"),
    _text("source"),
)

windows = Table(
    "windows",
    metadata,
    _key("provider"),  # or `*`
    _key("called_from"),
    _key("called_to"),
    _key("only"),
    _count("position"),  # the first row that fits wins
    _text("day"),
    _text("window_from"),
    _text("window_to"),
    _text("valid_from"),
    _text("source"),
)

revisions = Table(  # raised by every import: processes that keep the above re-read it
    "revisions",
    metadata,
    _key("name"),
    _count("revision"),
)

# ------------------------------------------------------------ the register

register = Table(
    "register",
    metadata,
    _key("iin"),
    _text("last_name"),
    _text("first_name"),
    _text("middle_name"),
    _text("birth_date"),
    _text("sex"),
    _text("address"),
    _maybe("phone"),
    _maybe("provider"),
    _maybe("precinct"),
    _maybe("attached_from"),
    _maybe("next_provider"),
    _maybe("next_from"),
    _text("home_care"),
    _maybe("disability_group"),
    Index("register_by_phone", "phone"),
    Index("register_by_name", "last_name", "birth_date"),
    sqlite_with_rowid=False,
)

guardians = Table(
    "guardians",
    metadata,
    _key("ward"),
    _key("guardian"),
    Index("guardians_by_guardian", "guardian"),
    sqlite_with_rowid=False,
)

referrals = Table(
    "referrals",
    metadata,
    _key("iin"),
    _key("number"),
    _text("specialty"),
    _text("issued_by"),
    _text("issued_on"),
    _maybe("valid_until"),
)

# ------------------------------------------------------------ the timetable

shifts = Table(
    "shifts",
    metadata,
    _key("doctor", ForeignKey("doctors.doctor")),
    _key("day"),
    _key("starts"),
    _text("ends"),
    _count("slot_minutes"),
)

absences = Table(
    "absences",
    metadata,
    _key("doctor", ForeignKey("doctors.doctor")),
    _key("first"),
    _key("last"),
    _text("reason"),
)

takings = Table(  # a time that is held (holder, held_until) or booked (entry, iin, day)
    "takings",
    metadata,
    _key("doctor"),
    _key("starts_at"),
    _text("ends_at"),
    _text("holder"),
    _maybe("held_until"),
    _maybe("entry"),
    _maybe("iin"),
    _maybe("day"),
    Index("takings_by_holder", "holder"),
)
Index(
    "takings_entry_key",
    takings.c.entry,
    unique=True,
    sqlite_where=text("entry IS NOT NULL"),
    postgresql_where=text("entry IS NOT NULL"),
)
Index(  # B2.6: one active visit per person, doctor and day
    "takings_once_a_day_key",
    takings.c.iin,
    takings.c.doctor,
    takings.c.day,
    unique=True,
    sqlite_where=text("entry IS NOT NULL"),
    postgresql_where=text("entry IS NOT NULL"),
)

# ------------------------------------------------------------ the journals

counters = Table(  # raised in the entry's own transaction: numbers have no gaps
    "counters",
    metadata,
    _key("provider"),
    Column("year", Integer, primary_key=True, autoincrement=False),
    _count("last"),
)

entries = Table(
    "entries",
    metadata,
    _key("entry"),
    _text("book"),
    _text("provider"),
    _count("year"),
    _count("number"),
    _text("written_at"),
    _text("window"),
    _text("made_by"),
    _text("columns"),  # JSON, secret ones sealed; the four below repeat what is looked for
    _maybe("level"),
    _maybe("iin"),
    _maybe("doctor"),
    _maybe("starts_at"),
    Index("entries_number_key", "provider", "year", "number", unique=True),
    Index("entries_window_key", "window", unique=True),
    Index("entries_of_patient", "iin", "starts_at"),
    Index("entries_of_maker", "made_by", "starts_at"),
    Index("entries_by_writing", "written_at"),
    Index("entries_ahead", "provider", "starts_at"),
)

marks = Table(
    "marks",
    metadata,
    _key("entry", ForeignKey("entries.entry")),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("mark"),
    _text("at"),
    _text("marked_by"),
    _text("channel"),
    _text("facts"),  # JSON
)
Index(
    "marks_told_once_key",
    marks.c.entry,
    unique=True,
    sqlite_where=text("mark = 'told'"),
    postgresql_where=text("mark = 'told'"),
)

deeds = Table(  # which entry a cancel, move or confirm touched in this window
    "deeds",
    metadata,
    _key("window"),
    _text("entry", ForeignKey("entries.entry")),
    _text("at"),
)

history = Table(
    "history",
    metadata,
    _row(),
    _text("at"),
    _text("actor"),
    _text("role"),
    _maybe("provider"),
    _text("act"),
    _text("object"),
    _text("reason"),
    _text("outcome"),
    Index("history_by_time", "at"),
)

refusals = Table(
    "refusals",
    metadata,
    _row(),
    _text("at"),
    _maybe("provider"),
    _text("channel"),
    _text("service"),
    _text("refusal"),
    _text("clause"),
    _maybe("staff"),
    Index("refusals_by_time", "at"),
)

# ------------------------------------------------------------ accounts and proofs

accounts = Table(
    "accounts",
    metadata,
    _key("account"),
    _maybe("language"),
    _maybe("consented_at"),
)

links = Table(
    "links",
    metadata,
    _key("account"),
    _key("iin"),
    _text("proof"),
    _maybe("phone"),
    _text("since"),
    _text("until"),
    Index("links_by_phone", "phone"),
    Index("links_by_person", "iin"),
)

staff = Table(  # an invitation, and what became of it; never deleted: the journals name it
    "staff",
    metadata,
    _key("staff"),
    _text("role"),
    _maybe("provider"),  # None: an admin
    _maybe("doctor"),
    _text("fingerprint"),  # of the link
    _text("invited_by"),
    _text("invited_at"),
    _text("until"),
    _maybe("account"),
    _maybe("used_at"),
    _maybe("confirmed_at"),
    _maybe("revoked_at"),
    Index("staff_fingerprint_key", "fingerprint", unique=True),
    Index("staff_of_provider", "provider", "role"),
    Index("staff_of_account", "account"),
)

groups = Table(  # chats that hear counts, and nobody's data
    "groups",
    metadata,
    _key("chat"),
    _text("provider"),
    _text("precinct"),  # "": of all of them
    _text("language"),
    _text("bound_by"),
    _text("bound_at"),
    Index("groups_of_provider", "provider"),
)

pins = Table(
    "pins",
    metadata,
    _key("iin"),
    _text("sealed"),
    _text("issued_by"),
    _text("issued_at"),
    _text("until"),
    _count("wrong"),  # in a row, over all accounts
    _maybe("voided_at"),
)

pin_tries = Table(  # the account under a keyed name
    "pin_tries",
    metadata,
    _row(),
    _text("account"),
    _count("fitted"),
    _text("at"),
    Index("pin_tries_of_account", "account", "at"),
)

slips = Table(  # of certificates: by what a person asks for theirs (B6.2)
    "slips",
    metadata,
    _key("number"),
    _text("entry", ForeignKey("entries.entry")),
    _text("person"),  # under a keyed name
    _text("sealed"),  # the code
    _text("token"),  # fingerprint of what the QR carries
    _text("until"),
    Index("slips_entry_key", "entry", unique=True),
    Index("slips_token_key", "token", unique=True),
    Index("slips_of_person", "person"),
)

slip_tries = Table(  # account and number under keyed names
    "slip_tries",
    metadata,
    _row(),
    _text("account"),
    _text("number"),
    _count("fitted"),
    _text("at"),
    Index("slip_tries_of_account", "account", "at"),
    Index("slip_tries_of_number", "number", "at"),
)

lookups = Table(  # counted by the limits; account and person under keyed names
    "lookups",
    metadata,
    _row(),
    _text("account"),
    _text("iin"),
    _text("at"),
    Index("lookups_by_account", "account", "at"),
    Index("lookups_of_person", "iin", "at"),
)

# ------------------------------------------------------------ what waits

waiting = Table(
    "waiting",
    metadata,
    _key("place"),
    _text("provider"),
    _text("specialty"),
    _maybe("doctor"),
    _text("patient"),
    _text("account"),
    _text("language"),
    _text("level"),
    _text("relation"),
    _text("since"),
    _text("until"),
    _maybe("offered_at"),
    _maybe("offered_doctor"),
    _maybe("offered_start"),
    _maybe("answer_by"),
    _text("state"),
    Index("waiting_of_account", "account"),
    Index("waiting_in_order", "state", "provider", "specialty", "since"),
)

tasks = Table(
    "tasks",
    metadata,
    _key("task"),
    _text("kind"),
    _maybe("provider"),
    _maybe("entry"),
    _text("why"),
    _text("draft"),  # JSON, sealed
    _maybe("asker"),
    _text("language"),
    _text("since"),
    _text("due"),
    _maybe("taken_by"),
    _maybe("done_at"),
    Index("tasks_of_asker", "asker"),
)
Index(  # what is done stays for good, and is not looked through
    "tasks_open",
    tasks.c.provider,
    tasks.c.due,
    sqlite_where=text("done_at IS NULL"),
    postgresql_where=text("done_at IS NULL"),
)

notices = Table(
    "notices",
    metadata,
    _key("notice"),
    _text("kind"),
    _maybe("account"),  # whom it is meant for; once sent, who got it
    _maybe("entry"),
    _text("subject"),
    _text("language"),
    _text("due_at"),
    _text("next_at"),  # as due_at, later after a failure
    _text("state"),  # waiting, sent, withdrawn, failed, handed_over
    _count("tries"),
    _maybe("sent_at"),
    _maybe_number("message"),  # the chat's id of it, once sent
    _text("channel"),  # chat, phone: whose front brings it
    Index("notices_due", "state", "next_at", "notice"),
    Index("notices_by_time", "due_at"),
    Index("notices_by_subject", "subject"),
    Index("notices_of_account", "account"),
)

dialled = Table(  # calls that were made, counted by the limits; the number under a keyed name
    "dialled",
    metadata,
    _row(),
    _text("number"),
    _text("notice"),
    _text("at"),
    _text("outcome"),  # "": it is being made, or its process died
    Index("dialled_number", "number", "at"),
    Index("dialled_by_time", "at"),
)

# ------------------------------------------------------------ what the fronts and the app keep

sessions = Table(
    "sessions",
    metadata,
    _key("account"),
    _text("body"),  # sealed
    _text("saved_at"),
)

handled = Table(  # update ids are compared by equality only, and kept 48 hours
    "handled",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    _maybe("answer"),
    _text("at"),
    Index("handled_by_time", "at"),
)

rounds = Table(  # daily jobs: begun where and when; None: not finished
    "rounds",
    metadata,
    _key("job"),
    _key("provider"),
    _key("day"),
    _text("begun_at"),
    _maybe("done_at"),
)

keys = Table(  # the store's own key, which only the data key opens
    "keys",
    metadata,
    _key("name"),
    _text("sealed"),
    _text("at"),
)

rehearsal = Table(  # its only row marks a rehearsal for ever
    "rehearsal",
    metadata,
    Column("mark", Integer, primary_key=True, autoincrement=False),
    Column("ahead_us", BigInteger, nullable=False),  # the clock's offset in microseconds
)
