"""References across files, through the command line: planted faults are found, and nothing else is.

An archive of invented cables that cite each other is written to files; each planted fault is one line of one cable.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.cli import cli
from cablelint.testing import NOTICE
from support.archive import POSTS, Invented, write

CABLES = 400
FAULTS = 100

Cablelint = Callable[..., Result]


def archive(count: int = CABLES) -> list[Invented]:
    """Cables that cite earlier ones: each has up to three references, and cites each of them."""
    chance = random.Random(7)  # noqa: S311 - an archive and no secret
    posts = list(POSTS)
    cables: list[Invented] = []
    for place in range(count):
        # A post goes on counting in the second year, so that no number stands for two cables, and half are there.
        cable = Invented(posts[place % len(posts)], 1 + place // len(posts), 2005 + place * 2 // count)
        earlier = chance.sample(cables, min(len(cables), chance.randrange(4)))
        cable.listed = [other.reference(cable.year) for other in earlier]
        cable.cites = [chr(65 + letter) for letter in range(len(earlier))]
        cables.append(cable)
    return cables


@pytest.fixture
def cablelint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cablelint:
    """Runs the command line with the rules that are installed, in an empty directory."""
    monkeypatch.chdir(tmp_path)
    return lambda *args, **how: CliRunner().invoke(cli, [str(arg) for arg in args], **how)


def found(result: Result) -> set[tuple[str, str, int]]:
    """File, code and line of each finding of a JSON report."""
    findings = json.loads(result.stdout)["findings"]
    places = [(finding["path"], finding["code"], finding["line"]) for finding in findings]
    assert len(places) == len(set(places))
    return set(places)


# ------------------------------------------------------------------------------------------------ the whole archive


def plant(cables: list[Invented]) -> set[tuple[str, str, int]]:
    """Put a hundred faults into the archive; gives file, code and line of each finding that is to come."""
    chance = random.Random(11)  # noqa: S311
    expected = set()
    ids = {cable.id for cable in cables}
    with_references = [cable for cable in cables if len(cable.listed) > 1]
    for place, cable in enumerate(chance.sample(with_references, FAULTS)):
        at = chance.randrange(len(cable.listed))
        item = cable.listed[at]
        letter = chr(65 + at)
        kind = ("missing", "future", "wrong year", "own id", "wrong letter", "damaged")[place % 6]
        if kind == "missing":
            other = next(post for post in POSTS if post != cable.post)
            cable.listed[at], code = f"{other} {900_001 + place}", "REF001"
        elif kind == "future":
            cable.listed[at], code = _later(cables, cable).reference(cable.year), "REF006"
        elif kind == "wrong year":
            post, number = item.lstrip("0123456789 ").rsplit(" ", 1)
            wrong = 6 if item[0].isdecimal() or cable.year == 2005 else 5
            cable.listed[at], code = f"0{wrong} {post} {number}", "REF001" if cable.year == 2006 else "REF006"
        elif kind == "own id":
            cable.listed[at], code = f"{cable.post} {cable.number}", "REF007"
        elif kind == "damaged":
            post, number = item.rsplit(" ", 1)
            cable.listed[at], code = f"{post} {number[0]}O{number[1:]}", "REF005"
        else:
            cable.cites[at], code = "Q", "REF002"
        wanted = "ref Q." if code == "REF002" else f"{letter}. {cable.listed[at]}"
        expected.add((cable.file, code, cable.line(wanted)))
    assert len(ids) == len(cables)
    return expected


def _later(cables: list[Invented], cable: Invented) -> Invented:
    """The next cable of the same post and year; the first of a later year where there is none."""
    behind = [other for other in cables if other.number > cable.number]
    same = [other for other in behind if (other.post, other.year) == (cable.post, cable.year)]
    return (same or [other for other in behind if other.year > cable.year] or [last_of(cable)])[0]


def last_of(cable: Invented) -> Invented:
    """A cable of a year that has not come yet."""
    return Invented(cable.post, cable.number, cable.year + 1)


def test_an_archive_without_faults_is_clean(cablelint: Cablelint, tmp_path: Path) -> None:
    write(tmp_path, archive())
    result = cablelint("check", "--catalogue", "run", "--format", "json")
    assert found(result) == set()
    assert result.exit_code == 0
    assert json.loads(result.stdout)["summary"]["cables"] == CABLES


@pytest.mark.parametrize("how", ["option", "configuration", "list", "index"])
def test_planted_faults_are_found_and_nothing_else(cablelint: Cablelint, tmp_path: Path, how: str) -> None:
    cables = archive()
    options: tuple[str, ...] = ()
    if how == "option":
        options = ("--catalogue", "run")
    elif how == "configuration":
        (tmp_path / "cablelint.toml").write_text('catalogue = "run"\n')
    else:
        (tmp_path / "ids.txt").write_text("".join(f"{cable.id}\n" for cable in cables))
        options = ("--catalogue", "ids.txt")
    expected = plant(cables)
    assert len(expected) == FAULTS
    assert {code for _, code, _ in expected} == {"REF001", "REF002", "REF005", "REF006", "REF007"}
    write(tmp_path, cables)
    if how == "index":
        assert cablelint("catalogue", "build", ".").exit_code == 0
        options = ("--catalogue", "catalogue.sqlite")
    result = cablelint("check", ".", *options, "--format", "json")
    assert result.exit_code == 1
    assert found(result) == expected


# --------------------------------------------------------------------------------------------------- one or two files


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Invented, Invented]:
    """Two cables, the second of which lists the first, and one that does not exist."""
    first = Invented("SUVA", 102, 2008)
    second = Invented("WINDHOEK", 512, 2008, ["SUVA 102", "07 SUVA 733"], ["A", "B"])
    write(tmp_path, [first, second])
    return first, second


def test_without_a_catalogue_one_line_says_how_to_turn_it_on(
    cablelint: Cablelint, pair: tuple[Invented, Invented]
) -> None:
    result = cablelint("check", ".", "--format", "json")
    assert (result.exit_code, found(result)) == (0, set())
    (line,) = (line for line in result.stderr.splitlines() if "REF001" in line)
    assert "REF001 unresolved-reference" in line
    assert "did not run" in line
    assert "REF006" not in line
    assert "--catalogue FILE" in line
    assert "--catalogue run" in line


def test_the_json_of_a_finding(cablelint: Cablelint, tmp_path: Path) -> None:
    second = Invented("WINDHOEK", 512, 2008, ["SUVA 1", "SUVA 733"], ["A", "B"])
    write(tmp_path, [Invented("SUVA", 1, 2008), second])
    (finding,) = json.loads(cablelint("check", ".", "--catalogue", "run", "--format", "json").stdout)["findings"]
    line = second.line("B. SUVA 733")
    assert (finding["code"], finding["severity"]) == ("REF001", "error")
    assert finding["message"] == "08SUVA733 is not in the files of this run."
    assert finding["cable"] == second.id
    assert [finding[key] for key in ("line", "column", "end_line", "end_column")] == [line, 4, line, 12]


def test_the_text_points_at_the_item(cablelint: Cablelint, pair: tuple[Invented, Invented], tmp_path: Path) -> None:
    _, second = pair
    (tmp_path / "ids").write_text("# complete-for: SUVA\n08 SUVA 000102\n08-SUVA-733\n")
    result = cablelint("check", second.file, "--catalogue", "ids", "--show-source")
    assert result.exit_code == 1
    assert f"{second.file}:{second.line('B. 07')}:4" in result.stdout
    assert "07SUVA733 is not in the catalogue." in result.stdout
    assert "perhaps 08SUVA733 (another year)" in result.stdout
    assert "B. 07 SUVA 733" in result.stdout


def test_a_collection_with_gaps_says_how_much_nobody_could_look_for(
    cablelint: Cablelint, pair: tuple[Invented, Invented]
) -> None:
    _, second = pair
    said = (
        "not looked for: the files of this run would have to hold at least half of the cables of that post and year,"
        " or a catalogue to say that it is complete for them"
    )
    result = cablelint("check", ".", "--catalogue", "run", "--format", "json")
    assert (found(result), result.exit_code) == (set(), 0)
    assert f"1 reference was {said}\n" in result.stderr
    alone = cablelint("check", second.file, "--catalogue", "run", "--format", "json")
    assert found(alone) == set()
    assert f"2 references were {said}" in alone.stderr
    assert "not looked for" not in cablelint("check", ".").stderr


def test_half_of_the_numbers_up_to_the_highest_are_enough(cablelint: Cablelint, tmp_path: Path) -> None:
    citing = Invented("WINDHOEK", 512, 2008, ["SUVA 3", "SUVA 1"], ["A", "B"])
    write(tmp_path, [citing, Invented("SUVA", 1, 2008), Invented("SUVA", 4, 2008)])
    result = cablelint("check", ".", "--catalogue", "run", "--format", "json")
    assert found(result) == {(citing.file, "REF001", citing.line("A. SUVA 3"))}
    write(tmp_path, [Invented("SUVA", 5, 2008)])  # three of five
    assert len(found(cablelint("check", ".", "--catalogue", "run", "--format", "json"))) == 1
    write(tmp_path, [Invented("SUVA", 7, 2008)])  # four of seven
    assert len(found(cablelint("check", ".", "--catalogue", "run", "--format", "json"))) == 1
    write(tmp_path, [Invented("SUVA", 9, 2008)])  # five of nine
    write(tmp_path, [Invented("SUVA", 13, 2008)])  # six of thirteen
    assert found(cablelint("check", ".", "--catalogue", "run", "--format", "json")) == set()


def test_a_list_speaks_of_what_it_is_complete_for(
    cablelint: Cablelint, pair: tuple[Invented, Invented], tmp_path: Path
) -> None:
    _, second = pair
    for declaration, count in (("SUVA; 2008-2009", 0), ("SUVA; 2007", 1), ("WINDHOEK", 0), ("2006-2008", 1)):
        (tmp_path / "ids").write_text(f"# complete-for: {declaration}\n08SUVA102\n")
        result = cablelint("check", second.file, "--catalogue", "ids", "--format", "json")
        assert len(found(result)) == count, declaration


def test_lists_and_the_run_add_up(cablelint: Cablelint, pair: tuple[Invented, Invented], tmp_path: Path) -> None:
    (tmp_path / "ids").write_text("07SUVA733\n")
    assert found(cablelint("check", ".", "--catalogue", "ids", "--catalogue", "run", "--format", "json")) == set()


def test_cables_of_one_file_know_each_other(cablelint: Cablelint, tmp_path: Path) -> None:
    first = Invented("SUVA", 102, 2008)
    second = Invented("WINDHOEK", 512, 2008, ["SUVA 102"], ["A"])
    (tmp_path / "both.cable").write_text(f"{first.text}NNNN\n\n{second.text.removeprefix(NOTICE)}")
    result = cablelint("check", "both.cable", "--catalogue", "run", "--format", "json")
    assert json.loads(result.stdout)["summary"]["cables"] == 2
    assert found(result) == set()


def test_a_cable_on_standard_input(cablelint: Cablelint, pair: tuple[Invented, Invented]) -> None:
    first, second = pair
    piped = second.text.replace("SUVA 102", "SUVA 1").replace("07 SUVA", "SUVA")
    (Path(first.file).parent / "one.cable").write_text(Invented("SUVA", 1, 2008).text)
    result = cablelint("check", "one.cable", "-", "--catalogue", "run", "--format", "json", input=piped)
    assert [code for _, code, _ in found(result)] == ["REF001"]


def test_the_rule_can_be_left_out(cablelint: Cablelint, pair: tuple[Invented, Invented]) -> None:
    assert found(cablelint("check", ".", "--catalogue", "run", "--ignore", "REF001", "--format", "json")) == set()
    quiet = cablelint("check", ".", "--ignore", "REF001")
    assert "REF001" not in quiet.stderr


@pytest.mark.parametrize("content", [None, "no id at all\n", "# complete-for: 20X8\n08SUVA1\n"])
def test_a_catalogue_that_cannot_be_used_is_an_error(
    cablelint: Cablelint, pair: tuple[Invented, Invented], tmp_path: Path, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "ids").write_text(content)
    result = cablelint("check", ".", "--catalogue", "ids")
    assert result.exit_code == 2
    assert "ids" in result.stderr


# ----------------------------------------------------------------------------------- what the run knows of each cable


@pytest.mark.parametrize("how", ["run", "index"])
def test_dates_and_levels_of_the_cables_count(
    cablelint: Cablelint, pair: tuple[Invented, Invented], tmp_path: Path, how: str
) -> None:
    first, second = pair
    later = first.text.replace("141030Z JUL 08", "141030Z AUG 08").replace("UNCLAS SUVA", "S E C R E T SUVA")
    (tmp_path / first.file).write_text(later)
    options = ("--catalogue", "run")
    if how == "index":
        cablelint("catalogue", "build", ".")
        options = ("--catalogue", "catalogue.sqlite")
    result = cablelint(
        "check", second.file, first.file, *options, "--select", "REF006,REF010,REF011", "--format", "json"
    )
    said = [(finding["code"], finding["message"]) for finding in json.loads(result.stdout)["findings"]]
    assert said == [
        ("REF006", "08SUVA102 is dated 14 AUG 2008, but this cable is dated 14 JUL 2008."),
        ("REF011", "08SUVA102 is SECRET, but this cable is UNCLASSIFIED."),
    ]
    (tmp_path / "copy.cable").write_text(first.text)
    if how == "index":
        cablelint("catalogue", "build", ".")
    result = cablelint("check", ".", *options, "--select", "REF006,REF010,REF011", "--format", "json")
    said = [(finding["code"], finding["message"]) for finding in json.loads(result.stdout)["findings"]]
    assert said == [
        ("REF010", "08SUVA102 could be any one of 2 cables in the catalogue, dated 14 JUL 2008 and 14 AUG 2008.")
    ]


def test_the_fix_of_a_higher_number_is_applied_when_asked_for(cablelint: Cablelint, tmp_path: Path) -> None:
    cable = Invented("WINDHOEK", 512, 2008, ["WINDHOEK 7512"], ["A"])
    write(tmp_path, [cable])
    assert cablelint("check", ".", "--select", "REF006").exit_code == 1
    assert cablelint("check", ".", "--select", "REF006", "--fix", "--unsafe-fixes").exit_code == 0
    assert "REF: A. 07 WINDHOEK 7512" in (tmp_path / cable.file).read_text()
