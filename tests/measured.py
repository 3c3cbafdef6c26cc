"""Coverage is measured by the tests of each part of the product, not by those of the whole.

To follow every line takes longer than to run it. A test of the whole walks where the parts' own
tests have been, so coverage does not follow it, its fixtures and the processes it starts. Nor does
it follow what was followed over SQLite and comes again over PostgreSQL, but for the store's tests;
nor a test that goes the same way hundreds of times, which says so: `unfollowed`.
"""

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from coverage import Coverage

PARTS: Final = {"app", "bot", "clinic", "locales", "playground", "storage", "voice"}
CHILDREN: Final = "COVERAGE_PROCESS_CONFIG"
"""By it a process knows that it is measured."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    measuring = Coverage.current()
    if measuring is None or is_measured(item):
        return (yield)
    with stopped(measuring):
        return (yield)


def is_measured(item: pytest.Item) -> bool:
    part = item.path.relative_to(item.config.rootpath / "tests").parts[0]
    again = part != "storage" and _over_postgresql(item)
    return part in PARTS and not again and not item.get_closest_marker("unfollowed")


def _over_postgresql(item: pytest.Item) -> bool:
    return (
        isinstance(item, pytest.Function)
        and hasattr(item, "callspec")
        and item.callspec.params.get("databases") == "postgresql"
    )


@contextmanager
def stopped(measuring: Coverage) -> Iterator[None]:
    told = os.environ.pop(CHILDREN, None)
    measuring.stop()
    try:
        yield
    finally:
        measuring.start()
        if told is not None:
            os.environ[CHILDREN] = told
