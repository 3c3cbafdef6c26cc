"""A test that could not run is named at the end, and is a failure where everything must run.

`@pytest.mark.needs("chromium")` names the Debian package whose program a test starts.
"""

import os
import shutil
from typing import Final

import pytest

EVERYTHING = "QABYLDAU_TEST_ALL"
PROGRAMS: Final = {"baresip-core": "baresip", "sip-tester": "sipp"}
"""Of the packages whose program has another name than they."""

_not_run = pytest.StashKey["NotRun"]()


class NotRun:
    """Hears of every report, also of those that other processes made."""

    def __init__(self) -> None:
        self.why: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            self.why[report.nodeid] = _why(report)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_not_run] = NotRun()
    config.pluginmanager.register(config.stash[_not_run])
    config.addinivalue_line("markers", "needs(package): what must be installed for this test")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        (package,) = marker.args
        if shutil.which(PROGRAMS.get(package, package)) is None:
            pytest.skip(f"{package} is missing: apt-get install {package}")


def _why(report: pytest.TestReport) -> str:
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2].removeprefix("Skipped: ")
    return str(report.longrepr)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    demanded = os.environ.get(EVERYTHING) == "1"
    if (
        demanded
        and session.config.stash[_not_run].why
        and session.exitstatus == pytest.ExitCode.OK
    ):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    not_run = config.stash[_not_run].why
    if not not_run:
        return
    terminalreporter.section("not run", red=True)
    for nodeid, why in sorted(not_run.items()):
        terminalreporter.line(f"{nodeid}: {why}")
    if os.environ.get(EVERYTHING) == "1":
        terminalreporter.line(f"{EVERYTHING}=1: what was not run counts as a failure", red=True)
