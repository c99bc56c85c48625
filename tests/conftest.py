"""What every test gets: an environment without a CI runner's or a terminal's wishes, and golden outputs.

Properties have one profile. It knows no time: neither a deadline nor a check that an example was made fast enough; a
busy machine would miss both. In CI the examples are the same on each run.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "cablelint",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("cablelint")

_SCRUBBED = (
    "CI", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "PRE_COMMIT", "TF_BUILD", "COLUMNS", "LINES", "FORCE_HYPERLINK",
    "CI_PROJECT_DIR",
)  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden outputs anew instead of comparing with them"
    )
    # A setting of pytest-asyncio, which the tests of the server bring along: unknown settings are errors without it.
    with suppress(ValueError):
        parser.addini("asyncio_default_fixture_loop_scope", "see pytest-asyncio")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs more than `dev` brings, unless it is asked for."""
    if "spark" not in (config.getoption("-m") or ""):
        left = [item for item in items if item.get_closest_marker("spark")]
        items[:] = [item for item in items if not item.get_closest_marker("spark")]
        config.hook.pytest_deselected(items=left)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take out what would change colours, excerpts, progress and what is kept from one machine to the next."""
    for name in list(os.environ):
        if name in _SCRUBBED or name.startswith("GITHUB_"):
            monkeypatch.delenv(name)
    # No folder can be made there: nothing is kept from one test to the next, nor beside what the user keeps.
    monkeypatch.setenv("CABLELINT_CACHE_DIR", os.path.join(os.devnull, "cache"))  # noqa: PTH118 - for each of many tests


Golden = Callable[[str, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with the file of that name in `golden/` beside the test's package; `--update-golden` writes it.

    The folder is `tests/<floor>/golden`, for a test anywhere below `tests/<floor>`.
    """
    tests = Path(__file__).parent
    floor = request.path.relative_to(tests).parts[0]
    folder = tests / floor / "golden"
    update = request.config.getoption("--update-golden")

    def compare(name: str, text: str) -> None:
        file = folder / name
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8"))
            return
        assert file.is_file(), f"{file} is missing: run pytest --update-golden, then look at it"
        assert text == file.read_bytes().decode("utf-8")

    return compare
