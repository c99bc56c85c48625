"""`cablelint catalogue` from outside: build, add, show, graph."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.cli import cli
from cablelint.cli.progress import ProgressBar

NOTICE = "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE\n"

Cablelint = Callable[..., Result]


def cable(number: int, references: str = "", subject: str = "THE LAMP") -> str:
    reference = f"REF: {references}\n" if references else ""
    return (
        f"{NOTICE}R 141030Z JUL 08\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC 5620\n\nUNCLAS SUVA {number:06}\n\n"
        f"E.O. 12958: N/A\nTAGS: SCUL\nSUBJECT: {subject}\n{reference}\n1. The lamp is lit.\n"
    )


@pytest.fixture
def cablelint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cablelint:
    """Runs the command line in a directory with an archive of three cables."""
    monkeypatch.chdir(tmp_path)
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "1.cable").write_text(cable(1))
    (archive / "2.cable").write_text(cable(2, "A. SUVA 1 B. 07 SUVA 99 C. 07 APIA 4"))
    (archive / "3.cable").write_text(cable(3, "SUVA 2"))
    return lambda *args, **how: CliRunner().invoke(cli, [str(arg) for arg in args], **how)


def test_ids_of_two_messages_are_told(cablelint: Cablelint, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    (archive / "copy.cable").write_text(cable(1))  # the same message again is no other one
    assert "different" not in cablelint("catalogue", "build", "archive").stdout
    assert json.loads(cablelint("catalogue", "show", "--format", "json").stdout)["doubles"] == 0
    (archive / "other.cable").write_text(cable(1).replace("141030Z", "151030Z"))
    built = cablelint("catalogue", "build", "archive").stdout.splitlines()
    assert built[-1] == "1 id stands for two different messages: 08SUVA1"
    for number in (2, 3, 4, 5):
        for day in ("14", "16"):
            (archive / f"{number}-{day}.cable").write_text(cable(number).replace("141030Z", f"{day}1030Z"))
    built = cablelint("catalogue", "build", "archive").stdout.splitlines()
    assert built[-1] == "5 ids stand for different messages: 08SUVA1, 08SUVA2, 08SUVA3 ..."
    assert f"  {built[-1]}" in cablelint("catalogue", "show").stdout.splitlines()
    (tmp_path / "ids").write_text("08SUVA9\n")
    cablelint("catalogue", "add", "ids")
    assert json.loads(cablelint("catalogue", "show", "--format", "json").stdout)["doubles"] == 5


def test_build_show_and_check(cablelint: Cablelint) -> None:
    result = cablelint("catalogue", "build", "archive", "--complete-for", "SUVA; 2007-2008")
    assert result.exit_code == 0
    assert result.stdout == (
        "catalogue.sqlite: 3 cables in 3 files (3 read, 0 unchanged, 0 dropped), complete for SUVA; 2007-2008\n"
    )
    shown = cablelint("catalogue", "show", "08SUVA2", "2008 SUVA 0001")
    assert shown.exit_code == 0
    assert shown.stdout == (
        "08SUVA2\n"
        "  2008-07-14, UNCLASSIFIED, archive/2.cable\n"
        "  cites:\n"
        "    A. 08SUVA1\n"
        "    B. 07SUVA99  (not in the catalogue)\n"
        "    C. 07APIA4  (not in the catalogue)\n"
        "  cited by:\n"
        "    08SUVA3\n"
        "08SUVA1\n"
        "  2008-07-14, UNCLASSIFIED, archive/1.cable\n"
        "  cited by:\n"
        "    08SUVA2 as reference A\n"
    )
    checked = cablelint("check", "archive", "--catalogue", "catalogue.sqlite", "--select", "REF001", "--format", "json")
    assert [finding["message"] for finding in json.loads(checked.stdout)["findings"]] == [
        "07SUVA99 is not in the catalogue."
    ]


def test_an_unknown_id_gives_the_near_misses_and_exit_code_1(cablelint: Cablelint) -> None:
    cablelint("catalogue", "build", "archive", "--complete-for", "SUVA")
    result = cablelint("catalogue", "show", "07SUVA3", "07APIA4")
    assert result.exit_code == 1
    assert result.stdout == (
        "07SUVA3 is not in the catalogue\n"
        "  perhaps 08SUVA3\n"
        "07APIA4 is not in the catalogue, and no catalogue claims to hold it\n"
        "  cited by:\n"
        "    08SUVA2 as reference C\n"
    )


def test_show_as_json(cablelint: Cablelint) -> None:
    cablelint("catalogue", "build", "archive")
    lines = cablelint("catalogue", "show", "08SUVA3", "08SUVA4", "--format", "json").stdout.splitlines()
    known, unknown = map(json.loads, lines)
    assert known == {
        "id": "08SUVA3", "known": True, "covered": True,
        "entries": [
            {"date": "2008-07-14", "classification": "UNCLASSIFIED", "path": "archive/3.cable", "listed": False,
             "subject": None}
        ],
        "cites": [{"id": "08SUVA2", "letter": None}], "cited_by": [], "near": [],
    }  # fmt: skip
    assert (unknown["known"], unknown["near"]) == (False, ["08SUVA1", "08SUVA2", "08SUVA3"])


def test_what_the_catalogue_is(cablelint: Cablelint) -> None:
    cablelint("catalogue", "build", "archive", "--output", "our.sqlite")
    shown = cablelint("catalogue", "show", "--catalogue", "our.sqlite")
    assert "3 cables of 1 post, 2008 to 2008, from 3 files and 0 lists" in shown.stdout
    assert "complete for the posts' years of which it holds at least half" in shown.stdout
    (line,) = cablelint("catalogue", "show", "--catalogue", "our.sqlite", "--format", "json").stdout.splitlines()
    assert json.loads(line)["cables"] == 3


def test_subjects_only_when_asked_for(cablelint: Cablelint) -> None:
    cablelint("catalogue", "build", "archive", "--subjects")
    assert "THE LAMP" in cablelint("catalogue", "show", "08SUVA1").stdout
    cablelint("catalogue", "build")
    assert "THE LAMP" not in cablelint("catalogue", "show", "08SUVA1").stdout


def test_lists_are_added(cablelint: Cablelint, tmp_path: Path) -> None:
    (tmp_path / "ids.csv").write_text("created;reference_id\n5/19/2008 14:27;08APIA7\n")
    result = cablelint("catalogue", "add", "ids.csv", "-", "-o", "c.sqlite", input="# complete-for: RIGA\n08 RIGA 1\n")
    assert result.stdout == "c.sqlite: 1 id from ids.csv\nc.sqlite: 1 id from <stdin>\n"
    shown = cablelint("catalogue", "show", "08APIA7", "08RIGA1", "--catalogue", "c.sqlite")
    assert shown.stdout == "08APIA7\n  2008-05-19, listed in ids.csv\n08RIGA1\n  listed in <stdin>\n"


def test_a_list_that_cannot_be_read_adds_nothing(cablelint: Cablelint, tmp_path: Path) -> None:
    (tmp_path / "good").write_text("08RIGA1\n")
    (tmp_path / "bad").write_text("08RIGA2\nsee the safe\n")
    result = cablelint("catalogue", "add", "good", "bad", "--output", "c.sqlite")
    assert result.exit_code == 2
    assert "bad:2:" in result.stderr
    assert not (tmp_path / "c.sqlite").exists()


def test_the_setting_names_the_catalogue(cablelint: Cablelint, tmp_path: Path) -> None:
    (tmp_path / "cablelint.toml").write_text('catalogue = ["ours.sqlite", "run"]\n')
    assert cablelint("catalogue", "build", "archive").exit_code == 0
    assert (tmp_path / "ours.sqlite").exists()
    assert cablelint("catalogue", "show", "08SUVA1").exit_code == 0


def test_ids_in_a_list_are_shown_too(cablelint: Cablelint, tmp_path: Path) -> None:
    (tmp_path / "ids").write_text("08RIGA1\n")
    cablelint("catalogue", "build", "archive")
    result = cablelint(
        "catalogue", "show", "08RIGA1", "08SUVA1", "--catalogue", "ids", "--catalogue", "catalogue.sqlite"
    )
    assert result.exit_code == 0
    assert "listed in ids" in result.stdout


def test_the_graph_as_json(cablelint: Cablelint) -> None:
    cablelint("catalogue", "build", "archive", "--complete-for", "SUVA")
    graph = json.loads(cablelint("catalogue", "graph").stdout)
    assert [(node["id"], node["known"], node["covered"]) for node in graph["nodes"]] == [
        ("08SUVA1", True, True), ("08SUVA2", True, True), ("08SUVA3", True, True),
        ("07SUVA99", False, True), ("07APIA4", False, False),
    ]  # fmt: skip
    assert [(edge["from"], edge["to"], edge["letter"], edge["resolved"]) for edge in graph["edges"]] == [
        ("08SUVA2", "08SUVA1", "A", True), ("08SUVA2", "07SUVA99", "B", False), ("08SUVA2", "07APIA4", "C", False),
        ("08SUVA3", "08SUVA2", None, True),
    ]  # fmt: skip


def test_the_graph_for_graphviz(cablelint: Cablelint, tmp_path: Path) -> None:
    cablelint("catalogue", "build", "archive", "--complete-for", "SUVA")
    assert cablelint("catalogue", "graph", "--format", "dot", "--output", "g.dot").exit_code == 0
    dot = (tmp_path / "g.dot").read_text()
    assert dot.startswith("digraph cables {\n")
    assert dot.endswith("}\n")
    assert '  "07SUVA99" [color=red, style=dashed];\n' in dot
    assert '  "07APIA4" [color=grey, style=dotted];\n' in dot
    assert '  "08SUVA2" -> "07SUVA99" [label="B", style=dashed];\n' in dot
    assert '  "08SUVA3" -> "08SUVA2";\n' in dot


def test_the_graph_around_a_cable(cablelint: Cablelint) -> None:
    cablelint("catalogue", "build", "archive")
    graph = json.loads(cablelint("catalogue", "graph", "08SUVA1").stdout)
    assert [(edge["from"], edge["to"]) for edge in graph["edges"]] == [("08SUVA2", "08SUVA1")]
    assert sorted(node["id"] for node in graph["nodes"]) == ["08SUVA1", "08SUVA2"]


def test_the_graph_around_a_cable_that_is_not_there(cablelint: Cablelint) -> None:
    cablelint("catalogue", "build", "archive")
    result = cablelint("catalogue", "graph", "09SUVA77")
    assert (result.exit_code, result.stderr) == (1, "cablelint: 09SUVA77 is not in the catalogue\n")
    assert json.loads(result.stdout)["nodes"][0]["known"] is False


def test_a_post_that_is_complete_and_unknown(cablelint: Cablelint) -> None:
    claims = ("--complete-for", "SUVVA; 2008", "--complete-for", "WINDHOEK")
    result = cablelint("catalogue", "build", "archive", *claims)
    assert result.exit_code == 2
    assert "--complete-for: no post is called SUVVA; did you mean SUVA?" in result.stderr
    assert not Path("catalogue.sqlite").exists(), "nothing is stored"


@pytest.mark.parametrize("column", ["id\n08SUVA1\n", '"Reference ID"\n"08SUVA1"\n', "# ours\nrefid\n08SUVA1\n"])
def test_a_column_of_a_csv_file_with_its_heading(cablelint: Cablelint, tmp_path: Path, column: str) -> None:
    (tmp_path / "column.txt").write_text(column, encoding="utf-8")
    assert cablelint("catalogue", "add", "column.txt").stdout == "catalogue.sqlite: 1 id from column.txt\n"
    (tmp_path / "column.txt").write_text("08SUVA1\nid\n", encoding="utf-8")
    assert cablelint("catalogue", "add", "column.txt").exit_code == 2


def test_the_graph_never_overwrites_the_catalogue(cablelint: Cablelint) -> None:
    cablelint("catalogue", "build", "archive")
    result = cablelint("catalogue", "graph", "--output", "catalogue.sqlite")
    assert (result.exit_code, "would overwrite" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show", "08SUVA1"), 2, "there is no catalogue.sqlite here"),
        (("show", "lamp"), 2, "'lamp' is not a cable id"),
        (("bulid",), 2, 'did you mean "build"?'),
        (("build", "nowhere"), 2, "no file or directory called nowhere"),
        (("build", "archive", "--complete-for", "20X8"), 2, "--complete-for takes posts and years"),
        (("build", "."), 3, "nothing was read"),
        (("add", "nowhere"), 2, "cannot be read"),
        (("graph", "--catalogue", "archive/1.cable"), 2, "is not a cable id"),
    ],
)
def test_what_goes_wrong(
    cablelint: Cablelint, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    if arguments == ("build", "."):
        for file in (tmp_path / "archive").iterdir():
            file.unlink()
    result = cablelint("catalogue", *arguments)
    assert result.exit_code == code
    assert said in result.stderr


def test_unreadable_files_are_told(cablelint: Cablelint, tmp_path: Path) -> None:
    (tmp_path / "archive" / "4.cable").write_bytes(b"\x81\x00\xff")
    result = cablelint("catalogue", "build", "archive")
    assert result.exit_code == 2
    assert "archive/4.cable: The file cannot be decoded" in result.stderr
    assert cablelint("catalogue", "show", "08SUVA1").exit_code == 0


def test_an_unfinished_catalogue_is_told_by_check(cablelint: Cablelint, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert cablelint("catalogue", "build", "empty").exit_code == 3
    assert not (tmp_path / "catalogue.sqlite").exists()
    cablelint("catalogue", "build", "archive")
    with contextlib.closing(sqlite3.connect("catalogue.sqlite")) as index, index:  # as a build that was killed left it
        index.execute("DELETE FROM facts WHERE name = 'finished'")
    result = cablelint("check", "archive", "--catalogue", "catalogue.sqlite", "--select", "REF001")
    assert result.exit_code == 0
    assert "catalogue.sqlite is unfinished" in result.stderr
    quiet = cablelint("check", "archive", "--catalogue", "catalogue.sqlite", "--select", "REF001", "--quiet")
    assert "catalogue.sqlite is unfinished" in quiet.stderr


def test_nothing_in_a_name_or_an_index_acts_on_a_terminal(cablelint: Cablelint, tmp_path: Path) -> None:
    name = "::error::x\x1b]0;t\x07##[y\n::notice::z"
    (tmp_path / name).write_text("08SUVA77\n")
    (tmp_path / "archive" / f"{name.strip(':')}.cable").write_text(cable(9, "A. SUVA 77"))
    (tmp_path / "archive" / f"{name}.cable").write_text("FM AMEMBASSY SUVA\n\nREF: 08 SUVA 9\n\n1. Kites.\n")
    outputs = [
        cablelint("catalogue", "build", "archive").stdout,
        cablelint("catalogue", "add", name).stdout,
        cablelint("catalogue", "build", "--catalogue", f"{name}.sqlite", "archive").stdout,
        cablelint("catalogue", "show", "--catalogue", f"{name}.sqlite").stdout,
    ]
    connection = sqlite3.connect("catalogue.sqlite")
    connection.execute("UPDATE facts SET value = ? WHERE name = 'finished'", (name,))
    connection.execute("UPDATE cables SET level = ?", (name,))
    connection.execute("UPDATE citations SET letter = ?", (name,))
    connection.commit()
    connection.close()
    outputs += (
        cablelint("catalogue", "show", *more).stdout
        for more in ((), ("08SUVA77",), ("08SUVA9",), ("--format", "json"), ("08SUVA9", "--format", "json"))
    )
    outputs += (cablelint("catalogue", "graph", "--format", form).stdout for form in ("dot", "json"))
    for output in outputs:
        assert output
        assert not any(line.lstrip().startswith("::") for line in output.split("\n"))
        assert not {"\x1b", "\x07"} & set(output)
    for output in outputs[:-1]:
        assert "##[" not in output or output.startswith("{")


def test_the_bar() -> None:
    assert ProgressBar().text(1250, 5000) == "[#######-----------------------] 1,250 of 5,000 files"
    assert ProgressBar().text(0, 0) == "[##############################] 0 of 0 files"


@pytest.mark.parametrize("catalogue", [(), ("--catalogue", "run"), ("--catalogue", "ids")])
def test_check_reads_no_database_without_an_index(tmp_path: Path, catalogue: tuple[str, ...]) -> None:
    (tmp_path / "1.cable").write_text(cable(1, "SUVA 99"))
    (tmp_path / "ids").write_text("08SUVA1\n")
    script = (
        "import sys\nfrom cablelint.cli import cli\n"
        "cli(sys.argv[1:], standalone_mode=False)\n"
        "names = {'sqlite3', *(['cablelint.catalogue'] if '--catalogue' not in sys.argv else [])}\n"
        "sys.exit(7 if names & set(sys.modules) else 0)\n"
    )
    arguments = ["check", "--isolated", "1.cable", *catalogue]
    done = subprocess.run([sys.executable, "-c", script, *arguments], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


# ---------------------------------------------------------------------------------------------------------- tables


@pytest.fixture
def indexed(cablelint: Cablelint) -> Cablelint:
    """The archive with an index, and one id that stands for two messages."""
    Path("archive/other.cable").write_text(cable(1).replace("141030Z", "151030Z"))
    Path("archive/7.cable").write_text(cable(7, "A. SUVA 1 B. 07 APIA 4"))
    cablelint("catalogue", "build", "archive")
    return cablelint


def test_tables_for_people(indexed: Cablelint) -> None:
    assert indexed("catalogue", "show", "--duplicates").stdout == (
        "id       date        classification  path\n"
        "08SUVA1  2008-07-14  UNCLASSIFIED    archive/1.cable\n"
        "08SUVA1  2008-07-15  UNCLASSIFIED    archive/other.cable\n"
    )
    assert indexed("catalogue", "show", "--unresolved").stdout == (
        "id        cited  claimed\n07APIA4       2  no\n07SUVA99      1  no\n"
    )
    assert indexed("catalogue", "show", "--most-cited").stdout.splitlines()[1:3] == [
        "07APIA4       2  no", "08SUVA1       2  yes",
    ]  # fmt: skip
    assert indexed("catalogue", "show", "--gaps", "suva", "2008").stdout == (
        "first    last     missing\n08SUVA4  08SUVA6        3\n"
    )


def test_tables_for_programs(indexed: Cablelint) -> None:
    assert indexed("catalogue", "show", "--unresolved", "--format", "csv").stdout == (
        "id,cited,claimed\n07APIA4,2,no\n07SUVA99,1,no\n"
    )
    shown = indexed("catalogue", "show", "--gaps", "SUVA", "2008", "--format", "json").stdout
    assert json.loads(shown) == {"first": "08SUVA4", "last": "08SUVA6", "missing": 3}


def test_a_table_of_nothing_says_so(cablelint: Cablelint) -> None:
    Path("ids").write_text("08SUVA1\n08SUVA2\n")
    cablelint("catalogue", "add", "ids")
    assert cablelint("catalogue", "show", "--duplicates").stdout == "No id stands for two messages.\n"
    assert cablelint("catalogue", "show", "--unresolved").stdout == "Every reference leads to a cable.\n"
    assert cablelint("catalogue", "show", "--most-cited").stdout == "No cable cites another.\n"
    said = cablelint("catalogue", "show", "--gaps", "SUVA", "2008").stdout
    assert said == "No number of SUVA 2008 is missing up to 2.\n"
    assert cablelint("catalogue", "show", "--gaps", "APIA", "2008").stdout == "No cable of APIA 2008 is held.\n"
    assert cablelint("catalogue", "show", "--unresolved", "--format", "csv").stdout == "id,cited,claimed\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--gaps", "SUVVA", "2008"), "no post is called SUVVA"),
        (("--gaps", "SUVA", "2008-2009"), "a post and a year"),
        (("--gaps", "SUVA", "soon"), "a post and a year"),
        (("--gaps", "SUVA", "2008", "--unresolved"), "ask for one table"),
        (("08SUVA1", "--duplicates"), "ask for one table"),
        (("--format", "csv"), "for a table"),
    ],
)
def test_a_table_that_cannot_be_asked_for(indexed: Cablelint, arguments: tuple[str, ...], said: str) -> None:
    result = indexed("catalogue", "show", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_spreadsheet_takes_no_file_name_for_a_formula(cablelint: Cablelint) -> None:
    for day in ("14", "15"):
        Path(f"=cmd{day}.cable").write_text(cable(9).replace("141030Z", f"{day}1030Z"))
    cablelint("catalogue", "build", ".")
    rows = cablelint("catalogue", "show", "--duplicates", "--format", "csv").stdout.splitlines()
    assert rows[1].endswith(",'=cmd14.cable")


def test_a_build_over_no_cable_writes_no_index_and_says_so(cablelint: Cablelint, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("The lamp is lit.\n")
    result = cablelint("catalogue", "build", "notes", "--output", "new.sqlite")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "no cable was found in notes: new.sqlite was not written" in result.stderr
    assert list(tmp_path.glob("new.sqlite*")) == []


def test_the_column_of_a_table_can_be_named_where_it_is_asked_for(cablelint: Cablelint, tmp_path: Path) -> None:
    rows = io.StringIO()
    csv.writer(rows).writerows([("nr", "words"), ("1", cable(1)), ("2", cable(2))])
    (tmp_path / "table.csv").write_text(rows.getvalue())
    asked = cablelint("catalogue", "build", "table.csv", "--output", "new.sqlite")
    assert asked.exit_code == 2
    assert "name it with --text" in asked.stderr
    assert list(tmp_path.glob("new.sqlite*")) == []
    built = cablelint("catalogue", "build", "table.csv", "--text", "words", "--output", "new.sqlite")
    assert (built.exit_code, built.stdout) == (0, "new.sqlite: 2 cables of table.csv\n")
    assert cablelint("catalogue", "build", "archive", "--text", "words").exit_code == 2
