"""No planted word leaves by any door: every format, every file that is written, every message, and what crashes say.

`test_privacy.py` holds the same for each rule and for cables at random; here the command line runs on a repository in
which the words stand everywhere: in subject, body and names, in files that are no cables, and in the configuration.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from cablelint import Cable, CableRule, Context, Edit, Related, Severity, Violation, safe_fix
from cablelint.cli import cli
from cablelint.reporters import FORMATS
from cablelint.rule import registry
from cablelint.rule.registry import LoadedRule, Registry, load_registry
from support.fixtures import Cablelint

SUBJECT, BODY, NAME, SOURCE, BINARY, NOTE, REASON, COMMENT = SECRETS = (
    "Zorblaxian", "Quuxfeathe", "Vwimbletha", "Xyloquista", "Jabberfnor", "Mxyzptluck", "Brzeczyska", "Krtekovnak",
)  # fmt: skip
"""Words that no vocabulary, no rule and no page holds."""

CABLE = f"""\
P 121633Z MAY 08
FM AMEMBASSY SUVA
TO SECSTATE WASHDC

C O N F I D E N T I A L SUVA 000002

SIPDIS

E.O. 12958: DECL: 05/12/2048
TAGS PREL, FJ, OVIP ({NAME}, {NAME})
SUBJECT: {SUBJECT} LAMPS

REF: A. SUVA 1 B. 08 SUVA 4 C. {NAME} LETTER

Classified By: {NAME} {NAME} for reasons 1.5 (x).

1. {BODY} met {NAME} (ref D).

2. (S//REL) {BODY} {{{BODY}}}

(U) {BODY} closes.

{NAME.upper()}
"""
EARLIER = CABLE.replace("000002", "000001").replace("121633Z", "111633Z")
CONFIGURATION = f"""\
# {COMMENT}
[[per-file-ignores]]
files = "suva-2.cable"
rules = ["STR008"]
reason = "{REASON} said so."

[[rule-ignores]]
rules = ["DEC001"]
reason = "{REASON} said so, too."

[[posts]]
name = "PORT ELSEWHERE"
source = "A note of {REASON}"
date = 2000-01-01
"""
FILES = {
    "suva-1.cable": EARLIER.encode(),
    "suva-2.cable": CABLE.encode(),
    "no.cable": f"{NOTE} is no cable.\nTAGS: {NOTE}\n".encode(),
    "binary.cable": BINARY.encode() + b"\x00\xff\xfe\x01",
    "notes.txt": f"{NOTE} buys paint.\n".encode(),
    "cablelint.toml": CONFIGURATION.encode(),
}
QUOTING = ("text", "json", "jsonl", "sarif", "html")
"""The formats that quote when they are asked to."""


@cache
def installed() -> Registry:
    return load_registry(isolated=True)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cablelint:
    """Runs `cablelint` with its own rules in a repository full of planted words."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(registry, "load_registry", lambda **_: installed())
    subprocess.run(["git", "init", "--quiet"], check=True)
    for name, data in FILES.items():
        Path(name).write_bytes(data)
    return lambda *arguments, **how: CliRunner().invoke(cli, [*arguments], **how)


def held(*places: Result | Path) -> list[str]:
    """The planted words in outputs and files, in small letters."""
    texts = [one.read_bytes() if isinstance(one, Path) else one.output_bytes for one in places]
    return [secret for secret in SECRETS if any(secret.casefold().encode() in text.lower() for text in texts)]


def written() -> Iterator[Path]:
    """The files that were not planted, those of Git's directory included."""
    return (path for path in Path().rglob("*") if path.is_file() and path.name not in FILES)


def crashes(*_: object, **__: object) -> NoReturn:
    raise ValueError(f"cannot read {BODY}")


# ------------------------------------------------------------------------------------------------------- reports


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_holds_one(run: Cablelint, form: str) -> None:
    """Nor its fingerprints, its statistics and its list of files, nor what is said beside it."""
    asked = ["check", ".", "--select", "ALL", "--repository", "--no-source", "--show-files"]
    plain = run(*asked, "--format", f"{form}=plain.out")
    counted = run(*asked, "--format", f"{form}=counted.out", "--statistics", "--format", "concise")
    assert plain.exit_code == counted.exit_code == 2, "one file cannot be decoded"
    assert held(plain, counted, *written()) == []
    assert b"POR001" in Path("plain.out").read_bytes()


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "github-summary"])
def test_nor_what_is_written_to_standard_output(run: Cablelint, form: str) -> None:
    assert held(run("check", "suva-2.cable", "--format", form)) == []


@pytest.mark.parametrize("form", QUOTING)
def test_the_words_would_be_found(run: Cablelint, form: str) -> None:
    """The tests above could not fail otherwise."""
    run("check", ".", "--format", f"{form}=report.out", "--show-source")
    assert {BODY, NAME} <= set(held(Path("report.out")))


def test_a_reason_is_shown_to_who_asks_for_what_is_ignored(run: Cablelint) -> None:
    assert held(run("check", ".", "--show-ignored")) == [REASON]


@pytest.mark.parametrize("variable", ["CI", "PRE_COMMIT"])
def test_a_log_of_a_machine_holds_none(run: Cablelint, variable: str) -> None:
    assert held(run("check", ".", "--color", "always", env={variable: "1"})) == []


def test_the_lines_of_a_difference_that_are_no_text_hold_none(run: Cablelint) -> None:
    result = run("check", "suva-2.cable", "--no-ignores", "--diff", "--unsafe-fixes")
    frame = [line for line in result.stdout.splitlines() if line.startswith(("---", "+++", "@@", "#"))]
    assert len(frame) >= 4
    assert not [line for line in frame for secret in SECRETS if secret.casefold() in line.casefold()]
    assert not [secret for secret in SECRETS if secret in result.stderr]


# ------------------------------------------------------------------------------------- what is kept of a run


def test_a_baseline_holds_none(run: Cablelint) -> None:
    Path("binary.cable").unlink()
    use = ["--baseline", "known.json"]
    done = [run("check", ".", *how) for how in (["--write-baseline", "known.json"], use, [*use, "--prune-baseline"])]
    assert held(*done, *written()) == []
    assert b"POR001" in Path("known.json").read_bytes()


def test_an_index_and_what_is_asked_of_it_hold_none(run: Cablelint) -> None:
    said = [
        run("catalogue", "build", "."),
        run("catalogue", "add", "notes.txt"),
        *(run("catalogue", "show", *more) for more in (
            [], ["08SUVA2"], ["08SUVA2", "--format", "json"], ["--duplicates"], ["--unresolved", "--format", "csv"],
            ["--most-cited", "--format", "json"], ["--gaps", "SUVA", "2008"], ["--catalogue", "repository"],
        )),
        *(run("catalogue", "graph", "--format", form) for form in ("json", "dot")),
    ]  # fmt: skip
    assert held(*said, *written()) == []
    assert b"08SUVA2" in Path("catalogue.sqlite").read_bytes()
    assert any(path.parent.name == "cablelint" for path in written()), "the index of the repository"


# ------------------------------------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize("name", ["suva-2.cable", "no.cable", "binary.cable"])
@pytest.mark.parametrize(
    "command",
    [
        "check --config {} suva-1.cable", "check --baseline {} suva-1.cable", "check --write-baseline {} suva-1.cable",
        "check --catalogue {} suva-1.cable", "catalogue add {}", "catalogue show --catalogue {}", "config --config {}",
        "catalogue build . --catalogue {}", "check --stdin-filename {} -",
    ],
)  # fmt: skip
def test_a_file_that_is_taken_for_another_is_not_quoted(run: Cablelint, command: str, name: str) -> None:
    result = run(*command.format(name).split(), input=CABLE)
    assert result.exit_code in (1, 2), result.output
    assert held(result) == []
    assert Path(name).read_bytes() == FILES[name]


BROKEN = (
    'reason = "{}', "{} = ", '"{}', "= {}", "[{}\n", "a = {{ b = {} }}", "'''{}", 'a = "\\q{}"', "[[posts]]\nname = {}",
)  # fmt: skip
"""Lines that are no TOML, with a word in each."""


@pytest.mark.parametrize("line", BROKEN)
def test_a_configuration_that_cannot_be_read_is_not_quoted(run: Cablelint, line: str) -> None:
    Path("cablelint.toml").write_text(line.format(REASON) + "\n")
    result = run("check", ".")
    assert (result.exit_code, held(result)) == (2, [])
    assert "cablelint.toml" in result.stderr


@pytest.mark.parametrize("place", ["cablegrammar.base.source.Source.decode", "cablegrammar.messages.build"])
@pytest.mark.parametrize("command", ["check .", "check - --fix", "parse .", "banner suva-2.cable", "catalogue build ."])
def test_a_crash_of_our_own_says_where_and_not_what(
    run: Cablelint, monkeypatch: pytest.MonkeyPatch, place: str, command: str
) -> None:
    monkeypatch.setattr(place, crashes)
    result = run(*command.split(), input=CABLE)
    assert result.exit_code == 2
    said = result.stderr if " - " in command else result.output
    assert not [secret for secret in SECRETS if secret.casefold() in said.casefold()]


class Careless(CableRule):
    """A rule that puts the text into what it raises."""

    code = "BAD001"
    name = "careless-rule"
    severity = Severity.ERROR
    authority = ()
    examples = ()

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Raise, with the whole text."""
        raise ValueError(cable.source.text)
        yield


class Quoting(Careless):
    """A rule that puts the text into all that it says, and into its fix."""

    name = "quoting-rule"

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Quote the first paragraph."""
        paragraph = cable.paragraphs[0]
        words = paragraph.text
        again = Edit(paragraph.span.end, paragraph.span.end, f" {words}")
        related = (Related(paragraph.first_line, f"see {words}"),)
        yield Violation(
            paragraph.first_line, f"It is said that {words}", expected=words, related=related,
            fix=safe_fix(f"Write {words}", again),
        )  # fmt: skip
        if paragraph.mark is not None:
            return
        line = cable.source.text[paragraph.span.start : paragraph.span.end]
        whole = Edit(*paragraph.span, line.replace("1. ", "1. (S) ", 1))
        yield Violation(paragraph.first_line, "It has no mark.", fix=safe_fix("Write (S)", whole))


def only(rule: type[CableRule], monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no rule but that one of a third party."""
    alone = Registry([LoadedRule(rule, "careless 1.0")])
    monkeypatch.setattr(registry, "load_registry", lambda **_: alone)
    Path("cablelint.toml").unlink()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("rule", "code", "said"), [(Careless, 2, b"CFG003"), (Quoting, 1, b"BAD001")])
def test_a_third_party_s_rule_lets_none_out(
    run: Cablelint, monkeypatch: pytest.MonkeyPatch, rule: type[CableRule], code: int, said: bytes, form: str
) -> None:
    only(rule, monkeypatch)
    result = run("check", "suva-2.cable", "--format", f"{form}=report.out", "--no-source")
    assert held(result, Path("report.out")) == []
    assert said in Path("report.out").read_bytes()
    assert result.exit_code == code


def test_of_its_fixes_those_are_made_that_write_no_prose(run: Cablelint, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that writes a line anew writes no more of it than what changes."""
    only(Quoting, monkeypatch)
    result = run("check", "suva-2.cable", "--fix", "--format", "json")
    assert "was not offered: it writes words of the text once more" in result.stderr
    assert Path("suva-2.cable").read_text() == CABLE.replace("1. ", "1. (S) ", 1)
