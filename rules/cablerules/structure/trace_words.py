"""What the traces of a conversion are called, and what it is called to undo them."""

from __future__ import annotations

from cablegrammar.base.record import record


@record
class TraceWords:
    """How one kind of trace is spoken of, one of them and many, and the title of what undoes it."""

    one: str
    many: str
    title: str


WORDS = {
    "scraped-anchor": TraceWords("scraped anchor", "scraped anchors", "Remove the scraped anchors"),
    "linked-tag": TraceWords("linked tag", "linked tags", "Replace the links with their tags"),
    "linked-word": TraceWords("linked word", "linked words", "Replace the links with their words"),
    "pilcrow": TraceWords("pilcrow", "pilcrows", "Remove the pilcrows"),
    "lost-apostrophe": TraceWords("lost apostrophe", "lost apostrophes", "Put the apostrophes back"),
    "control-character": TraceWords("control character", "control characters", "Remove the control characters"),
    "bidirectional-character": TraceWords(
        "bidirectional or invisible character",
        "bidirectional or invisible characters",
        "Remove the bidirectional and invisible characters",
    ),
    "lone-carriage-return": TraceWords(
        "lone carriage return", "lone carriage returns", "Write a line end for each lone carriage return"
    ),
    "html-tag": TraceWords("HTML tag", "HTML tags", "Remove the HTML tags"),
    "html-entity": TraceWords("HTML entity", "HTML entities", "Replace the entities with their characters"),
    "csv-record": TraceWords(
        "mark between the cells of a dump", "marks between the cells of a dump", "Part the cells of the dump"
    ),
    "line-separator": TraceWords(
        "line end that is no newline", "line ends that are no newlines", "Write newlines where lines end"
    ),
    "stray-characters": TraceWords(
        "run of stray characters before the classification line",
        "runs of stray characters before classification lines",
        "",
    ),
    "small-letters": TraceWords("stretch of the head in small letters", "stretches of the head in small letters", ""),
    "digit-for-pilcrow": TraceWords("digit in the place of a pilcrow", "digits in the place of pilcrows", ""),
    "glued-line": TraceWords(
        "line glued to the one before it",
        "lines glued to the ones before them",
        "Part the lines that are glued together",
    ),
    "backslash": TraceWords("backslash at a line's end", "backslashes at line ends", "Remove the backslashes"),
    "escape": TraceWords("backslash before a sign", "backslashes before signs", "Remove the backslashes"),
    "stars": TraceWords("run of stars around words", "runs of stars around words", "Remove the stars around words"),
    "quotation-sign": TraceWords(
        "sign of a quotation before a line",
        "signs of a quotation before lines",
        "Remove the signs of a quotation before the lines",
    ),
    "database-record": TraceWords("record of a database", "records of a database", ""),
    "mail-head": TraceWords("head of a mail", "heads of mails", ""),
    "viewer-title": TraceWords("title of a viewer", "titles of viewers", ""),
    "post-copy": TraceWords("distribution block of a post", "distribution blocks of a post", ""),
    "repeated-head": TraceWords("head that stands twice", "heads that stand twice", ""),
    "press-label": TraceWords(
        "label without its periods and colon", "labels without their periods and colon", "Write the labels in full"
    ),
    "PRESS_DATE": TraceWords("date line of a press copy", "date lines of a press copy", ""),
    "CABLE_DATED": TraceWords("date line of a press copy", "date lines of a press copy", ""),
    "DATABASE_FIELD": TraceWords("database field", "database fields", ""),
    "COPIED_FIELD": TraceWords(
        "line of the head copied above the classification line",
        "lines of the head copied above the classification line",
        "",
    ),
    "repeated-line": TraceWords(
        "line of the head that stands again in the text", "lines of the head that stand again in the text", ""
    ),
    "HEADER_ENDS": TraceWords("line between header and text", "lines between header and text", ""),
    "SEPARATOR": TraceWords("line between cables", "lines between cables", ""),
}


LINE_ENDS = ("lone-carriage-return", "line-separator")
"""The traces that are read as line ends already."""
