"""Coverage follows the tests of the parts, and leaves those of the whole and the marked ones."""

import os
from textwrap import dedent

import pytest

from tests.house.tracked import ROOT
from tests.measured import CHILDREN

SETTINGS = """
    [run]
    branch = true
    parallel = true
    patch = subprocess
"""
WALKED = """
    def part():
        return "part"

    def whole():
        return "whole"

    def often():
        return "often"

    def by(server):
        if server == "sqlite":
            return "first"
        return "again"
"""
OF_A_PART = f"""
    import os
    import pytest
    import walked

    @pytest.mark.unfollowed
    def test_often():
        assert "{CHILDREN}" not in os.environ
        assert walked.often()

    def test_once():
        assert "{CHILDREN}" in os.environ
        assert walked.part()

    @pytest.mark.parametrize("databases", ["sqlite", "postgresql"])
    def test_over(databases):
        assert walked.by(databases)
"""
OF_THE_WHOLE = f"""
    import os
    import pytest
    import walked

    @pytest.fixture
    def told():
        return walked.whole()

    def test_story(told):
        assert "{CHILDREN}" not in os.environ
        assert told
"""


def test_only_the_tests_of_a_part_are_followed(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(pytester.path)]))
    (pytester.path / ".coveragerc").write_text(dedent(SETTINGS))
    pytester.makepyfile(walked=WALKED)
    for part, tests in {"clinic": OF_A_PART, "journeys": OF_THE_WHOLE}.items():
        (pytester.path / "tests" / part).mkdir(parents=True)
        pytester.makepyfile(**{f"tests/{part}/test_{part}": tests})
    result = pytester.runpytest_subprocess(
        "-p", "tests.measured", "-p", "no:cacheprovider", "--import-mode=importlib",
        "--cov=walked", "--cov-report=term-missing", "tests",
    )  # fmt: skip

    result.assert_outcomes(passed=5)
    result.stdout.fnmatch_lines(["walked.py * 5, 8, 13"])
