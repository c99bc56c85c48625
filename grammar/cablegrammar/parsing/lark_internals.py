"""The one module that knows Lark: it has a grammar compiled, and gives what came out as plain data.

Lark reads the `.lark` files and works out their LALR tables. Nothing else of it is used, and nothing at run time unless
a `.lark` file was edited since its tables were written. What is relied on beyond Lark's documented interface:

- `Lark.terminals`, `Lark.ignore_tokens`, and what a terminal is: a name, a priority, a pattern with its width;
- `Lark.memo_serialize` and the layout of its result, which Lark's own `python -m lark.tools.serialize` prints;
- the order in which its lexers try terminals (`_precedence`), and what they take for a keyword (`_no_surprises`);
- how it shapes a tree (`_rule`): what is inlined, what is left out, what is replaced by its only child.

`tests/grammar/parsing/test_lark_internals.py` states each of these, and fails where a release of Lark changes one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lark import Lark
from lark.grammar import Rule
from lark.lexer import Lexer, PatternRE, PatternStr, TerminalDef

Read = Callable[[Any, str], tuple[str, str]]
"""Called by Lark for each grammar that is imported, with the name of its file: gives a name for its place and the text.
Raises OSError where it knows of none."""

_NAMING = "patterns"
_REDUCE = 1  # how the serialized table marks an action that is no shift


class _NoLexer(Lexer):
    """The lexer of a parser that is never run: Lark makes none for each of its states."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, lexer_state: object, parser_state: object) -> Iterator[Any]:
        """Never called."""
        raise NotImplementedError


def compile_grammar(text: str, start: Sequence[str], read: Read) -> dict[str, Any]:
    """The terminals of a grammar and, where it has `start` rules, its parse table: data that JSON can hold.

    Without them all its terminals are told, but for the parts of others (`_NAME`); with them those that rules name.
    `terminals` are triples of a name, a regular expression and a priority. `tables.py` tells what the rest is. States
    and rules are numbered by what they are: the same grammar gives the same data, whichever Lark compiles it.
    Raises what Lark raises where the grammar is wrong, and ValueError where it uses what the driver does not know.
    """
    grammar = Lark(
        text if start else _naming_all(text),
        parser="lalr",
        lexer=_NoLexer,
        start=list(start) or [_NAMING],
        maybe_placeholders=False,
        import_paths=[read],
    )
    terminals = list(grammar.terminals)
    _no_surprises(terminals)
    return {
        "terminals": [[terminal.name, terminal.pattern.to_regexp(), terminal.priority] for terminal in terminals],
        "precedence": [terminal.name for terminal in sorted(terminals, key=_precedence)],
        **(_automaton(grammar, start) if start else {}),
    }


def _naming_all(text: str) -> str:
    """A grammar that is only patterns, with a rule that names them: Lark drops what no rule names."""
    heads = (line.partition(":")[0].partition(".")[0] for line in text.splitlines() if ":" in line)
    names = [head for head in heads if head[:1].isalpha() and head.isupper()]
    return f"{text}\n{_NAMING}: ({' | '.join(names)})*\n"


def _precedence(terminal: TerminalDef) -> tuple[int, int, int, str]:
    """The first terminal that a lexer of Lark tries is the one with the least of these."""
    pattern = terminal.pattern
    return -terminal.priority, -pattern.max_width, -len(pattern.value), terminal.name


def _no_surprises(terminals: Sequence[TerminalDef]) -> None:
    """Refuse a terminal that may match nothing, as Lark's lexers do, and what they take for a keyword.

    That is a string that an expression of the same priority matches, too. The driver takes it for the expression.
    """
    for terminal in terminals:
        if not terminal.pattern.min_width:
            raise ValueError(f"{terminal.name} may match nothing")
    strings = [terminal for terminal in terminals if isinstance(terminal.pattern, PatternStr)]
    for expression in terminals:
        if isinstance(expression.pattern, PatternRE):
            pattern = re.compile(expression.pattern.to_regexp())
            for string in strings:
                if string.priority == expression.priority and pattern.fullmatch(string.pattern.value):
                    raise ValueError(f"{expression.name} matches {string.name}: give that a priority of its own")


def _automaton(grammar: Lark, start: Sequence[str]) -> dict[str, Any]:
    """The LALR table. A state of it is a text, which is read when a parser first gets there."""
    data, memo = grammar.memo_serialize([TerminalDef, Rule])
    table = data["parser"]["parser"]
    rows = {
        state: sorted((table["tokens"][symbol], action, argument) for symbol, (action, argument) in row.items())
        for state, row in table["states"].items()
    }
    places = _places(rows, [table["start_states"][rule] for rule in start])
    names: dict[str, int] = {}
    rules: dict[int, int] = {}
    states = []
    for state in places:
        groups: dict[int, list[int]] = {}
        for symbol, action, argument in rows[state]:
            reduces = action == _REDUCE
            done = ~rules.setdefault(argument["@"], len(rules)) if reduces else places[argument]
            groups.setdefault(done, []).append(names.setdefault(symbol, len(names)))
        states.append("|".join(" ".join(map(str, (done, *symbols))) for done, symbols in groups.items()))
    return {
        "ignored": sorted(grammar.ignore_tokens),
        "names": list(names),
        "rules": [_rule(memo[number]) for number in rules],
        "states": states,
        "start": {rule: places[table["start_states"][rule]] for rule in start},
        "end": {rule: places[table["end_states"][rule]] for rule in start},
    }


def _places(rows: dict[int, list[tuple[str, int, Any]]], start: Sequence[int]) -> dict[int, int]:
    """A number for each state, breadth first and by the names of symbols: Lark's own come from the order of a set."""
    places: dict[int, int] = {}
    waiting = list(start)
    for state in waiting:
        if state not in places:
            places[state] = len(places)
            waiting += (argument for _, action, argument in rows[state] if action != _REDUCE)
    return places


def _rule(rule: dict[str, Any]) -> list[Any]:
    """A rule's name, the size of what it stands for, and how to make a tree of that.

    The latter is the tree's name (empty: its parts are inlined where it stands), the places of the parts that are kept
    (a place that is inlined inverted: `~place`; None: all, as they are), and whether an only part stands for the tree.
    """
    name, parts, alias, options = rule["origin"]["name"], rule["expansion"], rule["alias"], rule["options"]
    if options["priority"] is not None or options["template_source"] is not None or any(options["empty_indices"]):
        raise ValueError(f"the rule {name} has options that the driver does not know")
    kept = [~place if _is_inlined(part) else place for place, part in enumerate(parts) if not part.get("filter_out")]
    as_they_are = kept == list(range(len(parts)))
    made = "" if name.startswith("_") else alias or name
    only = bool(options["expand1"]) and not alias
    return [name, len(parts), made, None if as_they_are else kept, only]


def _is_inlined(symbol: dict[str, Any]) -> bool:
    """Whether the parts of a symbol stand where it stands: `filter_out` is a terminal's."""
    return "filter_out" not in symbol and symbol["name"].startswith("_")
