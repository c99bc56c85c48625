"""Posts and tags of one's own: from the configuration to what the real rules say."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablelint import Settings, lint_text
from cablelint.errors import UsageError
from cablelint.rule.registry import Registry, load_registry
from cablelint.settings.configuration import Configuration

TEXT = """\
UNCLAS SUVA 000112

SIPDIS

E.O. 13526: N/A
TAGS: PREL, KBUY, KWHO, FJ
SUBJECT: AN INVENTED DAY

REF: A. {year} LANTERN BAY 12
B. {year} NOWHERETOWN 7

1. The buoys of ref A and the kites of ref B.
"""
CONFIGURATION = """\
[[posts]]
name = "Lantern Bay"
source = "An invented notice, 3 MAY 2010"
date = 2010-05-03

[[tags]]
name = "KBUY"
source = "An invented notice, 3 MAY 2010"
date = "2010-05-03"
"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(isolated=True)


@pytest.fixture
def settings(tmp_path: Path, registry: Registry) -> Settings:
    (tmp_path / "cablelint.toml").write_text(CONFIGURATION)
    return Configuration(registry).settings_in(str(tmp_path))


def found(settings: Settings, registry: Registry, year: int) -> list[tuple[str, int, int]]:
    """The unknown tags and posts in a cable of that year."""
    dated = (
        f"P 141030Z JUL {year % 100:02}\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC\n{TEXT.format(year=f'{year % 100:02}')}"
    )
    findings = lint_text(dated, "a.cable", settings, registry=registry)
    return [(one.code, one.line, one.column) for one in findings if one.code in ("TAG001", "REF008")]


def test_they_are_known_from_their_day_on(settings: Settings, registry: Registry) -> None:
    tag, other_tag = ("TAG001", 9, 13), ("TAG001", 9, 19)
    post, other_post = ("REF008", 12, 12), ("REF008", 13, 7)
    assert found(Settings(), registry, 2012) == [tag, other_tag, post, other_post]
    assert found(settings, registry, 2012) == [other_tag, other_post]
    assert found(settings, registry, 2009) == [tag, other_tag, post, other_post]


def test_a_cable_without_a_date_may_be_of_any(settings: Settings, registry: Registry) -> None:
    findings = lint_text(TEXT.format(year="12"), "a.cable", settings, registry=registry)
    assert [one.column for one in findings if one.code == "REF008"] == [7]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[tags]]\nname = 'KBUY'\ndate = 2010-05-03", "cablelint.toml:1: tags: an entry needs the key source"),
        ("[[tags]]\nname = 'KBUY'\nsource = 'x'", "cablelint.toml:1: tags: an entry needs the key date"),
        ("[[tags]]\nname = 'KBUY'\nsource = ' '\ndate = 2010-05-03", "cablelint.toml:3: tags: the source must say"),
        ("[[posts]]\nname = 1\nsource = 'x'\ndate = 2010-05-03", "cablelint.toml:2: posts: the name must be a text"),
        ("[[posts]]\nname = 'X'\nsource = 'x'\ndate = 'soon'", "cablelint.toml:4: posts: date must be a date"),
        ("[[posts]]\nnme = 'X'", 'cablelint.toml:2: posts: unknown key "nme"; did you mean "name"?'),
        ("tags = ['KBUY']", "cablelint.toml:1: tags must be an array of tables with name, source and date"),
    ],
)
def test_an_entry_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, registry: Registry, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cablelint.toml").write_text(text)
    with pytest.raises(UsageError) as raised:
        Configuration(registry).settings_in(".")
    assert message in str(raised.value)
