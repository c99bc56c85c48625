"""Asks rules what they have to say about one cable. Nothing that a rule does escapes; a user's interrupt does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cablegrammar.base.node import Span
from cablelint.engine.checks import C, Check, Question, S
from cablelint.engine.limits import BeyondLimitError, Watch
from cablelint.findings.finding import Finding
from cablelint.findings.making import failure_of, finding_of
from cablelint.findings.places import Places
from cablelint.fixes.proof import Offers


class Hearing:
    """What the rules say about the cable whose `places` are given: it goes to `findings`.

    A rule that fails is heard no more; `on_failure` gets what it raised. With `offers` a fix that takes more away than
    it says is left out. With a `watch` the limits of the file hold: what goes beyond them raises BeyondLimitError.
    """

    __slots__ = ("_failed", "_findings", "_offers", "_on_failure", "_places", "_watch")

    def __init__(
        self,
        places: Places,
        findings: list[Finding],
        on_failure: Callable[[BaseException], None] | None = None,
        offers: Offers | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._offers = offers
        self._watch = watch
        self._places = places
        self._on_failure = on_failure
        self._findings = findings
        self._failed: set[Check] = set()

    @property
    def broken(self) -> bool:
        """Whether a rule failed."""
        return bool(self._failed)

    def ask(self, questions: Iterable[Question[S, C]], subject: S, context: C, span: Span | None) -> None:
        """Put questions about a subject that stands at `span`, None for no place in particular."""
        failed, findings, places = self._failed, self._findings, self._places
        offers, watch = self._offers, self._watch
        for check, question in questions:
            if failed and check in failed:
                continue
            if watch is not None:
                watch.ask(check)
            try:
                for violation in question(subject, context):
                    finding = finding_of(check.rule, violation, places, check.severity, discreetly=check.third_party)
                    if finding.fix is not None and offers is not None:
                        finding = offers.proved(offers.without_prose(finding) if check.third_party else finding)
                    findings.append(finding)
                    if watch is not None:
                        watch.count(len(findings))
            except (KeyboardInterrupt, BeyondLimitError):
                raise
            except BaseException as error:  # noqa: BLE001 - whatever a rule does, the others still run
                failed.add(check)
                findings.append(failure_of(check.rule, check.origin, error, places, span))
                if self._on_failure is not None:
                    self._on_failure(error)
