"""Where a key or a value stands in a TOML text: `tomllib` gives no positions, and an error has to name a line.

A search of the text and no second parser: it is only used for messages, and falls back to the table's line.
"""

from __future__ import annotations


class Lines:
    """The lines of one configuration file. `table` is the table that holds the settings, `()` the whole file."""

    __slots__ = ("_lines", "_table")

    def __init__(self, text: str, table: tuple[str, ...] = ()) -> None:
        self._lines = [line.strip() for line in text.split("\n")]
        self._table = table

    def header(self, key: str) -> str:
        """The dotted name of the sub-table `key`."""
        return ".".join((*self._table, key))

    def table(self) -> int:
        """The line of the settings' table; 1 when it has no header of its own."""
        return self._header_line(".".join(self._table)) or 1

    def key(self, key: str, under: str | None = None) -> int:
        """The line at which `key` is given, in the settings' table or in its sub-table `under`."""
        table = ".".join(self._table) if under is None else self.header(under)
        inside = not table
        for number, line in enumerate(self._lines, start=1):
            if line.startswith("["):
                name = _header_name(line)
                inside = name == table
                if name == f"{table}.{key}" or (not table and name == key):
                    return number
            elif inside and _key_of(line) == key:
                return number
        return self.key(under) if under is not None else self.table()

    def value(self, key: str, value: str) -> int:
        """The line at or below `key` that holds the string `value`."""
        return self.value_after(value, self.key(key))

    def value_after(self, value: str, line: int) -> int:
        """The first line from `line` on that holds the string `value`; `line` itself when none does."""
        quoted = (f'"{value}"', f"'{value}'")
        for number in range(line, len(self._lines) + 1):
            if any(form in self._lines[number - 1] for form in quoted):
                return number
        return line

    def key_after(self, key: str, line: int) -> int:
        """The first line from `line` on that gives `key`; `line` itself when none does before the next table."""
        for number in range(line + 1, len(self._lines) + 1):
            if self._lines[number - 1].startswith("["):
                break
            if _key_of(self._lines[number - 1]) == key:
                return number
        return line

    def entry(self, key: str, index: int) -> int:
        """The line of entry `index` (from 0) of the array of tables `key`."""
        headers = [
            number
            for number, line in enumerate(self._lines, start=1)
            if line.startswith("[[") and _header_name(line) == self.header(key)
        ]
        return headers[index] if index < len(headers) else self.key(key)

    def _header_line(self, table: str) -> int | None:
        for number, line in enumerate(self._lines, start=1):
            if line.startswith("[") and _header_name(line) == table:
                return number
        return None


def _header_name(line: str) -> str:
    """`tool.cablelint` of `[tool.cablelint]  # a comment`, quotes and blanks left out."""
    name = line.strip("[").partition("]")[0]
    return ".".join(part.strip().strip("\"'") for part in name.split("."))


def _key_of(line: str) -> str | None:
    """The key of a line `key = value`, None for any other line."""
    key, equals, _ = line.partition("=")
    return key.strip().strip("\"'") if equals and not line.startswith("#") else None
