"""The page of a rule as Markdown, put together from its class: for `cablelint rule`, SARIF and the documentation."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from cablelint.findings.finding import Applicability
from cablelint.rule.api import PROFILES, AnyRule, Example

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
    yield from _examples(rule.examples)
    if safety is not None:
        yield f"## Fix safety\n\n{safety}"
    if rule.authority:
        yield "## References\n\n" + "\n".join(f"- {citation}" for citation in rule.authority)


def metadata(rule: type[AnyRule]) -> Iterator[tuple[str, str]]:
    """What there is to say about a rule beside its prose: term and value."""
    yield "Severity", str(rule.severity)
    yield "Runs by default", "yes" if rule.enabled else "no, select it"
    yield "Fix", "none" if rule.fix is None else _FIXES[rule.fix]
    if set(rule.profiles) != set(PROFILES):
        yield "Profiles", ", ".join(rule.profiles)
    yield "Since", rule.since


def _examples(examples: tuple[Example, ...]) -> Iterator[str]:
    """Bad texts under `Example`, good ones under `Use instead`."""
    if not examples:
        return
    yield "## Example\n\n" + "\n\n".join(_fenced(example.bad, example.note) for example in examples)
    yield "## Use instead\n\n" + "\n\n".join(_fenced(example.good, None) for example in examples)


def _fenced(text: str, note: str | None) -> str:
    """A cable's text as a code block, in a fence longer than any in the text."""
    fence = "```"
    while fence in text:
        fence += "`"
    block = f"{fence}text\n{text.strip(chr(10))}\n{fence}"
    return block if note is None else f"{note}\n\n{block}"
