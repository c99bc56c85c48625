from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cablelint.cli import cli
from support.fixtures import Cablelint, Golden

CABLE = """\
CONFIDENTIAL SUVA 000112

SIPDIS

STATE FOR EAP/XYZ

E.O. 12958: DECL: 04/09/2018
TAGS: PREL, FJ
SUBJECT: (U) AN INVENTED DAY
REF: A. WINDHOEK 12 B. REYKJAVIK 8

Classified By: Invented Officer for reason 1.4 (b).

1. (U) Summary of nothing at all.

2. (C) Two invented things:

a. (U) the first;

b. (C) the \x1b[31msecond\u202e.

COMMENT
-------

3. (C) No more.
EXAMPLE
"""
KEYS = (
    "path", "form", "id", "mrn", "date", "transmission", "date_time_group", "from", "to", "info", "xmt",
    "classification", "post", "number", "captions", "pass_lines", "executive_order", "declassification", "tags",
    "subject", "references", "authority", "paragraphs", "headings", "signature", "unplaced", "lines",
)  # fmt: skip


@pytest.fixture
def cable(tmp_path: Path) -> Path:
    file = tmp_path / "suva.cable"
    file.write_text(CABLE)
    return file


# --------------------------------------------------------------------------------------------------------- parse


def test_parse_json_has_every_key_of_the_contract(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("parse", "--format", "json", "suva.cable")
    (line,) = result.stdout.splitlines()
    parsed = json.loads(line)
    assert tuple(parsed) == KEYS
    assert result.exit_code == 0
    assert parsed["path"] == "suva.cable"
    assert parsed["transmission"] is None
    assert parsed["to"] == parsed["info"] == parsed["xmt"] == []
    assert parsed["classification"] == {
        "text": "CONFIDENTIAL",
        "level": "CONFIDENTIAL",
        "controls": [],
        "section": None,
    }
    assert (parsed["post"], parsed["number"]) == ("SUVA", 112)
    assert parsed["captions"] == ["SIPDIS"]
    assert parsed["executive_order"] == {"number": "12958", "instruction": "DECL: 04/09/2018"}
    assert parsed["declassification"] == {"kind": "date", "date": "2018-04-09", "event": None, "codes": []}
    assert [tag["tag"] for tag in parsed["tags"]] == ["PREL", "FJ"]
    assert set(parsed["tags"][0]) == {"tag", "kind", "name"}
    assert parsed["subject"] == {
        "text": "(U) AN INVENTED DAY", "mark": {"text": "(U)", "level": "UNCLASSIFIED", "controls": []},
    }  # fmt: skip
    assert [reference["letter"] for reference in parsed["references"]] == ["A", "B"]
    assert set(parsed["references"][0]) == {"letter", "kind", "id", "text"}
    assert parsed["authority"]["reason"] == {"section": "1.4", "letters": ["b"]}
    assert set(parsed["authority"]) == {"kind", "classified_by", "derived_from", "reason", "declassify_on"}
    assert [paragraph["number"] for paragraph in parsed["paragraphs"]] == ["1", "2", "3"]
    second = parsed["paragraphs"][1]
    assert (second["line"], second["mark"]["level"]) == (16, "CONFIDENTIAL")
    assert [(item["number"], item["line"]) for item in second["subparagraphs"]] == [("a", 18), ("b", 20)]
    assert set(second["subparagraphs"][0]) == set(second)
    assert parsed["headings"] == [{"text": "COMMENT", "line": 22}]
    assert parsed["signature"] == ["EXAMPLE"]
    assert parsed["unplaced"] == []
    assert parsed["lines"]["total"] == parsed["lines"]["placed"] > 0


TELEGRAM = """\
VZCZCXYZ0001
OO RUEHC
DE RUEHSV #0112 1000842
ZNY CCCCC ZZH
O 090842Z APR 08
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 4417
INFO RUEHWL/AMEMBASSY WELLINGTON 0012
BT
C O N F I D E N T I A L SECTION 01 OF 02 SUVA 000112

SIPDIS

E.O. 12958: DECL: 04/09/2018
TAGS: PREL
SUBJECT: AN INVENTED TELEGRAM

1. (C) Nothing happened.
EXAMPLE
BT
#0112
"""


def test_parse_of_nothing_says_so(cablelint: Cablelint) -> None:
    result = cablelint("parse")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "cablelint: nothing was parsed: no cable was found in ., or the settings exclude it\n"


def test_parse_json_of_what_is_no_cable(cablelint: Cablelint) -> None:
    result = cablelint("parse", "-", "--format", "json", input="")
    parsed = json.loads(result.stdout)
    assert result.exit_code == 1
    assert tuple(parsed) == KEYS
    assert {key for key, value in parsed.items() if value is None} >= {"form", "id", "classification", "subject"}


def test_parse_json_of_a_header(cablelint: Cablelint) -> None:
    parsed = json.loads(cablelint("parse", "-", "--format", "json", input=TELEGRAM).stdout)
    assert (parsed["form"], parsed["id"], parsed["date"]) == ("acp127", "08SUVA112", "2008-04-09T08:42:00Z")
    sent = parsed["transmission"]
    assert set(sent) == {
        "channel", "channel_number", "precedence", "routing_indicators", "originator", "serial", "filed", "signal",
        "letters",
    }  # fmt: skip
    assert (sent["originator"], sent["serial"], sent["filed"]) == ("RUEHSV", 112, "1000842")
    assert (sent["signal"], sent["letters"], sent["precedence"]) == ("ZNY", "CCCCC", "IMMEDIATE")
    assert parsed["date_time_group"] == {"text": "090842Z APR 08", "precedence": ["IMMEDIATE"]}
    assert parsed["from"] == "AMEMBASSY SUVA"
    assert parsed["to"] == [
        {"routing_indicator": "RUEHC", "name": "SECSTATE WASHDC", "precedence": "IMMEDIATE", "serial": "4417"}
    ]
    assert [addressee["name"] for addressee in parsed["info"]] == ["AMEMBASSY WELLINGTON"]
    assert parsed["classification"]["section"] == {"number": 1, "total": 2}


def test_the_tree_of_a_header(cablelint: Cablelint, golden: Golden) -> None:
    golden("parse-tree-of-a-header.out", cablelint("parse", "-", input=TELEGRAM).stdout)


def test_parse_tree(cablelint: Cablelint, cable: Path, golden: Golden) -> None:
    result = cablelint("parse", "suva.cable")
    assert result.exit_code == 0
    golden("parse-tree.out", result.stdout)


def test_the_tree_holds_no_control_characters_and_begins_no_line_with_text(cablelint: Cablelint, cable: Path) -> None:
    cable = cable.rename(cable.with_name("\x1b[31m::error.cable"))
    result = cablelint("parse", cable.name)
    lines = result.stdout.splitlines()
    assert lines[0] == lines[-2] == "CONFIDENTIAL"
    assert lines[1] == "# ␛[31m::error.cable"
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert all(" | " in line or line.rstrip().endswith("|") for line in lines[2:-2])


def test_every_message_of_a_file_is_printed(cablelint: Cablelint, cable: Path) -> None:
    cable.write_text(CABLE + "\n\n" + CABLE.replace("000112", "000113"))
    numbers = [json.loads(line)["number"] for line in cablelint("parse", "--format", "json", cable).stdout.splitlines()]
    assert numbers[0] == 112


def test_parse_reads_stdin(cablelint: Cablelint) -> None:
    result = cablelint("parse", "-", "--format", "json", "--stdin-filename", "x.cable", input=CABLE)
    assert json.loads(result.stdout)["path"] == "x.cable"


def test_parse_exit_codes(cablelint: Cablelint, cable: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert cablelint("parse", "empty").exit_code == 3
    assert cablelint("parse", "nowhere").exit_code == 2
    cable.with_name("broken.cable").write_bytes(b"\xff\xfe\x00")
    result = cablelint("parse", "--format", "json")
    assert result.exit_code == 2
    assert "broken.cable: The file cannot be decoded" in result.stderr
    assert len(result.stdout.splitlines()) == 1
    cable.with_name("prose.cable").write_text("once upon a time\n")
    assert cablelint("parse", "prose.cable").exit_code == 1


# ---------------------------------------------------------------------------------------------------------- rule


def test_explain_a_rule(cablelint: Cablelint, golden: Golden) -> None:
    result = cablelint("rule", "FAX001")
    assert result.exit_code == 0
    assert cablelint("rule", "word-bad").stdout == cablelint("rule", "fax001").stdout == result.stdout
    golden("rule.out", result.stdout)


def test_an_explanation_in_colour_says_the_same(cablelint: Cablelint) -> None:
    import click

    coloured = cablelint("rule", "FAX001", "--color", "always").stdout
    assert coloured != click.unstyle(coloured) == cablelint("rule", "FAX001").stdout


def test_explain_several_rules(cablelint: Cablelint) -> None:
    one, other = (cablelint("rule", code).stdout for code in ("FAX002", "word-bad"))
    assert cablelint("rule", "FAX002", "word-bad", "fax002").stdout == f"{one}\n\n{other}"
    listed = json.loads(cablelint("rule", "FAX003", "FAX001", "--format", "json").stdout)
    assert [rule["code"] for rule in listed] == ["FAX003", "FAX001"]
    table = cablelint("rule", "CFG", "FAX001").stdout.splitlines()
    assert [line.split()[0] for line in table] == ["CFG001", "CFG002", "CFG003", "FAX001"]
    assert cablelint("rule", "FAX001", "FAX009").exit_code == 2


def test_list_the_rules(cablelint: Cablelint, golden: Golden) -> None:
    golden("rules.out", cablelint("rule").stdout)


def test_rule_table_fits_a_terminal_of_any_width() -> None:
    from cablelint.cli.rule import table
    from cablelint.rule.registry import load_registry

    entries = list(load_registry(isolated=True))
    for limit in (40, 60, 80, 100, 132, 200):
        lines = "".join(table(entries, colour=False, limit=limit)).split("\n")
        assert lines[0].startswith("code")
        if limit >= 80:
            assert max(map(len, lines)) <= limit
    narrow = "".join(table(entries, colour=False, limit=80))
    assert "…" not in narrow
    assert all(entry.rule.summary() in " ".join(narrow.split()) for entry in entries)
    whole = "".join(table(entries, colour=False, limit=None)).split("\n")
    assert len(whole) == len(entries) + 1
    assert not any("…" in line for line in whole)


def test_list_a_family(cablelint: Cablelint) -> None:
    lines = cablelint("rule", "CFG").stdout.splitlines()
    assert [line[:6] for line in lines] == ["CFG001", "CFG002", "CFG003"]


def test_rules_as_json(cablelint: Cablelint) -> None:
    rules = json.loads(cablelint("rule", "--format", "json").stdout)
    assert [rule["code"] for rule in rules][-5:] == ["FAX001", "FAX002", "FAX003", "FAX004", "FAX005"]
    (bad,) = json.loads(cablelint("rule", "word-bad", "--format", "json").stdout)
    assert bad == {
        "code": "FAX001", "name": "word-bad", "severity": "error", "enabled": True, "preview": False, "fix": "safe",
        "summary": "The word BAD stands in a cable.",
        "authority": [{"document": "32 CFR 2001.21", "section": "(c)"}],
        "profiles": ["state", "ic", "dod", "cui"], "since": "0.1.0",
        "url": "https://cablelint.readthedocs.io/rules/word-bad",
        "examples": [
            {"bad": "A BAD day in Suva.", "good": "A GOOD day in Suva.", "fixed": "A GOOD day in Suva."},
            {"bad": "```BAD```", "good": "GOOD", "fixed": "```GOOD```"},
        ],
        "origin": "cablelint 0.1.0",
    }  # fmt: skip


def test_isolated_leaves_third_parties_out(cablelint: Cablelint) -> None:
    assert "FAX004" not in cablelint("rule", "--isolated").stdout
    assert cablelint("rule", "--isolated", "FAX004").exit_code == 2


def test_an_unknown_rule_gets_a_suggestion(cablelint: Cablelint) -> None:
    result = cablelint("rule", "word-bed")
    assert result.exit_code == 2
    assert result.stderr == 'cablelint: error: no rule is called "word-bed"; did you mean "word-bad"?\n'


# -------------------------------------------------------------------------------------------------------- config


def test_config(cablelint: Cablelint, golden: Golden) -> None:
    Path("cablelint.toml").write_text('profile = "ic"\nignore = ["FAX003"]\n')
    result = cablelint("config")
    assert result.exit_code == 0
    golden("config.out", result.stdout)


def test_config_as_json(cablelint: Cablelint) -> None:
    Path("below").mkdir()
    Path("below/cablelint.toml").write_text(
        'as-of = 2008-05-19\n[[per-file-ignores]]\nfiles = "*"\nrules = "FAX"\nreason = "an exercise"\n'
    )
    document = json.loads(cablelint("config", "below", "--format", "json").stdout)
    assert document["settings"]["as-of"] == {"value": "2008-05-19", "origin": "below/cablelint.toml:1"}
    assert document["settings"]["profile"] == {"value": "state", "origin": "default"}
    (ignore,) = document["settings"]["per-file-ignores"]["value"]
    assert (ignore["pattern"], ignore["reason"]) == ("*", "an exercise")
    rules = {rule["code"]: rule for rule in document["rules"]}
    assert rules["FAX004"]["origin"] == "faux-rules 2.0"
    assert rules["FAX001"]["selected"] is True
    assert rules["FAX005"]["selected"] is False
    assert json.loads(cablelint("config", "below", "--isolated", "--format", "json").stdout)["settings"]["as-of"] == {
        "value": None, "origin": "default",
    }  # fmt: skip


def test_a_configuration_that_cannot_be_used_is_one_line(cablelint: Cablelint) -> None:
    Path("cablelint.toml").write_text('profil = "ic"\n')
    for command in ("config", "check"):
        result = cablelint(command)
        assert result.exit_code == 2
        assert result.stderr.startswith("cablelint: error: cablelint.toml:1: ")
        assert 'did you mean "profile"?' in result.stderr
    assert cablelint("config", "nowhere").exit_code == 2


# ---------------------------------------------------------------------------------------------------------- help


def commands(group: click.Group = cli, *above: str) -> Iterator[tuple[str, ...]]:
    """Every command as it is called, those of groups too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*above, name)
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)


@pytest.mark.parametrize("name", [*commands()], ids=" ".join)
def test_every_command_explains_itself(cablelint: Cablelint, name: tuple[str, ...]) -> None:
    result = cablelint(*name, "--help")
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if len(line) > 80] == []
    assert name[-1] in cablelint(*name[:-1], "--help").stdout
    if len(name) == 1:
        assert "Examples:" in result.stdout
        assert "Exit codes:" in result.stdout


def test_no_command_shows_the_help_and_fails(cablelint: Cablelint) -> None:
    result = cablelint()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Commands:" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--color", "never"], '--color is an option of a command and follows it, as in "cablelint check --color"'),
        (["--portion", "S"], '--portion is an option of a command and follows it, as in "cablelint banner --portion"'),
        (["--nonsense"], "cablelint has no option --nonsense"),
        (["rule", "--isolate"], 'cablelint rule has no option --isolate; did you mean "--isolated"?'),
        (["catalogue", "show", "--zzz"], "cablelint catalogue show has no option --zzz"),
    ],
)
def test_an_unknown_option_is_an_error_with_a_hint(cablelint: Cablelint, arguments: list[str], message: str) -> None:
    result = cablelint(*arguments)
    assert (result.exit_code, result.stderr) == (2, f"cablelint: error: {message}\n")
