"""The page of a rule as Markdown, put together from its class: for `cablelint rule`, SARIF and the documentation."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from cablegrammar.vocabulary.profiles import ANY, PROFILES, ProfileRow, profile_rows
from cablegrammar.vocabulary.regimes import milestones
from cablelint.rule.api import DEFAULT_PROFILE, AnyRule, Example
from cablelint.rule.templates import FORMS, shown
from cablelint.rule.violation import Applicability

_FIXES = {
    Applicability.SAFE: "safe, applied with `--fix`",
    Applicability.UNSAFE: "unsafe, applied with `--fix --unsafe-fixes`",
}


def page(rule: type[AnyRule]) -> str:
    """The whole page: title, metadata, what it checks, why, example, use instead, fix safety, references."""
    return "\n\n".join(_sections(rule)) + "\n"


def description(rule: type[AnyRule]) -> str:
    """The docstring alone: the summary and the prose under its headings."""
    return inspect.getdoc(rule) or ""


def sections(rule: type[AnyRule]) -> dict[str, str]:
    """The docstring taken apart: heading to prose. The summary stands under the empty heading."""
    found: dict[str, list[str]] = {"": []}
    heading = ""
    for line in description(rule).splitlines():
        if line.startswith("## "):
            heading = line[3:].strip()
            found[heading] = []
        else:
            found[heading].append(line)
    return {heading: "\n".join(lines).strip() for heading, lines in found.items()}


def _sections(rule: type[AnyRule]) -> Iterator[str]:
    """The parts of the page in the order that every page has."""
    parts = sections(rule)
    yield f"# {rule.name} ({rule.code})"
    yield parts.pop("")
    yield "\n".join(f"- {term}: {value}" for term, value in metadata(rule))
    safety = parts.pop("Fix safety", None)
    for heading, prose in parts.items():
        yield f"## {heading}\n\n{prose}"
    yield from _examples(rule)
    if safety is not None:
        yield f"## Fix safety\n\n{safety}"
    yield from _facts(rule)
    if rule.authority:
        yield "## References\n\n" + "\n".join(f"- {citation}" for citation in rule.authority)


def _facts(rule: type[AnyRule]) -> Iterator[str]:
    """What the rule rests on in the vocabularies, and what the profiles have otherwise there."""
    if not rule.rests_on:
        return
    yield "## Facts\n\n" + "\n".join(
        f"- `{table}.csv`: {', '.join(map(_dated, names))}" for table, names in facts(rule)
    )
    differing = [row for row in profile_rows() if ("markings_profiles", row.field) in _named(rule)]
    if differing:
        head = "| marking | profiles | field | value | from | until |\n| --- | --- | --- | --- | --- | --- |"
        yield "\n".join((head, *map(_profile_row, differing)))


def facts(rule: type[AnyRule]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The vocabularies that a rule rests on, and what of each."""
    for text in rule.rests_on:
        table, _, names = text.partition(":")
        yield table, tuple(name.strip() for name in names.split(","))


def _dated(name: str) -> str:
    """A row of the milestones with its day."""
    turn = milestones().get(name)
    return name if turn is None else f"{name} ({turn})"


def _named(rule: type[AnyRule]) -> set[tuple[str, str]]:
    return {(table, name) for table, names in facts(rule) for name in names}


def _profile_row(row: ProfileRow) -> str:
    key = "all" if row.key == ANY else row.key
    value = row.value.replace(";", ", ") or "none"
    cells = (key, ", ".join(row.profiles), row.field, value, row.effective or "", row.until or "")
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def metadata(rule: type[AnyRule]) -> Iterator[tuple[str, str]]:
    """What there is to say about a rule beside its prose: term and value."""
    yield "Severity", str(rule.severity)
    yield "Runs by default", _when(rule)
    yield "Fix", "none" if rule.fix is None else _FIXES[rule.fix]
    if set(rule.profiles) != set(PROFILES):
        yield "Profiles", ", ".join(rule.profiles)
    yield "Since", rule.since


def _when(rule: type[AnyRule]) -> str:
    """When a rule runs."""
    if rule.preview:
        return f"no, it is a preview: only with `--preview`{'' if rule.enabled else ' and when selected'}"
    if rule.enabled:
        return "yes"
    ways = ["when selected"]
    if rule.enabled_under:
        ways.append(f"under the profile {' or '.join(rule.enabled_under)}")
    if rule.enabled_by is not None:
        ways.append(f"with the setting {rule.enabled_by.replace('_', '-')}")
    return f"no, only {', '.join(ways)}"


def _examples(rule: type[AnyRule]) -> Iterator[str]:
    """Bad texts under `Example`, good ones under `Use instead`, each once."""
    if not rule.examples:
        return
    bad = [
        "\n\n".join((*_introduction(rule, example), _fenced(shown(example, example.bad)))) for example in rule.examples
    ]
    good = dict.fromkeys(_fenced(shown(example, example.good)) for example in rule.examples)
    yield "\n\n".join(("## Example", *bad))
    yield "\n\n".join(("## Use instead", *good))


def _introduction(rule: type[AnyRule], example: Example) -> Iterator[str]:
    """What there is to know before a bad text: its note, and in which circumstances it is bad."""
    if example.note is not None:
        yield example.note
    circumstances = ", ".join(_circumstances(rule, example))
    if circumstances:
        yield f"{circumstances[0].upper()}{circumstances[1:]}:"


def _circumstances(rule: type[AnyRule], example: Example) -> Iterator[str]:
    """The profile and the day, the form of the cable, and the lines in it that are not the template's."""
    profile, day = example.options.get("profile", DEFAULT_PROFILE), example.options.get("as_of")
    if profile != DEFAULT_PROFILE and DEFAULT_PROFILE in rule.profiles:
        yield f"under the profile `{profile}`"
    if day is not None:
        yield f"as of {day}"
    form = FORMS.get(example.template)
    lines = [f"`{part}`" for slot, part in example.setting.items() if part and "\n" not in part and slot != "body"]
    if lines:
        yield f"in {form or 'a cable'} with {' and '.join(lines)}"
    elif form is not None:
        yield f"in {form}"


def _fenced(text: str) -> str:
    """A cable's text as a code block, in a fence longer than any in the text."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}text\n{text.strip(chr(10))}\n{fence}"
