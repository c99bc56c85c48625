"""The columns of what comes out of an archive. They are a public contract: columns may be added, none changes.

A linted batch has a row for each row of the archive, with lists of what was found in it: so it can be made anywhere,
row by row, and nothing has to be put in order afterwards. The tables that people and other programs read (findings,
facts, references) are made of it by taking the lists apart.
"""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa


class Column(NamedTuple):
    """A column: its name, its type, and what it means."""

    name: str
    type: pa.DataType
    means: str


_TEXT, _NUMBER, _DAY, _YES = pa.string(), pa.int32(), pa.date32(), pa.bool_()

PLACE = (
    Column("source", _TEXT, "the archive, as it was named"),
    Column("row", pa.int64(), "which row of the archive, from 1: a record, a member, a file"),
    Column("path", _TEXT, "what a report calls the row: `cables.csv#12`, `cables.zip/2008/08SUVA112.txt`"),
    Column("recorded_id", _TEXT, "the id that the archive has of the row, as it stands there"),
    Column("recorded_date", _DAY, "the day that the archive has of the row"),
)
"""Where a row is from. These columns begin every table."""

FINDING = (
    Column("cable", _TEXT, "the id of the cable, empty where the text has none"),
    Column("code", _TEXT, "the code of the rule"),
    Column("name", _TEXT, "the name of the rule"),
    Column("severity", _TEXT, "`error`, `warning` or `info`"),
    Column("message", _TEXT, "what was found"),
    Column("expected", _TEXT, "what would be right"),
    Column("line", _NUMBER, "where it begins in the text of the row, from 1"),
    Column("column", _NUMBER, "where it begins in the line, from 1, in characters"),
    Column("end_line", _NUMBER, "the line in which it ends"),
    Column("end_column", _NUMBER, "the column behind its last character"),
    Column("place", _TEXT, "the part of the cable, such as `Paragraph 3`"),
    Column("post", _TEXT, "the post of the cable"),
    Column("year", _NUMBER, "the year of the cable, else that which the archive has recorded"),
    Column("level", _TEXT, "the level of the cable"),
    Column("fix", _TEXT, "how it can be fixed"),
    Column("fix_applicability", _TEXT, "`safe` or `unsafe`, where it can be fixed"),
    Column("authority", _TEXT, "the sources of the rule"),
    Column("url", _TEXT, "the page of the rule"),
    Column("fingerprint", _TEXT, "the same in the next run, as long as the fault is there"),
)

FACT = (
    Column("index", _NUMBER, "which cable of the row it is, from 0: a text may hold several"),
    Column("id", _TEXT, "year, post and number (`08SUVA112`): the cable's own, else the recorded id where it is one"),
    Column("date", _DAY, "the day of the cable, else the recorded day"),
    Column("year", _NUMBER, "its year, which may be known without a day"),
    Column("post", _TEXT, "its post"),
    Column("level", _TEXT, "its level"),
    Column("form", _TEXT, "`acp127`, `short-header`, `aad`, `body`, `smart`, `draft` or `unknown`"),
    Column("line", _NUMBER, "the line of the text that it begins on"),
)

REFERENCE = (
    Column("letter", _TEXT, "its letter in the REF line"),
    Column("cites", _TEXT, "the id of the cable that is cited, empty where its year is unknown"),
    Column("cites_post", _TEXT, "its post"),
    Column("cites_number", _NUMBER, "its number"),
    Column("cites_date", _DAY, "the day that the reference gives"),
    Column("ambiguous_date", _YES, "whether day and month of that date may change places"),
    Column("bare", _YES, "whether it is a number alone, whose post is taken from elsewhere"),
    Column("notal", _YES, "whether it is marked NOTAL, not to all"),
    Column("start", _NUMBER, "where it begins in the text, in characters from 0"),
    Column("end", _NUMBER, "where it ends"),
    Column("line", _NUMBER, "its line"),
    Column("column", _NUMBER, "its column"),
    Column("end_line", _NUMBER, "the line in which it ends"),
    Column("end_column", _NUMBER, "the column behind its last character"),
    Column("known", _YES, "whether a catalogue holds the cable; empty where nobody looked for it"),
)

COUNTS = (
    Column("cables", _NUMBER, "how many cables were recognised in the row"),
    Column("ignored", _NUMBER, "how many findings an entry of the configuration lets pass"),
    Column("passed_over", _YES, "whether it is a file that does not look like a cable, and was not linted"),
    Column("broken", _YES, "whether the row could not be read or checked to its end, or a rule failed"),
)


def fields(columns: tuple[Column, ...]) -> list[pa.Field]:
    """The columns as Arrow has them."""
    return [pa.field(column.name, column.type) for column in columns]


_REFERENCES = pa.field("references", pa.list_(pa.struct(fields(REFERENCE))))
LINTED = pa.schema(
    [
        *fields(PLACE),
        *fields(COUNTS),
        pa.field("findings", pa.list_(pa.struct(fields(FINDING)))),
        pa.field("facts", pa.list_(pa.struct([*fields(FACT), _REFERENCES]))),
        pa.field("notices", pa.list_(pa.string())),
    ]
)
"""A batch that was linted: a row for each row of the archive."""

FINDINGS = pa.schema([*fields(PLACE), *fields(FINDING)])
FACTS = pa.schema([*fields(PLACE), *fields(FACT)])
REFERENCES = pa.schema([*fields(PLACE), pa.field("index", _NUMBER), pa.field("id", _TEXT), *fields(REFERENCE)])
"""The tables: a row for each finding, cable and reference. `index` and `id` say which cable it is that cites."""

ROWS = pa.schema(
    [
        pa.field("source", _TEXT),
        pa.field("row", pa.int64()),
        pa.field("path", _TEXT),
        pa.field("id", _TEXT),
        pa.field("date", _TEXT),
        pa.field("name", _TEXT),
        pa.field("text", pa.large_binary()),
        pa.field("fault", _TEXT),
        pa.field("candidate", _YES),
    ]
)
"""A batch as it is read. `text` is not decoded yet; where there is none, `fault` says why, in a sentence."""
