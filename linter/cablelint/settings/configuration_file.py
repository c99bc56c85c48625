"""Reads `cablelint.toml` and `[tool.cablelint]` of `pyproject.toml`, and says exactly where one is wrong."""

from __future__ import annotations

import datetime
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cablegrammar.vocabulary.profiles import PROFILES
from cablelint.errors import UsageError
from cablelint.rule.own_words import OwnWord
from cablelint.rule.registry import Registry
from cablelint.rule.violation import Severity
from cablelint.settings.selection import SelectionError, match, match_to_ignore
from cablelint.settings.settings import CATALOGUE_WORDS, TODAY, FailOn, PerFileIgnore, RuleIgnore
from cablelint.settings.toml_lines import Lines
from cablelint.terminal.suggestions import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

OWN_FILE = "cablelint.toml"
SHARED_FILE = "pyproject.toml"
SHARED_TABLE = ("tool", "cablelint")

KEYS = {
    "select": "select",
    "ignore": "ignore",
    "extend-select": "extend_select",
    "profile": "profile",
    "as-of": "as_of",
    "today": "today",
    "draft": "draft",
    "cui-since": "cui_since",
    "disclosure-required": "disclosure_required",
    "catalogue": "catalogue",
    "include": "include",
    "exclude": "exclude",
    "per-file-ignores": "per_file_ignores",
    "rule-ignores": "rule_ignores",
    "mandatory": "mandatory",
    "baseline": "baseline",
    "preview": "preview",
    "posts": "posts",
    "tags": "tags",
    "fail-on": "fail_on",
    "severity": "severity",
    "max-size": "max_size",
    "max-findings": "max_findings",
    "max-seconds": "max_seconds",
    "jobs": "jobs",
    "cache": "cache",
}
"""Each key of a configuration file and the field of `Settings` that it fills."""

ENTRY_KEYS = ("files", "rules", "reason", "expires")
"""The keys of an entry that ignores findings. All but `expires` are required; a rule-ignore has no `files`."""


WORD_KEYS = ("name", "source", "date")
"""The keys of a post or a tag of one's own, all required."""


class ConfigurationError(UsageError):
    """A configuration file that cannot be used. `file` and `line` say where the fault is."""

    def __init__(self, message: str, file: str, line: int | None = None) -> None:
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
        self.file = file
        self.line = line


@dataclass(frozen=True, slots=True, eq=False)
class ConfigFile:
    """One file that was read: the fields of `Settings` that it gives, and the line of each."""

    path: Path
    values: Mapping[str, Any]
    lines: Mapping[str, int]


def find_in(directory: Path, registry: Registry) -> ConfigFile | None:
    """The configuration in `directory` itself, None when it holds none. `cablelint.toml` wins over the shared file."""
    own = directory / OWN_FILE
    if _is_file(own):
        return read(own, registry)
    file = directory / SHARED_FILE
    if _is_file(file):
        text = _text(file)
        # Most projects' file has nothing for us: that is seen without parsing it.
        if "cablelint" in text:
            return _read(file, text, registry, required=False)
    return None


def _is_file(file: Path) -> bool:
    """Whether `file` is there. A directory that may not be entered hides its cables too, and they are reported.

    Raises `ConfigurationError` where something else bears its name: passed over in silence it would seem to count.
    """
    try:
        mode = file.stat().st_mode
    except (OSError, ValueError):
        return False
    if not stat.S_ISREG(mode):
        raise ConfigurationError("this is not a regular file, and cannot be a configuration", shown(file))
    return True


def read(file: Path, registry: Registry) -> ConfigFile:
    """Read the configuration file `file`. A `pyproject.toml` must have the table `[tool.cablelint]`.

    Raises `ConfigurationError`.
    """
    config = _read(file, _text(file), registry, required=True)
    assert config is not None  # noqa: S101 - `required` says so
    return config


_LARGEST = 1_000_000
"""The most bytes of a configuration: a device gives more than any memory holds."""


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ConfigurationError(f"the file has more than {_LARGEST:,} bytes", shown(file))
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise ConfigurationError("the file is not UTF-8", shown(file)) from None
    except OSError as error:
        raise ConfigurationError(f"the file cannot be read: {error.strerror}", shown(file)) from None


def _read(file: Path, text: str, registry: Registry, *, required: bool) -> ConfigFile | None:
    import tomllib

    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).rpartition(" (at ")
        number = place.removeprefix("line ").split(",")[0]
        line = int(number) if number.isdecimal() else text.count("\n") + 1
        raise ConfigurationError(f"not valid TOML: {message or error}", shown(file), line) from None
    except RecursionError:
        raise ConfigurationError("tables or lists are nested too deep", shown(file)) from None
    if file.name != SHARED_FILE:
        return _TableReader(file, Lines(text), registry).read(document)
    tools, ours = SHARED_TABLE
    table = document.get(tools)
    if not isinstance(table, dict) or ours not in table:
        if required:
            raise ConfigurationError("there is no table [tool.cablelint]", shown(file))
        return None
    return _TableReader(file, Lines(text, SHARED_TABLE), registry).read(table[ours])


class _TableReader:
    """Turns the table of one file into fields of `Settings`."""

    def __init__(self, file: Path, lines: Lines, registry: Registry) -> None:
        self.file = file
        self.lines = lines
        self.registry = registry

    def read(self, table: object) -> ConfigFile:
        if not isinstance(table, dict):
            raise self.error("[tool.cablelint] must be a table", self.lines.table())
        readers: dict[str, Callable[[str, Any], object]] = {
            "select": self.selectors,
            "extend-select": self.selectors,
            "ignore": self.ignored,
            "profile": self.profile,
            "as-of": self.as_of,
            "today": self.date,
            "draft": self.truth,
            "cui-since": self.date,
            "disclosure-required": self.truth,
            "catalogue": self.catalogue,
            "include": self.strings,
            "exclude": self.strings,
            "per-file-ignores": self.per_file_ignores,
            "rule-ignores": self.rule_ignores,
            "mandatory": self.selectors,
            "baseline": self.baseline,
            "preview": self.truth,
            "posts": self.own_words,
            "tags": self.own_words,
            "fail-on": self.fail_on,
            "severity": self.severity,
            "max-size": self.count,
            "max-findings": self.count,
            "max-seconds": self.count,
            "jobs": self.count,
            "cache": self.truth,
        }
        values: dict[str, object] = {}
        for key, value in table.items():
            if key not in readers:
                raise self.error(f'unknown key "{key}"{did_you_mean(key, KEYS)}', self.lines.key(key))
            values[KEYS[key]] = readers[key](key, value)
        return ConfigFile(self.file, values, {KEYS[key]: self.lines.key(key) for key in table})

    def error(self, message: str, line: int) -> ConfigurationError:
        return ConfigurationError(message, shown(self.file), line)

    def strings(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f"{key} must be a list of strings", self.lines.key(key))
        return tuple(value)

    def text(self, key: str, value: object, known: Iterable[str]) -> str:
        known = tuple(known)
        if not isinstance(value, str) or value not in known:
            hint = did_you_mean(value, known) if isinstance(value, str) else ""
            raise self.error(f"{key} must be one of {', '.join(known)}{hint}", self.lines.key(key))
        return value

    def selectors(self, key: str, value: object) -> tuple[str, ...]:
        selectors = self.strings(key, value)
        if key == "select" and not selectors:
            raise self.error("select chooses no rule; leave it out for the default rules", self.lines.key(key))
        for selector in selectors:
            self.checked(match, selector, self.lines.value(key, selector), key)
        return selectors

    def ignored(self, key: str, value: object) -> tuple[str, ...]:
        selectors = self.strings(key, value)
        for selector in selectors:
            self.checked(match_to_ignore, selector, self.lines.value(key, selector), key)
        return selectors

    def checked(self, check: Callable[[str, Registry], object], selector: str, line: int, key: str) -> None:
        try:
            check(selector, self.registry)
        except SelectionError as error:
            raise self.error(f"{key}: {error}", line) from None

    def profile(self, key: str, value: object) -> str:
        return self.text(key, value, PROFILES)

    def fail_on(self, key: str, value: object) -> FailOn:
        return FailOn(self.text(key, value, FailOn))

    def count(self, key: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.error(f"{key} must be a whole number above 0", self.lines.key(key))
        return value

    def date(self, key: str, value: object) -> datetime.date:
        return self.date_at(key, value, self.lines.key(key))

    def as_of(self, key: str, value: object) -> datetime.date | str:
        return TODAY if value == TODAY else self.date(key, value)

    def date_at(self, name: str, value: object, line: int) -> datetime.date:
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value
        try:
            if isinstance(value, str):
                return datetime.date.fromisoformat(value)
        except ValueError:
            pass
        raise self.error(f"{name} must be a date such as 2008-05-19", line)

    def truth(self, key: str, value: object) -> bool:
        if not isinstance(value, bool):
            raise self.error(f"{key} must be true or false", self.lines.key(key))
        return value

    def catalogue(self, key: str, value: object) -> tuple[str, ...]:
        entries = (value,) if isinstance(value, str) else self.strings(key, value)
        return tuple(
            entry if entry in CATALOGUE_WORDS else os.path.normpath(self.file.parent / entry) for entry in entries
        )

    def own_words(self, key: str, value: object) -> tuple[OwnWord, ...]:
        return tuple(
            OwnWord(
                self.words(key, "name", entry["name"], line, "must be a text"),
                self.words(key, "source", entry["source"], line, "must say where it is written"),
                self.date_at(f"{key}: date", entry["date"], self.lines.key_after("date", line)),
            )
            for line, entry in self.entries(key, value, WORD_KEYS, WORD_KEYS)
        )

    def baseline(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value:
            raise self.error(f"{key} must be the name of a file", self.lines.key(key))
        return shown(type(self.file)(os.path.normpath(self.file.parent / value)))

    def severity(self, key: str, value: object) -> dict[str, Severity]:
        if not isinstance(value, dict):
            raise self.error(f"{key} must be a table of rules and severities", self.lines.key(key))
        for selector, level in value.items():
            line = self.lines.key(selector, key)
            self.checked(match_to_ignore, selector, line, key)
            if level not in tuple(Severity):
                raise self.error(f"{key}: {selector} must be one of {', '.join(Severity)}", line)
        return {selector: Severity(level) for selector, level in value.items()}

    def per_file_ignores(self, key: str, value: object) -> tuple[PerFileIgnore, ...]:
        ignores: list[PerFileIgnore] = []
        for line, entry in self.entries(key, value, ENTRY_KEYS[:3], ENTRY_KEYS):
            rules, reason, expires = self.waiver(key, line, entry)
            ignores += [
                PerFileIgnore(pattern, rules, reason, shown(self.file), line, expires)
                for pattern in self.list_or_one(key, "files", entry["files"], line)
            ]
        return tuple(ignores)

    def rule_ignores(self, key: str, value: object) -> tuple[RuleIgnore, ...]:
        ignores: list[RuleIgnore] = []
        for line, entry in self.entries(key, value, ENTRY_KEYS[1:3], ENTRY_KEYS[1:]):
            rules, reason, expires = self.waiver(key, line, entry)
            ignores.append(RuleIgnore(rules, reason, shown(self.file), line, expires))
        return tuple(ignores)

    def entries(
        self, key: str, value: object, needed: Sequence[str], known: Sequence[str]
    ) -> Iterator[tuple[int, dict[str, object]]]:
        """The tables of an array, each with its line: each has all the `needed` keys, and none but the `known` ones."""
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            names = f"{', '.join(needed[:-1])} and {needed[-1]}"
            raise self.error(
                f"{key} must be an array of tables with {names}: [[{self.lines.header(key)}]]", self.lines.key(key)
            )
        for index, entry in enumerate(value):
            line = self.lines.entry(key, index)
            for name in entry:
                if name not in known:
                    place = self.lines.key_after(name, line)
                    raise self.error(f'{key}: unknown key "{name}"{did_you_mean(name, known)}', place)
            for name in needed:
                if name not in entry:
                    raise self.error(f"{key}: an entry needs the key {name}", line)
            yield line, entry

    def waiver(
        self, key: str, line: int, entry: dict[str, object]
    ) -> tuple[tuple[str, ...], str, datetime.date | None]:
        """What an entry ignores, why, and until when."""
        rules = self.list_or_one(key, "rules", entry["rules"], line)
        reason = self.words(key, "reason", entry["reason"], line, "must say why, in words")
        for rule in rules:
            self.checked(match_to_ignore, rule, self.lines.value_after(rule, line), key)
        expires = entry.get("expires")
        if expires is not None:
            expires = self.date_at(f"{key}: expires", expires, self.lines.key_after("expires", line))
        return rules, reason, expires

    def words(self, key: str, name: str, value: object, line: int, must: str) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{key}: the {name} {must}", self.lines.key_after(name, line))
        return " ".join(value.split())

    def list_or_one(self, key: str, name: str, value: object, line: int) -> tuple[str, ...]:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not values or not all(isinstance(item, str) and item for item in values):
            place = self.lines.key_after(name, line)
            raise self.error(f"{key}: {name} must be a string or a list of strings, and not empty", place)
        return tuple(values)


def shown(file: Path) -> str:
    """`file` relative to the working directory where it is below it, with forward slashes."""
    from pathlib import Path

    try:
        return file.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()
