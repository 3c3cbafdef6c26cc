"""What needs a missing package is named at the end, and fails where everything must run."""

import pytest

from tests.not_run import EVERYTHING

TESTS = """
    import pytest

    @pytest.mark.needs("no-such-package")
    def test_page(): pass

    @pytest.mark.needs("sh")
    def test_shell(): pass

    def test_skips_itself(): pytest.skip("not today")
"""


def _run(pytester: pytest.Pytester) -> pytest.RunResult:
    pytester.makepyfile(test_some=TESTS)
    return pytester.runpytest_inprocess("-p", "tests.not_run", "-p", "no:asyncio")


def test_every_test_not_run_is_named_with_its_reason(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(EVERYTHING, raising=False)
    result = _run(pytester)

    result.stdout.fnmatch_lines(
        [
            "*= not run =*",
            "test_some.py::test_page: no-such-package is missing: apt-get install no-such-package",
            "test_some.py::test_skips_itself: not today",
        ]
    )
    result.assert_outcomes(passed=1, skipped=2)
    assert result.ret == pytest.ExitCode.OK


def test_the_package_of_a_program_with_another_name_is_known_by_the_program(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    sipp = pytester.mkdir("bin") / "sipp"
    sipp.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(sipp.parent))
    pytester.makepyfile("""
        import pytest

        @pytest.mark.needs("sip-tester")
        def test_call(): pass

        @pytest.mark.needs("baresip-core")
        def test_reply(): pass
    """)
    result = pytester.runpytest_inprocess("-p", "tests.not_run", "-p", "no:asyncio")

    result.stdout.fnmatch_lines(["*test_reply: baresip-core is missing*"])
    result.assert_outcomes(passed=1, skipped=1)


def test_it_is_a_failure_where_everything_must_run(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(EVERYTHING, "1")

    assert _run(pytester).ret == pytest.ExitCode.TESTS_FAILED
