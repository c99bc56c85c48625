"""A baseline: the findings that are known and let pass, counted by file, rule and structural place.

Its file holds no line numbers, which change with every edit, and no text of the cables.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cablelint.errors import UsageError
from cablelint.findings.finding import Finding
from cablelint.findings.making import finding_about_run
from cablelint.findings.waivers import Waived, Waiver
from cablelint.rule.registry import Registry, is_code
from cablelint.rule.run_findings import FAMILY, UnusedIgnore
from cablelint.rule.wording import plural

VERSION = 1

Counts = dict[str, dict[str, Counter[str]]]
"""How many findings there are, by file, code of the rule, and place."""


class Baseline:
    """What one file lets pass, and what of it a run has met. Paths are relative to the directory of the file."""

    def __init__(self, file: str, counts: Counts | None = None, lines: Mapping[tuple[str, str], int] | None = None):
        self.file = file
        self._counts: Counts = counts or {}
        self._lines = lines or {}
        self._left: Counts = {
            path: {code: Counter(places) for code, places in codes.items()} for path, codes in self._counts.items()
        }
        self._ran: dict[str, frozenset[str]] = {}
        self._found: Counts = {}
        # Where `./b.json` lies counts, not where a link behind that name leads.
        self._directory = os.path.dirname(os.path.abspath(file))  # noqa: PTH100, PTH120

    def unused(self) -> Baseline:
        """The same baseline, for another run."""
        return Baseline(self.file, self._counts, self._lines)

    @property
    def met(self) -> bool:
        """Whether a file was linted."""
        return bool(self._ran)

    def meet(self, path: str, active: frozenset[str]) -> None:
        """Note that the file `path` is linted, and by which rules."""
        self._ran[self._key(path)] = active

    def take(self, path: str, findings: Sequence[Finding], never: frozenset[str]) -> tuple[list[Finding], list[Waived]]:
        """The findings of a file that are new, and those that the baseline has. Of the codes in `never` it has none.

        A finding at the very place that the baseline has comes first; then one in any paragraph will do for one in
        another, whose number may have changed.
        """
        key = self._key(path)
        known = self._left.get(key, {})
        taken: set[int] = set()
        for known_place in (_the_very, _of_any_paragraph):
            for index, finding in enumerate(findings):
                places = known.get(finding.code)
                if not places or index in taken or finding.code in never or finding.code.startswith(FAMILY):
                    continue
                place = known_place(finding.place, places)
                if place is not None:
                    taken.add(index)
                    places[place] -= 1
                    if not places[place]:
                        del places[place]
        waived = [Waived(findings[index], self._waiver(key, findings[index].code)) for index in sorted(taken)]
        return [finding for index, finding in enumerate(findings) if index not in taken], waived

    def record(
        self, path: str, findings: Sequence[Finding], never: frozenset[str]
    ) -> tuple[list[Finding], list[Waived]]:
        """As `take`, for a baseline that is being written: it has every finding that it may have. Of a file that was
        not checked to its end it has none, for what is not known of it would be new one day.
        """
        key = self._key(path)
        if key not in self._ran:
            return list(findings), []
        new: list[Finding] = []
        waived: list[Waived] = []
        for finding in findings:
            if finding.code in never or finding.code.startswith(FAMILY):
                new.append(finding)
                continue
            self._found.setdefault(key, {}).setdefault(finding.code, Counter())[finding.place] += 1
            waived.append(Waived(finding, self._waiver(key, finding.code)))
        return new, waived

    def stale(self, registry: Registry, covers: Callable[[str], bool]) -> Iterator[Finding]:
        """CFG001 for each rule of a file with entries that nothing matches any more.

        Nothing is said of a file that was not linted, unless it is gone and the run was over its directory (`covers`),
        nor of a rule that did not run.
        """
        for path, code, places in self._stale(registry, covers):
            number = sum(places.values())
            yield finding_about_run(
                UnusedIgnore,
                self.file,
                f"The baseline has {plural(number, 'finding')} of {code} in {path} that"
                f" {'is' if number == 1 else 'are'} no longer there: {', '.join(_named(places))}.",
                expected="no such entry; --prune-baseline removes it",
                line=self._lines.get((path, code), 1),
                discriminator=f"{path} {code}",
            )

    def prune(self, registry: Registry, covers: Callable[[str], bool]) -> int:
        """Take the stale entries out of the file. How many findings they stood for."""
        removed = 0
        for path, code, places in list(self._stale(registry, covers)):
            removed += sum(places.values())
            self._counts[path][code] -= places
        if removed:
            self._write(self._counts)
        return removed

    def write(self, existing: Baseline | None) -> int:
        """Write what was recorded. Of an `existing` baseline stays what this run says nothing of: other files that are
        still there, and rules that did not run. How many findings were recorded.
        """
        from pathlib import Path

        known = {} if existing is None else existing._counts
        counts = {path: codes for path, codes in known.items() if os.path.lexists(Path(self._directory, path))}
        for path, active in self._ran.items():
            kept = {code: places for code, places in counts.get(path, {}).items() if code not in active}
            counts[path] = kept | self._found.get(path, {})
        self._write(counts)
        return sum(sum(places.values()) for codes in self._found.values() for places in codes.values())

    def _stale(self, registry: Registry, covers: Callable[[str], bool]) -> Iterator[tuple[str, str, Counter[str]]]:
        from pathlib import Path

        for path, codes in sorted(self._left.items()):
            active = self._ran.get(path)
            place = Path(self._directory, path)
            if active is None and not (covers(str(place.parent)) and not os.path.lexists(place)):
                continue
            for code, places in sorted(codes.items()):
                if places and (active is None or code in active or registry.find(code) is None):
                    yield path, code, Counter(places)

    def _write(self, counts: Counts) -> None:
        from cablelint.fixes.atomic import reason, write_whole
        from cablelint.reporters.json_ import dump

        findings = {
            path: {code: dict(sorted(places.items())) for code, places in sorted(codes.items()) if places.total()}
            for path, codes in sorted(counts.items())
            if any(places.total() for places in codes.values())
        }
        document = {"version": VERSION, "tool": "cablelint", "findings": findings}
        try:
            write_whole(self.file, [f"{dump(document, indent=1)}\n"])
        except OSError as error:
            raise UsageError(f"{self.file} was not written: {reason(error)}") from error

    def _waiver(self, key: str, code: str) -> Waiver:
        return Waiver("baseline", self.file, self._lines.get((key, code), 1))

    def _key(self, path: str) -> str:
        """A file by the way to it from the baseline's directory."""
        if path.startswith("<"):
            return path
        return os.path.relpath(path, self._directory).replace(os.sep, "/")


def read_baseline(file: str) -> Baseline:
    """The baseline in `file`. Raises `UsageError` for one that cannot be used; what else stands in it is never said."""
    import json
    from pathlib import Path

    try:
        text = Path(file).read_text(encoding="utf-8")
        document = json.loads(text)
    except FileNotFoundError:
        raise UsageError(f"there is no baseline {file}; write one with --write-baseline {file}") from None
    except OSError as error:
        raise UsageError(f"the baseline {file} cannot be read: {error.strerror}") from None
    except ValueError:  # neither UTF-8 nor JSON
        raise UsageError(f"the baseline {file} is not one that cablelint has written: it is not JSON") from None
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise UsageError(f"the baseline {file} is not one that this cablelint has written: it has another version")
    counts = _counts(document.get("findings"))
    if counts is None:
        raise UsageError(f"the baseline {file} is not one that cablelint has written: its findings are no counts")
    return Baseline(file, counts, _lines(text, counts))


def _counts(given: object) -> Counts | None:
    """The counts of a file, None for what is none."""
    if not isinstance(given, dict):
        return None
    counts: Counts = {}
    for path, codes in given.items():
        if not isinstance(codes, dict):
            return None
        for code, places in codes.items():
            if not is_code(code) or not isinstance(places, dict):
                return None
            if not all(type(number) is int and number > 0 for number in places.values()):
                return None
            counts.setdefault(path, {})[code] = Counter(places)
    return counts


def _lines(text: str, counts: Counts) -> dict[tuple[str, str], int]:
    """The line of each rule of each file, for a file that is written as `_write` does."""
    from cablelint.reporters.json_ import dump

    paths = {f"{dump(path)}: {{": path for path in counts}
    found: dict[tuple[str, str], int] = {}
    path = None
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        path = paths.get(stripped, path)
        if path is not None and stripped[1:7] in counts[path]:
            found.setdefault((path, stripped[1:7]), number)
    return found


def _the_very(place: str, places: Counter[str]) -> str | None:
    return place if place in places else None


def _of_any_paragraph(place: str, places: Counter[str]) -> str | None:
    """A place in any paragraph, for one in a paragraph."""
    return next(filter(_in_paragraph, places), None) if _in_paragraph(place) else None


def _in_paragraph(place: str) -> bool:
    return place.partition(" ")[0] == "Paragraph"


def _named(places: Counter[str]) -> Iterable[str]:
    """The places as they stand in the file, between quotation marks: a person looks for them there."""
    return (f'"{place}"' if number == 1 else f'"{place}" ({number})' for place, number in sorted(places.items()))
