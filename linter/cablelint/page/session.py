"""What the page asks of cablelint, in the browser: one text at a time, questions and answers as JSON.

It knows no browser, so that it is tested wherever Python runs. No rule and no setting is different from those of the
command line: the findings of a text are those of `cablelint check --isolated`.
"""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cablegrammar import parse_messages
from cablegrammar.base.source import Source, UndecodableError
from cablegrammar.rollup.cables import banner_of
from cablegrammar.vocabulary.profiles import PROFILES
from cablelint.__about__ import __version__
from cablelint.engine.explained_marking import explain_marking
from cablelint.engine.looking import Looker
from cablelint.engine.marking_check import MarkingChecker
from cablelint.engine.parse_again import parse_again
from cablelint.engine.run import Run
from cablelint.errors import UsageError
from cablelint.files.documents import DocumentError, document
from cablelint.findings.report import Report
from cablelint.fixes.edits import apply_edits
from cablelint.fixes.proof import Proof
from cablelint.fixes.repair import repair
from cablelint.page.answers import banner_answer, check_answer, levels_answer, marking_answer, rule_answer
from cablelint.rule.registry import DISTRIBUTION, Registry
from cablelint.settings.settings import Settings

if TYPE_CHECKING:
    from cablelint.rule.api import AnyRule

LONGEST = 2_000_000
"""So many characters a text may have: a browser draws no more than that, and the command line takes them."""

_DATES = ("as_of", "today", "cui_since")
_SWITCHES = ("preview", "draft")

Answer = dict[str, Any]


class Session:
    """The rules, ready, and the text that was checked last: its findings are what fixes are asked for by number."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._checked: tuple[str, Report] = ("", Report((), Run(Settings(), registry).report().summary))

    def hello(self) -> Answer:
        """What the page has to know at first: version, profiles, levels with their hues."""
        return {"version": __version__, "profiles": PROFILES, "levels": levels_answer()}

    def check(self, text: str, name: str, options: Mapping[str, Any]) -> Answer:
        """The findings, the portions and the marking of a text that is called `name`."""
        if len(text) > LONGEST:
            raise UsageError(
                f"the text has more than {LONGEST:,} characters, which is too long for a page: use the command"
            )
        run = Run(settings_of(options), self._registry)
        source = Source.of(text, name=name)
        run.add(name, source)
        report = run.report()
        self._checked = text, report
        return check_answer(report, parse_again(lambda _: source, name), source)

    def apply(self, text: str, number: int, choice: int | None = None) -> Answer:
        """The text with the fix of one finding, by its number in the last check of the same text, or with one of its
        choices.
        """
        checked, report = self._checked
        finding = report.findings[number] if checked == text and number < len(report.findings) else None
        if finding is None or choice is None:
            fix = None if finding is None else finding.fix
        else:
            fix = finding.choices[choice] if choice < len(finding.choices) else None
        if fix is None:
            raise UsageError("the text has changed since: the fix is no longer the right one")
        source = Source.of(text)
        if not Proof(source).sift([fix])[0]:
            raise UsageError("this fix would take something from the text: nothing was changed")
        return {"text": source.written(apply_edits(source.text, fix.edits)), "count": 1, "refused": []}

    def repair(self, text: str, name: str, options: Mapping[str, Any]) -> Answer:
        """The text with all safe fixes, and with those that they make possible. `refused` says what was left out."""
        looker = Looker(settings_of(options), self._registry)
        repaired = repair(Source.of(text, name=name), lambda source: looker.visible(name, source))
        if not repaired.stable:
            raise UsageError(repaired.failure or "rules keep undoing each other's fixes: nothing was changed")
        fixed = repaired.source.written(repaired.source.text)
        return {"text": fixed, "count": repaired.count, "refused": list(repaired.refused)}

    def banner(self, text: str, options: Mapping[str, Any]) -> Answer:
        """The banner that the portions of each message call for."""
        settings = settings_of(options)
        today = settings.today or datetime.date.today()
        answers = []
        for cable in parse_messages(Source.of(text)) if text.strip() else ():
            dated = cable.date.date() if cable.date is not None else None
            answers.append(banner_answer(cable, banner_of(cable, settings.as_of or dated or today, settings.profile)))
        return {"messages": answers}

    def marking(self, text: str, options: Mapping[str, Any]) -> Answer:
        """What a single marking means, and what is wrong with it. A text in parentheses is a portion mark."""
        if not text.strip():
            raise UsageError("an empty text is no marking")
        checker = MarkingChecker(self._registry, settings_of(options))
        return marking_answer(checker.check(text), explain_marking(text, checker.settings))

    def rule(self, code: str) -> Answer:
        """The page of a rule."""
        found = self._registry.find(code)
        if found is None:
            raise UsageError(f"there is no rule {code}")
        return rule_answer(found.rule)

    def decode(self, content: str) -> Answer:
        """The text of a file, whose bytes come in Base64. Lines end in line feeds, as they do in a browser."""
        data = base64.b64decode(content)
        try:
            if document(data, LONGEST) is not None:
                raise DocumentError("This is a Word file (.docx).")
            source = Source.decode(data)
        except DocumentError as error:
            raise UsageError(f"{error.what}; this page reads plain text: copy its text and paste it") from None
        except UndecodableError as error:
            raise UsageError(f"the file cannot be decoded: {error}") from None
        return {"text": source.text.replace("\r\n", "\n")}


def settings_of(options: Mapping[str, Any]) -> Settings:
    """The settings that the page's form asks for. Raises `UsageError` for what no setting can be."""
    chosen: dict[str, Any] = {}
    profile = options.get("profile") or Settings().profile
    if profile not in PROFILES:
        raise UsageError(f"there is no profile {profile}")
    chosen["profile"] = profile
    for name in _DATES:
        if options.get(name):
            try:
                chosen[name] = datetime.date.fromisoformat(options[name])
            except ValueError:
                raise UsageError(f"{options[name]} is not a date") from None
    for name in _SWITCHES:
        if options.get(name):
            chosen[name] = True
    return Settings(**chosen)


def answering(rules: Iterable[type[AnyRule]]) -> Callable[[str], str]:
    """A function that answers questions: `{"ask": "check", "with": [...]}` gives a `value`, or an `error` in words."""
    session = Session(Registry.of(*rules, origin=f"{DISTRIBUTION} {__version__}"))
    questions: dict[str, Callable[..., Answer]] = {
        "hello": session.hello, "check": session.check, "apply": session.apply, "repair": session.repair,
        "banner": session.banner, "marking": session.marking, "rule": session.rule, "decode": session.decode,
    }  # fmt: skip

    def answer(question: str) -> str:
        asked = json.loads(question)
        try:
            return json.dumps({"value": questions[asked["ask"]](*asked["with"])})
        except UsageError as error:
            return json.dumps({"error": str(error)})
        except Exception as error:  # noqa: BLE001 - the page says so, and goes on
            return json.dumps({"error": f"internal error: {type(error).__name__}; please report it"})

    return answer
