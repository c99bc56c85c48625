"""`archive report`: counts and the worst cables, from the findings alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from cablelint.archive.schema import FINDINGS
from cablelint.cli import cli
from corpora import write

Archive = Callable[..., Result]
HOSTILE = "<script>alert('x')</script>\u202e"


@pytest.fixture
def findings(here: Path) -> str:
    """The findings of an invented archive, and of a row whose names are hostile."""
    write(here / "box", 20)
    CliRunner().invoke(cli, ["archive", "check", "box", "--jobs", "1", "--isolated", "-o", "found.parquet"])
    table = pq.read_table("found.parquet")
    row = {**dict.fromkeys(FINDINGS.names), "path": HOSTILE, "source": "x", "row": 1, "code": "CFG002", "line": 1}
    row |= {
        "name": "unreadable-file",
        "severity": "error",
        "message": f"It is {HOSTILE}.",
        "column": 1,
        "url": "https://x",
    }
    hostile = pa.Table.from_pylist([row], schema=FINDINGS)
    pq.write_table(pa.concat_tables([table, hostile]), "found.parquet")
    return "found.parquet"


def test_the_counts_are_those_of_check(archive: Archive, findings: str) -> None:
    counted = json.loads(archive("report", findings, "--format", "json").stdout)
    checked = json.loads(
        CliRunner().invoke(cli, ["check", "box", "--isolated", "--format", "json", "--statistics"]).stdout
    )["statistics_by"]
    for by in ("post", "year", "level"):
        assert counted["statistics_by"][by] == [{"by": by, "name": "", **row} for row in checked[by]]
    rules = Counter(row["code"] for row in pq.read_table(findings).to_pylist())
    assert {row["value"]: row["findings"] for row in counted["statistics_by"]["rule"]} == rules
    assert counted["findings"] == rules.total()


def test_the_worst_come_first(archive: Archive, findings: str) -> None:
    counted = json.loads(archive("report", findings, "--format", "json", "--worst", "5").stdout)
    ranks = [(one["errors"], one["warnings"], one["infos"]) for one in counted["worst"]]
    assert len(ranks) == 5
    assert ranks == sorted(ranks, reverse=True)
    every = json.loads(archive("report", findings, "--format", "json", "--worst", "1000").stdout)["worst"]
    assert counted["worst"] == every[:5]
    assert sum(len(one["findings"]) for one in every) == counted["findings"]
    assert json.loads(archive("report", findings, "--format", "json", "--worst", "0").stdout)["worst"] == []


def test_text_and_csv_act_on_nobody(archive: Archive, findings: str) -> None:
    for form in ("text", "csv"):
        out = archive("report", findings, "--format", form).stdout
        assert "\u202e" not in out
        assert "CFG002" in out
    assert archive("report", findings, "--format", "csv").stdout.startswith("by,value,name,findings,")


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""


def test_the_page_fetches_nothing_and_runs_nothing(archive: Archive, findings: str) -> None:
    done = archive("report", findings, "-o", "report.html", "--worst", "100")
    assert (done.exit_code, done.stdout) == (0, "")
    text = Path("report.html").read_text(encoding="utf-8")
    page = Page(text)
    assert not {"script", "img", "link", "iframe", "form"} & set(page.tags)
    assert page.policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "\u202e" not in text
    assert "&lt;script&gt;alert(&#39;x&#39;)" in text
    assert page.tags.count("details") == json.loads(archive("report", findings, "--format", "json").stdout)["cables"]


def test_a_csv_table_gives_the_same_report(archive: Archive, here: Path) -> None:
    write(here / "a.jsonl", 12)
    for output in ("one.parquet", "two.csv"):
        archive("check", "a.jsonl", "-o", output, "--isolated")
    assert archive("report", "one.parquet").stdout == archive("report", "two.csv").stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("gone.parquet",), "there is no file called gone.parquet"),
        (("text.parquet",), "text.parquet is damaged, or no Parquet file"),
        (("text.csv",), "text.csv is no table of findings that cablelint has written"),
        (("other.parquet",), "other.parquet is no table of findings that cablelint has written"),
        (("other.parquet", "-o", "report.pdf"), "report.pdf must end in .html"),
    ],
)
def test_what_is_no_table_of_findings(archive: Archive, here: Path, args: tuple[str, ...], said: str) -> None:
    Path("text.parquet").write_text("x")
    Path("text.csv").write_text("a,b\n1,2\n")
    pq.write_table(pa.table({"a": [1]}), "other.parquet")
    done = archive("report", *args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
