"""`archive check` from outside: what comes out of which archive, whatever happens on the way."""

from __future__ import annotations

import csv
import datetime
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import Result

from cablelint import CableRule, Severity, Violation
from cablelint.api import lint_paths
from cablelint.archive import parts as parts_of_a_run
from cablelint.archive import run as archive_run
from cablelint.archive.schema import FACTS, FINDINGS, REFERENCES
from cablelint.rule.registry import Registry, load_registry
from cablelint.settings.settings import Settings
from corpora import rows, write
from support.archives import table
from support.work import HUNG, until

Archive = Callable[..., Result]
COUNT = 14
KINDS = ("a.parquet", "a.csv", "a.jsonl", "a.zip", "a.tar", "a")
_PLACE = ("source", "row", "path", "recorded_id", "recorded_date")


def without_places(found: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{name: value for name, value in row.items() if name not in _PLACE} for row in found]


@pytest.fixture
def tables(here: Path) -> dict[str, list[dict[str, object]]]:
    """What is found in the invented archive, read from a Parquet file."""
    write(here / "whole.parquet", COUNT)
    archive_run.check(
        ["whole.parquet"], "whole-out.parquet", Settings(catalogue=("run",)), load_registry(isolated=True)
    )
    return {name: table(f"whole-out{middle}.parquet") for name, middle in _TABLES.items()}


_TABLES = {"findings": "", "facts": ".facts", "references": ".references"}


@pytest.mark.parametrize("output", ["out.csv", "out.parquet"])
def test_what_a_run_has_written_into_its_folder_is_no_archive_for_the_next_one(
    archive: Archive, here: Path, output: str
) -> None:
    write(here / "a.csv", COUNT)
    first = archive("check", ".", "-o", output, "--isolated")
    second = archive("check", ".", "-o", output, "--isolated")
    assert first.exit_code == second.exit_code == 1, second.output
    end = Path(output).suffix
    assert (
        first.stdout.splitlines()[0].replace("1 other file not read (", f"4 other files not read ({end}, ")
        == (second.stdout.splitlines()[0])
    )
    assert b"out." not in b"".join(part.read_bytes() for part in here.glob("out*.csv"))


def test_a_cable_behind_a_script_that_does_not_end_is_not_passed_over(archive: Archive, here: Path) -> None:
    (here / "a").mkdir()
    (here / "a" / "a.html").write_text("<script>lit = 1;<pre>UNCLAS SUVA 000112\nTAGS: PREL, FJ\n</pre>")
    (here / "a" / "b.html").write_text("<script>lit = 1;<pre>The lamp.</pre>")
    done = archive("check", "a", "-o", "out.parquet", "--isolated")
    assert (done.exit_code, [row["path"] for row in table("out.parquet")]) == (2, ["a/a.html"])
    assert "1 file passed over that looks like no cable" in done.stdout


@pytest.mark.parametrize("name", KINDS[1:])
def test_every_kind_of_archive_says_the_same(
    archive: Archive, here: Path, name: str, tables: dict[str, list[dict[str, object]]]
) -> None:
    write(here / name, COUNT)
    done = archive("check", name, "--catalogue", "run", "-o", "out.parquet", "--isolated", "--today", "2026-01-05")
    assert (done.exit_code, done.stderr.count("\n") <= 1) == (1, True), done.output

    def by_cable(found: list[dict[str, object]]) -> list[str]:
        key = "cable" if "cable" in found[0] else "id"
        return sorted(json.dumps(one, default=str) for one in without_places(found) if one[key] is not None)

    for kind, middle in _TABLES.items():
        assert by_cable(table(f"out{middle}.parquet")) == by_cable(tables[kind]), kind


def test_the_tables_have_the_columns_that_are_promised(tables: dict[str, list[dict[str, object]]]) -> None:
    for middle, schema in (("", FINDINGS), (".facts", FACTS), (".references", REFERENCES)):
        assert pq.read_schema(f"whole-out{middle}.parquet").equals(schema)
    assert len(tables["facts"]) == COUNT
    assert {type(one["known"]) for one in tables["references"]} == {bool}


def test_the_findings_are_those_of_check(here: Path, tables: dict[str, list[dict[str, object]]]) -> None:
    write(here / "folder", COUNT)
    report = lint_paths("folder", Settings(catalogue=("run",)), registry=load_registry(isolated=True))
    names = ("cable", "code", "name", "severity", "message", "expected", "line", "column", "end_line", "end_column",
             "place", "url", "fingerprint")  # fmt: skip
    expected = sorted(json.dumps([getattr(one, name) for name in names]) for one in report)
    assert sorted(json.dumps([one[name] for name in names]) for one in tables["findings"]) == expected
    assert any(one["code"] == "REF001" for one in tables["findings"])
    facts = {one.id: one for one in report.cables}
    for one in tables["facts"]:
        kept = facts[str(one["id"])]
        assert (one["date"], one["level"], one["post"], one["year"], one["index"]) == (
            kept.date, kept.level, kept.post, kept.year, kept.index,
        )  # fmt: skip
    for cited in tables["references"]:
        assert cited["known"] == (cited["cites"] in facts)


def test_csv_tables_say_the_same(archive: Archive, here: Path, tables: dict[str, list[dict[str, object]]]) -> None:
    done = archive("check", "whole.parquet", "--catalogue", "run", "-o", "out.csv", "--isolated")
    assert done.exit_code == 1
    for kind, middle in _TABLES.items():
        with Path(f"out{middle}.csv").open(encoding="utf-8", newline="") as stream:
            found = [*csv.DictReader(stream)]
        assert [list(one) for one in found[:1]] == [list(tables[kind][0])]
        for one, expected in zip(found, tables[kind], strict=True):
            assert one == {name: _cell(value) for name, value in expected.items()}


def _cell(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_several_processes_say_the_same(archive: Archive, tables: dict[str, list[dict[str, object]]]) -> None:
    archive("check", "whole.parquet", "--catalogue", "run", "-o", "out.parquet", "--isolated", "--jobs", "3")
    for middle in _TABLES.values():
        assert pq.read_table(f"out{middle}.parquet").equals(pq.read_table(f"whole-out{middle}.parquet"))
    assert not Path("out.parquet.parts").exists()


KILLED = """
import sys
from cablelint.archive import rows
rows.BATCH_ROWS = 4
from cablelint.cli import cli
cli(["archive", "check", "whole.parquet", "--catalogue", "run", "-o", "out.parquet", "--isolated", *sys.argv[1:]])
"""


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_a_run_that_is_killed_goes_on_where_it_was(here: Path) -> None:
    write(here / "whole.parquet", 36)
    folder = here / "out.parquet.parts"
    command = [sys.executable, "-c", KILLED, "--jobs", "2", "--today", "2026-01-05"]
    seen: dict[str, int] = {}
    for times in (1, 2):
        with subprocess.Popen(
            command, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        ) as process:
            enough = 2 * times
            until(lambda: process.poll() is not None or len([*folder.glob("*.linted.parquet")]) >= enough)  # noqa: B023
            os.killpg(process.pid, signal.SIGKILL)
        now = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.linted.parquet")}
        assert seen.items() <= now.items()  # nothing was done twice
        seen = now
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False, timeout=HUNG)
    assert done.returncode == 1, done.stderr
    assert f"{len(seen)} batches of them had been done before." in done.stdout
    settings = Settings(catalogue=("run",), today=datetime.date(2026, 1, 5))
    archive_run.check(["whole.parquet"], "whole-out.parquet", settings, load_registry(isolated=True))
    for middle in _TABLES.values():
        assert pq.read_table(f"out{middle}.parquet").equals(pq.read_table(f"whole-out{middle}.parquet"))
    assert [path.name for path in here.iterdir() if "parts" in path.name or path.name.startswith(".")] == []


def interrupted_after(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    """Let the user interrupt the run after so many parts."""
    write_part, left = parts_of_a_run.write_part, [parts]

    def write(*args: object) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        write_part(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(archive_run, "write_part", write)


def test_control_c_says_how_to_go_on(archive: Archive, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here / "a.csv", COUNT)
    with monkeypatch.context() as patch:
        interrupted_after(patch, 2)
        done = archive("check", "a.csv", "-o", "out.parquet")
    assert done.exit_code == 130
    assert "interrupted: 8 rows are done; the same command goes on from there (out.parquet.parts)" in done.stderr
    assert not Path("out.parquet").exists()
    other = archive("check", "a.csv", "-o", "out.parquet", "--select", "POR")
    assert other.exit_code == 2
    assert "unfinished run with another setting and set of rules" in other.stderr
    with Path("a.csv").open("a") as stream:
        stream.write("1,2,3\n")
    assert "unfinished run with another archive" in archive("check", "a.csv", "-o", "out.parquet").stderr
    done = archive("check", "a.csv", "-o", "out.parquet", "--restart", "--select", "POR")
    assert done.exit_code == 0, done.output
    assert {one["code"] for one in table("out.parquet")} <= {"POR001", "POR002", "POR003"}


def test_a_cable_in_an_rtf_file_is_a_finding(archive: Archive) -> None:
    Path("a").mkdir()
    Path("a/kite.txt").write_bytes(rb"{\rtf1 UNCLAS SUVA 000112\par E.O. 12958: N/A\par TAGS: PREL\par}")
    Path("a/note.txt").write_bytes(rb"{\rtf1 The kites are green.\par}")
    Path("a/old.cable").write_bytes(b"%PDF-1.7 ...")
    done = archive("check", "a", "-o", "out.parquet")
    assert done.exit_code == 2
    assert [(one["path"], str(one["message"])[:24]) for one in table("out.parquet")] == [
        ("a/kite.txt", "This is an RTF file, and"), ("a/old.cable", "This is a PDF, and no pl"),
    ]  # fmt: skip
    assert "1 file passed over" in done.stdout


def _changed(folder: Path) -> None:
    first = min(folder.glob("*.cable"))
    first.write_text(first.read_text() + "\nONE LINE MORE\n")


def _touched(folder: Path) -> None:
    os.utime(min(folder.glob("*.cable")), ns=(1, 1))


def _taken_away(folder: Path) -> None:
    min(folder.glob("*.cable")).unlink()


def _called_otherwise(folder: Path) -> None:
    first = min(folder.glob("*.cable"))
    first.rename(folder / "0.cable")


@pytest.mark.parametrize("change", [_changed, _touched, _taken_away, _called_otherwise])
def test_a_run_does_not_go_on_over_a_folder_that_has_changed(
    archive: Archive, here: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    write(here / "a", COUNT)
    with monkeypatch.context() as patch:
        interrupted_after(patch, 2)
        assert archive("check", "a", "-o", "out.parquet").exit_code == 130
    change(here / "a")
    refused = archive("check", "a", "-o", "out.parquet")
    assert (refused.exit_code, "unfinished run with another archive" in refused.stderr) == (2, True), refused.output
    anew = archive("check", "a", "-o", "out.parquet", "--restart")
    assert anew.exit_code == 1
    assert "had been done before" not in anew.stdout


def test_a_run_goes_on_beside_its_output_and_what_is_no_cable(
    archive: Archive, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here / "a", COUNT)
    monkeypatch.chdir(here / "a")
    with monkeypatch.context() as patch:
        interrupted_after(patch, 2)
        assert archive("check", ".", "-o", "out.parquet").exit_code == 130
    Path("notes.log").write_text("nothing of interest")
    done = archive("check", ".", "-o", "out.parquet")
    assert (done.exit_code, "2 batches of them had been done before" in done.stdout) == (1, True), done.output


def test_a_run_that_goes_on_the_next_day_judges_by_the_first(
    archive: Archive, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "cablelint.toml").unlink()
    write(here / "a.csv", COUNT)
    with monkeypatch.context() as patch:
        interrupted_after(patch, 2)
        archive("check", "a.csv", "-o", "out.parquet")
    key = Path("out.parquet.parts/run.json")
    before = key.read_text()
    today = repr(datetime.date.today())
    assert today in before
    key.write_text(before.replace(today, "datetime.date(2001, 2, 3)"))
    done = archive("check", "a.csv", "-o", "out.parquet")
    assert "2 batches of them had been done before" in done.stdout
    expected = archive("check", "a.csv", "-o", "new.parquet", "--today", "2001-02-03")
    assert expected.exit_code == done.exit_code
    assert table("new.parquet")[8:] == table("out.parquet")[8:]


def test_rows_that_cannot_be_read_are_findings(archive: Archive, here: Path) -> None:
    (text,) = (row.text for row in rows(1))
    records = [
        {"id": "1", "date": "2005-01-02", "text": text},
        {"id": "2", "date": None, "text": None},
        {"id": "3", "text": 7},
        {"id": "4", "date": "some day", "text": text},
        {"id": "5", "text": "\ud800"},
    ]
    lines = [*map(json.dumps, records), "{broken", "[1]", "", '{"text": "\\u0081\\u0000\\u0001 \\u0000\\u0000\\u0000"}']
    Path("a.jsonl").write_text("\n".join(lines))
    done = archive("check", "a.jsonl", "-o", "out.parquet", "--select", "STR001")
    assert done.exit_code == 2
    assert "a day that the archive has recorded could not be read (1 row)" in done.stderr
    assert "6 rows could not be checked" in done.stdout
    assert [(one["path"], one["code"], one["message"]) for one in table("out.parquet")] == [
        ("a.jsonl#2", "CFG002", "There is no text in this row."),
        ("a.jsonl#3", "CFG002", "What stands in the column of the text is no text."),
        ("a.jsonl#5", "CFG002", "What stands in the column of the text is no text."),
        ("a.jsonl#6", "CFG002", "The line is no JSON."),
        ("a.jsonl#7", "CFG002", "The line is no JSON object."),
        ("a.jsonl#8", "CFG002", table("out.parquet")[-1]["message"]),
    ]
    assert "decoded" in str(table("out.parquet")[-1]["message"])


class Deadly(CableRule):
    """Kills the process that lints a cable with the word DEADLY."""

    code, name, severity, authority, examples = "ZZK001", "deadly", Severity.ERROR, (), ()

    def check(self, node, context):  # type: ignore[no-untyped-def]
        if "DEADLY" in node.source.text:
            os.kill(os.getpid(), signal.SIGKILL)
        yield Violation(node.span, "It is a cable.")


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_a_row_that_kills_its_process_is_reported_and_the_others_are_checked(here: Path) -> None:
    texts = [f"UNCLAS SUVA 00{number:04}\n\n1. {'DEADLY' if number == 6 else 'GOOD'}.\n" for number in range(10)]
    pq.write_table(pa.table({"text": texts}), "a.parquet")
    checked = archive_run.check(["a.parquet"], "out.parquet", Settings(), Registry.of(Deadly), jobs=2)
    found = table("out.parquet")
    assert [one["code"] for one in found] == ["CFG002" if number == 6 else "ZZK001" for number in range(10)]
    assert found[6]["message"] == "The process that checked the row was killed by signal 9; it was not checked."
    assert (checked.counts.rows, checked.counts.broken) == (10, 1)


def test_what_the_archive_has_recorded_helps_a_text_that_says_less(archive: Archive, here: Path) -> None:
    text = "UNCLAS\n\nE.O. 11652: N/A\nTAGS: PREL\nSUBJ: LAMPS\n\n1. THE LAMP IS LENT. SEE REF.\n"
    with Path("a.csv").open("w", newline="") as stream:
        csv.writer(stream).writerows(
            [["refid", "sent", "body"], ["75SUVA12", "1975-03-04 12:00", text], ["x", "", text]]
        )
    archive("check", "a.csv", "-o", "out.parquet", "--select", "STR,DEC")
    first, second = table("out.facts.parquet")
    assert [str(first[name]) for name in ("id", "date", "year", "recorded_id", "recorded_date")] == [
        "75SUVA12", "1975-03-04", "1975", "75SUVA12", "1975-03-04",
    ]  # fmt: skip
    assert [second[name] for name in ("id", "date", "year", "recorded_id", "recorded_date")] == [None] * 3 + ["x", None]
    undated = [one["path"] for one in table("out.parquet") if one["code"] == "DEC011"]
    assert "a.csv#1" not in undated


def test_entries_of_the_configuration_hold_for_rows(archive: Archive, here: Path) -> None:
    write(here / "a.csv", COUNT)
    archive("check", "a.csv", "-o", "all.parquet")
    codes = {str(one["code"]) for one in table("all.parquet")}
    Path("cablelint.toml").write_text(
        f'baseline = "known"\n[[per-file-ignores]]\nfiles = "a.csv#*"\nrules = ["{min(codes)}"]\nreason = "known"\n'
    )
    Path("known").write_text('{"version": 1, "findings": {}}')
    done = archive("check", "a.csv", "-o", "out.parquet")
    assert {str(one["code"]) for one in table("out.parquet")} == codes - {min(codes)}
    assert " ignored" in done.stdout
    assert "the baseline known is not used" in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("gone.csv", "-o", "out.csv"), "there is no file or directory called gone.csv"),
        (("a.csv", "-o", "out.txt"), "out.txt must end in .parquet or .csv"),
        (("a.csv", "-o", "a.csv"), "the output would overwrite a.csv, which this run reads"),
        (("a.csv", "-o", "b.csv"), "b.csv is there already, and is no table that cablelint has written"),
        (("a.csv", "-o", "out.csv", "--text", "tekst"), 'a.csv has no column tekst (--text); did you mean "text"?'),
        (("a.csv", "-o", "out.csv", "--id", "9"), "it has id, date, text"),
        (("b.csv", "-o", "out.csv"), "b.csv has no column that is called text; name it with --text, one of one, two"),
        (("a.csv", "-o", "out.csv", "--delimiter", "||"), "--delimiter takes one character"),
        (("a.csv", "-o", "out.csv", "--catalogue", "gone"), "the catalogue gone cannot be read"),
        (("a.csv", "-o", "a.csv/x/out.csv"), "cannot be written"),
        (("a.csv", "-o", "out.csv", "--select", "ZZZ"), "ZZZ"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is(
    archive: Archive, here: Path, args: tuple[str, ...], said: str
) -> None:
    write(here / "a.csv", 3)
    Path("b.csv").write_text("one,two\n1,2\n")
    before = {path.name for path in here.iterdir()}
    done = archive("check", *args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())
    assert {path.name for path in here.iterdir()} - before <= {"out.csv.parts"}


def test_its_own_tables_are_written_again_and_nobody_elses(archive: Archive, here: Path) -> None:
    write(here / "a.csv", 3)
    for end in ("csv", "parquet"):
        for _ in range(2):
            assert archive("check", "a.csv", "-o", f"out.{end}").exit_code in (0, 1)
        Path(f"own.facts.{end}").write_text("figures of somebody else\n")
        refused = archive("check", "a.csv", "-o", f"own.{end}")
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert f"own.facts.{end} is there already" in refused.stderr
        assert Path(f"own.facts.{end}").read_text() == "figures of somebody else\n"
        assert not Path(f"own.{end}").exists()


def test_what_was_passed_over_is_told_apart(archive: Archive, here: Path) -> None:
    Path("box").mkdir()
    write(here / "box" / "a.csv", 1)
    for name in ("a.jpg", "b.png", "notes.txt"):
        Path("box", name).write_text("The lamp is lit.\n")
    said = " ".join(archive("check", "box", "-o", "out.csv").stdout.split())
    assert "1 file passed over that looks like no cable; 2 other files not read (.jpg, .png)." in said


def test_without_the_extra_a_sentence_says_what_to_install(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cablelint.archive.extra.find_spec", lambda _: None)
    for command in (("check", "a.csv", "-o", "b.csv"), ("report", "a.parquet")):
        done = archive(*command)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "pip install 'cablelint[archive]'" in done.stderr


def test_the_command_line_does_not_load_pyarrow_for_anything_else(here: Path) -> None:
    code = "import sys; from cablelint.cli import cli\ntry: cli(['archive', '--help'])\nexcept SystemExit: pass\n"
    code += "assert 'pyarrow' not in sys.modules; import cablelint.cli.check; assert 'pyarrow' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_nothing_to_check(archive: Archive, here: Path) -> None:
    Path("empty.csv").write_text("text\n")
    Path("folder").mkdir()
    for source in ("empty.csv", "folder"):
        done = archive("check", source, "-o", "out.parquet")
        assert done.exit_code == 3
        assert "nothing was checked" in done.stderr
        assert table("out.parquet") == []
