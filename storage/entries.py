"""An entry and its marks as their rows have them: what is secret in them is sealed there."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from clinic.journals.book import Entry, Mark, Marked
from clinic.journals.books import SECRET, SECRET_FACTS
from clinic.visits import EntryNo
from storage.cipher import Cipher
from storage.marshal import moment
from storage.transaction import Row


def entry_of(rows: Sequence[Row], cipher: Cipher) -> Entry:
    """Rows of one entry, each with a mark in the last five columns."""
    entry, book, provider, written_at, window, made_by, columns, *_ = rows[0]
    return Entry(
        entry=EntryNo(entry),
        book=book,
        provider=provider,
        written_at=moment(written_at),
        window=window,
        made_by=made_by,
        columns=opened(json.loads(columns), SECRET[book], ("entries", window), cipher),
        marks=tuple(opened_mark(marked(row[-5:]), entry, cipher) for row in rows),
    )


def marked(row: Row) -> Marked:
    """As it is kept: secret facts are sealed."""
    mark, at, by, channel, facts = row
    return Marked(Mark(mark), moment(at), by, channel, json.loads(facts))


def sealed_facts(facts: Mapping[str, str], entry: str, cipher: Cipher) -> Mapping[str, str | None]:
    """Facts that fill a secret column (a diagnosis) are kept enciphered, as the columns are."""
    return sealed(facts, SECRET_FACTS, ("marks", entry), cipher)


def opened_mark(mark: Marked, entry: str, cipher: Cipher) -> Marked:
    """The mark with its secret facts opened."""
    if SECRET_FACTS.isdisjoint(mark.facts):
        return mark
    facts = opened(mark.facts, SECRET_FACTS, ("marks", entry), cipher)
    return replace(mark, facts={code: value or "" for code, value in facts.items()})


def sealed(
    values: Mapping[str, str | None], secret: Collection[str], row: tuple[str, str], cipher: Cipher
) -> Mapping[str, str | None]:
    table, key = row
    return {
        code: cipher.seal(value, f"{table}.{code}:{key}") if value and code in secret else value
        for code, value in values.items()
    }


def opened(
    values: Mapping[str, str | None], secret: Collection[str], row: tuple[str, str], cipher: Cipher
) -> Mapping[str, str | None]:
    table, key = row
    return {
        code: cipher.open(value, f"{table}.{code}:{key}") if value and code in secret else value
        for code, value in values.items()
    }
