"""Every command that a page shows is one that there is, and those of the recipes work on the files that they name.

The tutorials' commands are run when the pages are made (`docs/generate.py`), the README's by `.ci/run`.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cablelint.cli import cli
from cablelint.rule import registry
from cablelint.rule.registry import Registry, load_registry
from support.pages import ROOT, read

FENCED = re.compile(r"^(?P<indent> *)```(?P<kind>\w*)\n(?P<block>.*?)^(?P=indent)```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`(?:\.venv/bin/)?(cablelint [a-z][^`]*)`")
ENDS = ("|", "||", ">", "<", ";", "&&", "#", "2>/dev/null;")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md"))
    if path.name != "CHANGELOG.md" and "cablelint " in path.read_text(encoding="utf-8")
)
RECIPES = ("docs/usage.md", "docs/catalogue.md", "docs/markings.md", "docs/explain.md")
PLACEHOLDERS = re.compile(r"\b(FILE|FILES|DIRECTORY|PATH|NAME|CODE|FORMAT|LIST|TEXT)\b|\.\.\.")


@cache
def installed() -> Registry:
    return load_registry(isolated=True)


def lines_of(page: str) -> Iterator[str]:
    """The lines of code blocks that are commands of ours, those that go on below joined, without the prompt."""
    for block in FENCED.finditer(page):
        for line in block["block"].replace("\\\n>", " ").replace("\\\n", " ").splitlines():
            line = re.sub(r"^\$ |\$\{\{.*?\}\}", "", line.strip()).removeprefix(".venv/bin/")
            if line.startswith("cablelint "):
                yield line


def words_of(line: str) -> list[str]:
    """The arguments of the first command of a line of shell, without what the shell does with its streams."""
    lexer = shlex.shlex(line.replace("[CODE-OR-NAME]", "POR001"), posix=True, punctuation_chars="|;&<>")
    lexer.whitespace_split = True
    lexer.commenters = "#"
    words = list(lexer)
    end = next((at for at, word in enumerate(words) if word in ENDS), len(words))
    return [word for word in words[1:end] if word != "2"]


def understood(words: list[str]) -> None:
    """Raise what the command line would say of its arguments, without doing anything."""
    command, words = named(words)
    if "--help" not in words:
        command.make_context(command.name, words)


def named(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the first words name, and the others."""
    command: click.Command = cli
    context = click.Context(cli, info_name="cablelint")
    while isinstance(command, click.Group) and words:
        name, *words = words
        found = command.get_command(context, name)
        assert found is not None, f"there is no command {name}"
        command = found
    return command, words


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_a_page_is_understood(name: str) -> None:
    for line in lines_of(read(name)):
        try:
            understood(words_of(line))
        except (click.UsageError, AssertionError, ValueError) as error:
            pytest.fail(f"{line}: {error}")


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_prose_names_has_the_options_it_names(name: str) -> None:
    for span in SPAN.findall(FENCED.sub("", read(name))):
        command, words = named(span.split()[1:])
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known, span


def test_there_are_commands_to_look_at() -> None:
    assert sum(1 for name in PAGES for _ in lines_of(read(name))) > 80
    with pytest.raises(click.NoSuchOption):
        understood(words_of("cablelint check --no-such-option a.cable"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with the files that the recipes speak of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(registry, "load_registry", lambda **_: installed())
    examples = ROOT / "examples"
    (tmp_path / ".git").mkdir()
    for folder in ("archive", "incoming", "cables", "traffic"):
        shutil.copytree(examples / "clean", tmp_path / folder, ignore=shutil.ignore_patterns("*.md"))
    shutil.copy(examples / "faulty" / "acp127-confidential.cable", tmp_path / "draft.cable")
    for name, text in {
        "known-cables.txt": "08WINDHOEK418\n08SUVA88\n", "published.csv": "id\n08SUVA99\n", "markings.txt": "(S//NF)\n",
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text)
    assert CliRunner().invoke(cli, ["catalogue", "build", "archive/"]).exit_code == 0
    return tmp_path


@pytest.mark.parametrize("name", RECIPES)
def test_the_recipes_do_what_they_say(desk: Path, name: str) -> None:
    """In their order, one after the other: none is used wrongly, or fails."""
    done = 0
    for line in lines_of(read(name)):
        if PLACEHOLDERS.search(line) or "--interactive" in line:  # that one wants a terminal
            continue
        given = (desk / "markings.txt").read_text() if "markings.txt" in line else (desk / "draft.cable").read_text()
        if "catalogue add -" in line:
            given = "08SUVA99\n"
        result = CliRunner().invoke(cli, words_of(line), input=given)
        assert result.exit_code in (0, 1), f"{line}: {result.stderr}"
        redirected = re.search(r"> (\S+)$", line.partition("#")[0].strip())
        if redirected is not None and not (desk / redirected[1]).exists():
            (desk / redirected[1]).write_text(result.stdout)
        done += 1
    assert done >= 3
