"""Which settings hold for which file: the command line over the nearest configuration file over the defaults."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from cablegrammar.base.record import field_names, record, replace
from cablelint.rule.registry import Registry
from cablelint.settings.configuration_file import KEYS, OWN_FILE, SHARED_FILE, ConfigFile, find_in, read, shown
from cablelint.settings.selection import SelectionError, match, match_to_ignore, without_effect
from cablelint.settings.settings import Selection, Settings

DEFAULT = "default"
COMMAND_LINE = "command line"

_SELECTION = ("select", "ignore", "extend_select")


@record
class Explained:
    """One effective setting: its key as in a file, its value, and where it came from (`pyproject.toml:12`)."""

    key: str
    value: object
    origin: str


class Configuration:
    """Finds and reads configuration files, each once, and merges them with what the command line gave.

    `overrides` are fields of `Settings` by name, as the command line gave them (only those that were given):
    `select`, `ignore` and `extend_select` are laid over the file's, everything else replaces it. `file` is the one
    configuration file to use for every path; `isolated` uses none.

    Raises `ConfigurationError` for a file that cannot be used, with the place of the fault, and `SelectionError` for
    a selector of the command line that names no rule.
    """

    def __init__(
        self,
        registry: Registry,
        overrides: Mapping[str, Any] | None = None,
        *,
        file: str | os.PathLike[str] | None = None,
        isolated: bool = False,
    ) -> None:
        self.registry = registry
        self._overrides = dict(overrides or {})
        self._command_line = Selection(*(tuple(self._overrides.pop(name, ())) for name in _SELECTION))
        _check_selectors(self._command_line, registry)
        unknown = self._overrides.keys() - set(field_names(Settings))
        if unknown:
            raise TypeError(f"Settings has no field {', '.join(sorted(unknown))}")
        self._isolated = isolated
        self._by_directory: dict[str, ConfigFile | None] = {}
        self._settings: dict[ConfigFile | None, Settings] = {}
        self._fixed = _named(file, registry) if file is not None and not isolated else None

    def settings_for(self, path: str) -> Settings:
        """The settings for the file `path`: those of the nearest directory above it that holds a configuration."""
        return self.settings_in(os.path.dirname(path) or os.curdir)  # noqa: PTH120 - once a file, and Path is slow

    def settings_in(self, directory: str = os.curdir) -> Settings:
        """The settings for the files of `directory`."""
        config = self._nearest(directory)
        settings = self._settings.get(config)
        if settings is None:
            settings = self._settings[config] = self._merge(config)
        return settings

    @property
    def files(self) -> tuple[str, ...]:
        """The configuration files that were read so far, as they are named to people."""
        found = (self._fixed, *self._by_directory.values())
        return tuple(dict.fromkeys(shown(config.path) for config in found if config is not None))

    def explain(self, directory: str = os.curdir) -> tuple[Explained, ...]:
        """Every setting for the files of `directory` and where its value came from, in the order of the manual."""
        config = self._nearest(directory)
        settings = self._merge(config)
        return tuple(self._explain(settings, config))

    def notices(self, directory: str = os.curdir) -> tuple[str, ...]:
        """Remarks about settings that have no effect."""
        settings = self.settings_in(directory)
        return tuple(
            f"{entry.rule.code} {entry.rule.name} is selected, but {why}"
            for entry, why in without_effect(self.registry, settings)
        )

    def _nearest(self, directory: str) -> ConfigFile | None:
        if self._isolated or self._fixed is not None:
            return self._fixed
        known = self._by_directory
        if directory not in known:
            passed = []
            found = None
            for above in _upwards(directory):
                if above in known:
                    found = known[above]
                    break
                passed.append(above)
                found = _found_in(above, self.registry)
                if found is not None:
                    break
            known.update(dict.fromkeys((directory, *passed), found))
        return known[directory]

    def _merge(self, config: ConfigFile | None) -> Settings:
        values: dict[str, Any] = dict(config.values) if config else {}
        if config:
            values["root"] = str(config.path.parent)
        values.update(self._overrides)
        if self._command_line.select:
            # Another choice of rules replaces the file's, its ignores included: they were made for that choice.
            for name in _SELECTION:
                values.pop(name, None)
        return replace(Settings(), **values, command_line=self._command_line)

    def _explain(self, settings: Settings, config: ConfigFile | None) -> Iterator[Explained]:
        for key, name in KEYS.items():
            value = getattr(settings, name)
            origins = []
            if config is not None and name in config.lines and not self._is_replaced(name):
                origins.append(f"{shown(config.path)}:{config.lines[name]}")
            layered = getattr(self._command_line, name, ())
            if layered:
                value = (*value, *layered)
            if layered or name in self._overrides:
                origins.append(COMMAND_LINE)
            yield Explained(key, value, " and ".join(origins) or DEFAULT)

    def _is_replaced(self, name: str) -> bool:
        """Whether the command line takes the place of what a file says of a field."""
        return name in self._overrides or (name in _SELECTION and bool(self._command_line.select))


def _check_selectors(selection: Selection, registry: Registry) -> None:
    for option, selectors, check in (
        ("--select", selection.select, match),
        ("--ignore", selection.ignore, match_to_ignore),
        ("--extend-select", selection.extend_select, match),
    ):
        for selector in selectors:
            try:
                check(selector, registry)
            except SelectionError as error:
                raise SelectionError(f"{option}: {error}", selector) from None


def _named(file: str | os.PathLike[str], registry: Registry) -> ConfigFile:
    from pathlib import Path

    return read(Path(file), registry)


def _found_in(directory: str, registry: Registry) -> ConfigFile | None:
    """The configuration in a directory. A run that meets none does without Path, which takes a while to load."""
    if not any(os.path.lexists(os.path.join(directory, name)) for name in (OWN_FILE, SHARED_FILE)):  # noqa: PTH118
        return None
    from pathlib import Path

    return find_in(Path(directory), registry)


def _upwards(directory: str) -> Iterator[str]:
    here, below = os.path.abspath(directory), None  # noqa: PTH100 - Path.absolute() keeps `..`
    while here != below:
        yield here
        here, below = os.path.dirname(here), here  # noqa: PTH120 - as above
