"""A Lark parser as plain data that JSON can hold, and back again.

Reading the data is part of every start, so it is compact, and a state of the parser becomes Lark's own row of actions
only when the parser first stands there: one cable visits a small part of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from typing import Any

from lark import Lark
from lark.common import LexerConf
from lark.grammar import NonTerminal, Rule, RuleOptions, Terminal
from lark.lexer import AbstractBasicLexer, BasicLexer, ContextualLexer, Lexer, PatternRE, PatternStr, TerminalDef, Token
from lark.parsers.lalr_analysis import IntParseTable, Reduce, Shift
from lark.parsers.lalr_parser import LALR_Parser, _Parser

from cablegrammar.parsing.quick_parser import LazyLark, QuickLark

Row = dict[str, tuple[Any, Any]]
LAYOUT = 3
"""Changes when what `store` writes changes: older data is not read then."""


def store(parser: Lark) -> dict[str, Any]:
    """The data of a parser."""
    data, _ = parser.memo_serialize([TerminalDef, Rule])
    rules = {rule: index for index, rule in enumerate(parser.rules)}
    names: dict[str, int] = {}
    table: Any = parser.parser.parser._parse_table
    states = [
        [state, _grouped((name, rules[argument] if action is Reduce else argument, action is Reduce)
                         for name, (action, argument) in row.items())]
        for state, row in table.states.items()
    ]  # fmt: skip
    for _, groups in states:
        for group in groups:
            group[2:] = [names.setdefault(name, len(names)) for name in group[2:]]
    options = {**data["options"], "lexer": None, "_plugins": None}
    conf = data["parser"]["lexer_conf"]
    return {
        "options": options,
        "ignore": conf["ignore"],
        "terminals": [_terminal(terminal) for terminal in parser.lexer_conf.terminals],
        "rules": [_rule(rule) for rule in parser.rules],
        "names": list(names),
        "states": states,
        "start": table.start_states,
        "end": table.end_states,
    }


def _grouped(actions: Iterable[tuple[str, int, bool]]) -> list[list[Any]]:
    """The actions of one state, each with the symbols that it is done for: most states do one thing for many."""
    groups: dict[tuple[int, bool], list[Any]] = {}
    for name, argument, reduces in actions:
        groups.setdefault((argument, reduces), [int(reduces), argument]).append(name)
    return list(groups.values())


def _terminal(terminal: TerminalDef) -> list[Any]:
    pattern = terminal.pattern
    width = [pattern.min_width, pattern.max_width] if isinstance(pattern, PatternRE) else None
    return [terminal.name, pattern.value, sorted(pattern.flags), width, terminal.priority]


def _rule(rule: Rule) -> list[Any]:
    options = rule.options
    if options.priority is not None or options.template_source is not None or options.empty_indices:
        raise ValueError(f"the rule {rule.origin.name} has options that are not stored")
    symbols = [
        [symbol.name, bool(symbol.filter_out)] if isinstance(symbol, Terminal) else symbol.name
        for symbol in rule.expansion
    ]
    return [str(rule.origin.name), symbols, rule.order, rule.alias, options.keep_all_tokens, options.expand1]


def restore(stored: dict[str, Any], lexer: type) -> Lark:
    """The parser of the data.

    `lexer` is the class of its lexer, `LazyContextualLexer` or one that is never asked for a token.
    """
    terminals = [
        TerminalDef(name, _pattern(value, flags, width), priority)
        for name, value, flags, width, priority in stored["terminals"]
    ]
    rules = [
        Rule(
            NonTerminal(origin),
            [NonTerminal(part) if isinstance(part, str) else Terminal(*part) for part in parts],
            order,
            alias,
            RuleOptions(keep_all, expand),
        )
        for origin, parts, order, alias, keep_all, expand in stored["rules"]
    ]
    memo: dict[int, Any] = dict(enumerate([*terminals, *rules]))
    of_rules = [{"@": number} for number in range(len(terminals), len(memo))]
    data = {
        "options": {**stored["options"], "lexer": NoLexer, "_plugins": {"LALR_Parser": LazyParser}},
        "rules": of_rules,
        "parser": {
            "lexer_conf": {
                "terminals": [{"@": number} for number in range(len(terminals))],
                "ignore": stored["ignore"],
                "g_regex_flags": 0,
                "use_bytes": False,
                "lexer_type": NoLexer,
            },
            "parser_conf": {"rules": of_rules, "start": list(stored["start"]), "parser_type": "lalr"},
            "parser": {**stored, "rules": rules},
        },
    }
    # `Lark.load` reads a file of its own kind; what it does with the data inside is wanted here.
    kind = QuickLark if lexer is LazyContextualLexer else LazyLark
    parser: Lark = kind.__new__(kind)
    parser._load({"data": data, "memo": memo})
    frontend: Any = parser.parser
    if lexer is LazyContextualLexer:
        frontend.lexer = LazyContextualLexer(parser.lexer_conf, frontend.parser._parse_table.states)
    return parser


def _pattern(value: str, flags: list[str], width: list[int] | None) -> PatternRE | PatternStr:
    if width is None:
        return PatternStr(value, flags)
    pattern: Any = PatternRE(value, flags)
    pattern._width = width  # worked out once, when the table was made: it takes parsing the expression
    return pattern  # type: ignore[no-any-return]


class LazyParser(LALR_Parser):
    """Lark's LALR parser on a table whose rows are made when they are first needed."""

    @classmethod
    def deserialize(cls, data: Any, memo: Any, callbacks: Any = None, debug: bool = False) -> LazyParser:  # noqa: ARG003 - Lark's signature
        """The parser of the stored table `data`."""
        parser = cls.__new__(cls)
        rows = _Rows(data["states"], data["names"], data["rules"])
        make: Any = IntParseTable  # Lark has no types for it
        table = make(rows, data["start"], data["end"])
        parser._parse_table = table
        parser.parser = _Parser(table, callbacks, debug)
        return parser


class _Rows(dict[int, Row]):
    """The rows of a parse table, by state."""

    def __init__(self, states: list[Any], names: list[str], rules: list[Rule]) -> None:
        super().__init__()
        self.stored: dict[int, list[list[Any]]] = dict(states)
        self.names, self.rules = names, rules

    def __missing__(self, state: int) -> Row:
        names, rules = self.names, self.rules
        row: Row = {}
        for reduces, argument, *symbols in self.stored[state]:
            action = (Reduce, rules[argument]) if reduces else (Shift, argument)
            for symbol in symbols:
                row[names[symbol]] = action
        self[state] = row
        return row


class NoLexer(Lexer):
    """The lexer of a parser that is fed token by token."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, lexer_state: object, parser_state: object) -> Iterator[Token]:
        """Never called."""
        raise NotImplementedError


class LazyContextualLexer(ContextualLexer):
    """Lark's contextual lexer, but the lexer of a parser state is made when the parser first stands there."""

    def __init__(
        self, conf: LexerConf, states: Mapping[int, Collection[str]], always_accept: Collection[str] = ()
    ) -> None:
        # Not super().__init__: it makes the lexers of all states, some hundred for a grammar with several start rules.
        lexers = _Lexers(copy(conf), states, always_accept)
        self.lexers = lexers
        self.root_lexer = lexers.of(lexers.by_name)  # knows every terminal; Lark asks it only to word an error


class _Lexers(dict[int, AbstractBasicLexer]):
    """The lexer of each parser state; states that accept the same terminals share one."""

    def __init__(self, conf: LexerConf, states: Mapping[int, Collection[str]], always_accept: Collection[str]) -> None:
        super().__init__()
        self.conf, self.states = conf, states
        self.always = frozenset(conf.ignore) | frozenset(always_accept)
        self.by_name = dict(conf.terminals_by_name)
        self.shared: dict[frozenset[str], AbstractBasicLexer] = {}

    def __missing__(self, state: int) -> AbstractBasicLexer:
        lexer = self[state] = self.of(self.states[state])
        return lexer

    def of(self, accepted: Collection[str]) -> AbstractBasicLexer:
        """The lexer for a set of terminals."""
        names = frozenset(accepted) | self.always
        lexer = self.shared.get(names)
        if lexer is None:
            conf = copy(self.conf)
            conf.terminals = [self.by_name[name] for name in sorted(names) if name in self.by_name]
            lexer = self.shared[names] = BasicLexer(conf)
        return lexer
