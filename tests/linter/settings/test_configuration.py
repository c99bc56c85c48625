from __future__ import annotations

import datetime
import os
import re
import sys
from pathlib import Path

import pytest

from cablelint import Severity
from cablelint.rule.registry import Registry
from cablelint.settings.configuration import Configuration
from cablelint.settings.configuration_file import KEYS, ConfigurationError, read
from cablelint.settings.selection import SelectionError, select_rules
from cablelint.settings.settings import FailOn, PerFileIgnore, Settings
from support.invented import CodedOnly, EveryCable, EveryParagraph, Sleeper

REGISTRY = Registry.of(EveryParagraph, EveryCable, Sleeper, CodedOnly)

EVERYTHING = """\
[project]
name = "traffic"

[tool.cablelint]
select = ["ZZA"]
ignore = ["every-cable"]
extend-select = ["sleeper"]
profile = "ic"
as-of = 2008-05-19
today = "2009-01-31"
catalogue = ["ids.txt", "run"]
include = ["*.tel"]
exclude = ["old"]
fail-on = "error"

[tool.cablelint.severity]
ZZA001 = "info"

[[tool.cablelint.per-file-ignores]]
files = ["a.cable", "b.cable"]
rules = ["ZZA", "sleeper"]
reason = "they are specimens"

[[tool.cablelint.per-file-ignores]]
files = "c.cable"
rules = "ZZA001"
reason = "a specimen too"
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, empty."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def write(directory: Path, text: str, name: str = "cablelint.toml") -> None:
    directory.mkdir(parents=True, exist_ok=True)
    (directory / name).write_text(text)


def test_every_key(here: Path) -> None:
    write(here, EVERYTHING, "pyproject.toml")
    settings = Configuration(REGISTRY).settings_in()
    assert settings == Settings(
        select=("ZZA",),
        ignore=("every-cable",),
        extend_select=("sleeper",),
        profile="ic",
        as_of=datetime.date(2008, 5, 19),
        today=datetime.date(2009, 1, 31),
        catalogue=(str(here / "ids.txt"), "run"),
        include=("*.tel",),
        exclude=("old",),
        fail_on=FailOn.ERROR,
        severity={"ZZA001": Severity.INFO},
        per_file_ignores=(
            PerFileIgnore("a.cable", ("ZZA", "sleeper"), "they are specimens", "pyproject.toml", 19),
            PerFileIgnore("b.cable", ("ZZA", "sleeper"), "they are specimens", "pyproject.toml", 19),
            PerFileIgnore("c.cable", ("ZZA001",), "a specimen too", "pyproject.toml", 24),
        ),
        root=str(here),
    )


def test_every_setting_of_a_file_has_its_key() -> None:
    inner = {"command_line", "repository", "root"}
    assert set(KEYS.values()) | inner == set(Settings.__dataclass_fields__)


def test_without_a_file_the_defaults_hold(here: Path) -> None:
    assert Configuration(REGISTRY).settings_for("a.cable") == Settings()


def test_the_nearest_file_wins_and_nothing_is_merged(here: Path) -> None:
    write(here, 'profile = "ic"\nfail-on = "never"')
    write(here / "in" / "ner", 'fail-on = "info"')
    configuration = Configuration(REGISTRY)
    assert configuration.settings_for("a.cable").profile == "ic"
    assert configuration.settings_for("in/a.cable").profile == "ic"
    inner = configuration.settings_for("in/ner/a.cable")
    assert (inner.profile, inner.fail_on) == ("state", FailOn.INFO)
    assert configuration.settings_in(str(here / "in" / "ner" / "most")).fail_on is FailOn.INFO
    assert configuration.settings_for("in/ner/b.cable") is inner


def test_the_own_file_wins_over_the_shared_one(here: Path) -> None:
    write(here, 'profile = "dod"')
    write(here, '[tool.cablelint]\nprofile = "ic"', "pyproject.toml")
    assert Configuration(REGISTRY).settings_in().profile == "dod"


def test_a_shared_file_without_our_table_is_passed_over(here: Path) -> None:
    write(here, 'profile = "dod"')
    write(here / "sub", '[tool.other]\nname = "cablelint"', "pyproject.toml")
    write(here / "empty", "[tool.cablelint]\n", "pyproject.toml")
    configuration = Configuration(REGISTRY)
    assert configuration.settings_for("sub/a.cable").profile == "dod"
    assert configuration.settings_for("empty/a.cable").profile == "state"


def test_the_command_line_replaces(here: Path) -> None:
    write(here, 'profile = "dod"\nas-of = 2001-01-01')
    settings = Configuration(REGISTRY, {"profile": "cui"}).settings_in()
    assert (settings.profile, settings.as_of) == ("cui", datetime.date(2001, 1, 1))


def rules_of(configuration: Configuration) -> list[str]:
    return [entry.rule.code for entry in select_rules(REGISTRY, configuration.settings_in())]


def test_the_command_line_selects_on_top_of_the_file(here: Path) -> None:
    write(here, 'select = ["ZZA"]\nignore = ["ZZA001"]')
    assert rules_of(Configuration(REGISTRY)) == ["ZZA002"]
    assert rules_of(Configuration(REGISTRY, {"extend_select": ("ZZA001",)})) == ["ZZA001", "ZZA002"]
    assert rules_of(Configuration(REGISTRY, {"ignore": ["ZZA"]})) == []
    assert rules_of(Configuration(REGISTRY, {"select": ("ZZA001",)})) == ["ZZA001"]


def test_one_file_for_all(here: Path) -> None:
    write(here, 'profile = "dod"')
    write(here.parent, 'profile = "ic"', "other.toml")
    configuration = Configuration(REGISTRY, file="../other.toml")
    assert configuration.settings_for("a.cable").profile == "ic"


def test_isolated_reads_none(here: Path) -> None:
    write(here, "nonsense")
    assert Configuration(REGISTRY, {"profile": "ic"}, isolated=True).settings_in() == Settings(profile="ic")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('profile = "ic"\nselct = []', 2, 'unknown key "selct"; did you mean "select"?'),
        ("quite_else = 1", 1, 'unknown key "quite_else"'),
        ('ignore = [\n  "ZZA001",\n  "ZZX001",\n]', 3, 'ignore: no rule is called "ZZX001"; did you mean "ZZ'),
        ('select = ["every-cabel"]', 1, 'did you mean "every-cable"?'),
        ("select = []", 1, "select chooses no rule"),
        ('select = "ZZA"', 1, "select must be a list of strings"),
        ("exclude = [1]", 1, "exclude must be a list of strings"),
        ('ignore = ["CFG"]', 1, "cannot be ignored"),
        ('profile = "stat"', 1, 'one of state, ic, dod, cui; did you mean "state"?'),
        ("profile = 3", 1, "one of state, ic, dod, cui"),
        ('fail-on = "errors"', 1, 'did you mean "error"?'),
        ('\nas-of = "12 May"', 2, "as-of must be a date such as 2008-05-19"),
        ("today = 2008-05-19T10:00:00", 1, "today must be a date"),
        ("today = 3", 1, "today must be a date"),
        ("max-size = 0", 1, "max-size must be a whole number above 0"),
        ('max-findings = "many"', 1, "max-findings must be a whole number above 0"),
        ("max-seconds = true", 1, "max-seconds must be a whole number above 0"),
        ("max-seconds = 0.5", 1, "max-seconds must be a whole number above 0"),
        ("cui-since = 3", 1, "cui-since must be a date"),
        ("catalogue = 3", 1, "catalogue must be a list"),
        ("severity = 3", 1, "severity must be a table"),
        ('[severity]\nZZA001 = "warning"\nZZA002 = "wrong"', 3, "ZZA002 must be one of error, warning, info"),
        ('[severity]\nZZX001 = "error"', 2, 'severity: no rule is called "ZZX001"'),
        ('[severity]\nCFG002 = "info"', 2, "cannot be ignored"),
        ("per-file-ignores = 3", 1, "array of tables"),
        ("[per-file-ignores]\n'a' = ['ZZA']", 1, "array of tables"),
        ("[[per-file-ignores]]\nrules = ['ZZA']\nreason = 'x'", 1, "an entry needs the key files"),
        ("[[per-file-ignores]]\nfiles = 'a'\nrules = ['ZZA']", 1, "an entry needs the key reason"),
        ("[[per-file-ignores]]\nfiles = 'a'\nrules = 'ZZA'\nreason = ' '", 4, "the reason must say why"),
        ("[[per-file-ignores]]\nfiles = []\nrules = 'ZZA'\nreason = 'x'", 2, "files must be a string or a list"),
        ("[[per-file-ignores]]\nfiles = 'a'\nrules = 1\nreason = 'x'", 3, "rules must be a string or a list"),
        ("[[per-file-ignores]]\nfiles = 'a'\nrules = 'CFG001'\nreason = 'x'", 3, "cannot be ignored"),
        (
            "[[per-file-ignores]]\nfiles='a'\nrules='ZZA'\nreason='x'\n\n[[per-file-ignores]]\nfile='a'",
            7,
            'unknown key "file"; did you mean "files"?',
        ),
        ("profile = ic\nnext = 1", 1, "not valid TOML"),
        ("profile = [\n1,\n", 3, "not valid TOML"),
    ],
)
def test_a_fault_is_named_with_its_place(here: Path, text: str, line: int, said: str) -> None:
    write(here, text)
    with pytest.raises(ConfigurationError, match=re.escape(said)) as caught:
        Configuration(REGISTRY).settings_for("a.cable")
    assert str(caught.value).startswith(f"cablelint.toml:{line}: ")
    assert (caught.value.file, caught.value.line) == ("cablelint.toml", line)


def test_what_is_nested_too_deep_is_a_fault_of_the_file(here: Path) -> None:
    deep = 100 + sys.getrecursionlimit()  # a tool that ran before in this process may have raised it
    write(here, "select = " + "[" * deep + "]" * deep)
    with pytest.raises(ConfigurationError, match=r"cablelint\.toml: tables or lists are nested too deep"):
        Configuration(REGISTRY).settings_in()


@pytest.mark.parametrize("name", ["cablelint.toml", "pyproject.toml"])
def test_what_is_no_file_is_not_passed_over(here: Path, name: str) -> None:
    os.mkfifo(here / name)
    with pytest.raises(ConfigurationError, match=f"{name}: this is not a regular file"):
        Configuration(REGISTRY).settings_in()


def test_a_device_is_not_read_to_its_end() -> None:
    with pytest.raises(ConfigurationError, match="/dev/zero: the file has more than 1,000,000 bytes"):
        Configuration(REGISTRY, file="/dev/zero")


def test_a_fault_in_the_shared_file_is_found_in_our_table(here: Path) -> None:
    write(here, '[tool.other]\nselct = 1\n\n[tool.cablelint]\nselct = ["ZZA"]\n', "pyproject.toml")
    with pytest.raises(ConfigurationError, match=r"pyproject\.toml:5: unknown key"):
        Configuration(REGISTRY).settings_in()


def test_our_table_may_be_no_table(here: Path) -> None:
    write(here, '[tool]\ncablelint = "on"\n', "pyproject.toml")
    with pytest.raises(ConfigurationError, match="must be a table"):
        Configuration(REGISTRY).settings_in()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"a = '\xff'", "not UTF-8"), (None, "cannot be read"), (b"[tool.other]\n", "no table")],
)
def test_a_file_that_cannot_be_used(here: Path, content: bytes | None, said: str) -> None:
    if content is not None:
        (here / "pyproject.toml").write_bytes(content)
    with pytest.raises(ConfigurationError, match=said):
        read(here / "pyproject.toml", REGISTRY)


@pytest.mark.parametrize(
    ("option", "field"), [("--select", "select"), ("--ignore", "ignore"), ("--extend-select", "extend_select")]
)
def test_an_unknown_selector_of_the_command_line_names_its_option(here: Path, option: str, field: str) -> None:
    with pytest.raises(SelectionError, match=f"{option}: no rule is called"):
        Configuration(REGISTRY, {field: ("ZZA009",)})


def test_an_override_that_is_no_setting(here: Path) -> None:
    with pytest.raises(TypeError, match="profil"):
        Configuration(REGISTRY, {"profil": "ic"})


def test_explain_says_where_each_value_comes_from(here: Path) -> None:
    write(here, EVERYTHING, "pyproject.toml")
    explained = {one.key: one for one in Configuration(REGISTRY, {"profile": "dod", "ignore": ("ZZB",)}).explain()}
    assert list(explained) == list(KEYS)
    assert (explained["profile"].value, explained["profile"].origin) == ("dod", "command line")
    assert (explained["as-of"].value, explained["as-of"].origin) == (datetime.date(2008, 5, 19), "pyproject.toml:9")
    assert explained["ignore"].value == ("every-cable", "ZZB")
    assert explained["ignore"].origin == "pyproject.toml:6 and command line"
    assert explained["severity"].origin == "pyproject.toml:16"
    assert explained["per-file-ignores"].origin == "pyproject.toml:19"
    plain = {one.key: one for one in Configuration(REGISTRY, isolated=True).explain()}
    assert {one.origin for one in plain.values()} == {"default"}


def test_explain_does_not_name_what_the_command_line_replaced(here: Path) -> None:
    write(here, 'select = ["ZZA"]\nignore = ["ZZB"]')
    explained = {one.key: one for one in Configuration(REGISTRY, {"select": ("ZZB",)}).explain()}
    assert (explained["select"].value, explained["select"].origin) == (("ZZB",), "command line")
    assert (explained["ignore"].value, explained["ignore"].origin) == ((), "default")


def test_notices_name_what_has_no_effect(here: Path) -> None:
    assert Configuration(REGISTRY, {"select": ("ZZB002",)}).notices() == (
        "ZZB002 coded-only is selected, but does not apply to the profile state",
    )


def test_a_file_that_an_editor_gave_a_byte_order_mark(here: Path) -> None:
    (here / "cablelint.toml").write_bytes(b'\xef\xbb\xbfprofile = "ic"\n')
    assert Configuration(REGISTRY).settings_in().profile == "ic"


def test_a_directory_that_may_not_be_entered_holds_no_configuration(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.is_file", refuse)
    assert Configuration(REGISTRY).settings_in() == Settings()
