"""Statements in SQLAlchemy Core, compiled once at import for both databases.

Compiled at every call they cost more than the database itself (house.md "Storage").
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, SelectBase, Table, Text, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ClauseElement, Executable, Insert, Select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Inserting = Callable[[Table], "sqlite.Insert | postgresql.Insert"]

SQLITE = sqlite.dialect(paramstyle="qmark")
POSTGRESQL = asyncpg_dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


class Spoken:
    """A statement as one database reads it: text, and its parameters in order."""

    __slots__ = ("_constants", "_names", "sql")

    def __init__(self, compiled: SQLCompiler) -> None:
        self.sql = str(compiled)
        self._names: Sequence[str] = compiled.positiontup or ()
        self._constants = {
            name: compiled.params[name]
            for name in self._names
            if compiled.params[name] is not None
        }

    def arguments(self, values: Mapping[str, object]) -> list[object]:
        """Raises KeyError with the name of a parameter that was not given."""
        if self._constants:
            values = {**self._constants, **values}
        return [values[name] for name in self._names]


class Statement:
    """`writes`: it needs a transaction (a row lock does, too)."""

    __slots__ = ("postgresql", "sqlite", "writes")

    def __init__(self, clause: Executable, on_postgresql: Executable | None = None) -> None:
        self.writes = _writes(clause)
        self.sqlite = Spoken(_compiled(clause, SQLITE))
        self.postgresql = Spoken(
            _compiled(clause if on_postgresql is None else on_postgresql, POSTGRESQL)
        )


Step = tuple[Statement, Mapping[str, object]]


def _writes(clause: Executable) -> bool:
    locks = isinstance(clause, Select) and clause._for_update_arg is not None  # noqa: SLF001 - nothing public tells of a lock
    return locks or not isinstance(clause, SelectBase)


def _compiled(clause: Executable, dialect: Any) -> SQLCompiler:
    assert isinstance(clause, ClauseElement)  # noqa: S101 - a narrowing for mypy
    compiled = clause.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    assert isinstance(compiled, SQLCompiler)  # noqa: S101 - a narrowing for mypy
    return compiled


def upsert(build: Callable[[Inserting], Executable]) -> Statement:
    """ON CONFLICT belongs to each dialect's own INSERT, so the clause is built with each."""
    return Statement(build(sqlite.insert), build(postgresql.insert))


def given(name: str) -> ColumnElement[Any]:
    """A parameter that the caller must give, as text."""
    return bindparam(name, type_=Text, required=False)


def row_of(table: Table, *without: str) -> Insert:
    """INSERT of all columns, each given by its name."""
    names = [column.name for column in table.columns if column.name not in {"row", *without}]
    return table.insert().inline().values({name: bindparam(name) for name in names})


def adding(table: Table) -> Statement:
    """INSERT of all columns; a row of the same primary key stays as it is."""
    keys = [column.name for column in table.primary_key.columns]
    return upsert(
        lambda insert: (
            insert(table)
            .values({column.name: bindparam(column.name) for column in table.columns})
            .on_conflict_do_nothing(index_elements=keys)
        )
    )


def replacing(table: Table) -> Statement:
    """INSERT of all columns that overwrites the row of the same primary key."""
    keys = [column.name for column in table.primary_key.columns]
    others = [column.name for column in table.columns if column.name not in keys]

    def build(insert: Inserting) -> Executable:
        written = insert(table).values({c.name: bindparam(c.name) for c in table.columns})
        if not others:
            return written.on_conflict_do_nothing(index_elements=keys)
        return written.on_conflict_do_update(
            index_elements=keys, set_={name: written.excluded[name] for name in others}
        )

    return upsert(build)


class AnyOf(FunctionElement[bool]):
    """`column` is one of the texts in a JSON list: a list of any length is one parameter."""

    inherit_cache = True

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        super().__init__(column, given(name))


@compiles(AnyOf, "sqlite")
def _any_of_on_sqlite(element: AnyOf, compiler: SQLCompiler, **options: Any) -> str:
    column, listed = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({listed}))"  # noqa: S608 - both are SQL


@compiles(AnyOf, "postgresql")
def _any_of_on_postgresql(element: AnyOf, compiler: SQLCompiler, **options: Any) -> str:
    column, listed = (compiler.process(clause, **options) for clause in element.clauses)
    listed = f"jsonb_array_elements_text(CAST({listed} AS jsonb))"
    return f"{column} = ANY (ARRAY(SELECT {listed}))"
