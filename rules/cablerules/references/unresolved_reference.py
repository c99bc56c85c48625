"""REF001 unresolved-reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegrammar.references.cable_id import CableId, parse_id
from cablegrammar.vocabulary.posts import other_keys
from cablelint import Citation, Example, RunRule, Severity, Violation
from cablerules.references.future import DAY, has_higher_number, lies_ahead
from cablerules.references.unknown_post import is_unknown

if TYPE_CHECKING:
    from cablelint.catalogue import Catalogue
    from cablelint.rule.facts import CitedCable, Facts


class UnresolvedReference(RunRule):
    """A listed cable is not in the catalogue.

    ## What it checks

    That every cable of a REF line is in the catalogue that the user named: an index that was built before or a list of
    ids (`--catalogue FILE`, or the setting `catalogue`), the files of this run (`--catalogue run`), or the cables of
    the Git repository (`--repository`). Without a catalogue the rule does not run, and one line says so.

    - A catalogue may declare the posts and years it is complete for; about other cables the rule says nothing.
    - A cable marked NOTAL went to few, and nobody can expect to find it.
    - Airgrams, e-mails, reports, telephone calls and septels are no cables.
    - A cable that is listed twice is reported once; one that lists itself is REF007's, one of the future REF006's, and
      one of a post that nobody knows REF008's.
    - The files of a run, the cables of a repository and any other catalogue that declares nothing claim the year of a
      post only where they hold at least half of its numbers up to the highest. How many references were not looked for
      is said in one line.

    The finding names the cables of the catalogue that may have been meant: the same number of another year, or the
    same post with a digit more, less, other or swapped, or the same number of a post with a similar name. None of
    them was sent after the cable itself.

    ## Why

    A reference that leads nowhere is a slip in the number, the post or the year, or a cable that is missing from the
    archive. Either way the reader cannot check what the text says that it says.
    """

    code = "REF001"
    name = "unresolved-reference"
    reports_missing = True
    severity = Severity.ERROR
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="REF: A. STATE 70412\nB. WINDHOEK 498",
            good="REF: A. STATE 70412\nB. 07 WINDHOEK 498",
            at=[(2, 4, 2, 16)],
            slot="reference",
            options={"catalogue": ["08STATE70412", "07WINDHOEK498"]},
            note="The catalogue holds 08STATE70412 and 07WINDHOEK498.",
        ),
        Example(
            bad="REF: A. STATE 70412\nB. WINDHOEK 489\nC. LUSAKA 77 (NOTAL)",
            good="REF: A. STATE 70412\nB. WINDHOEK 498\nC. LUSAKA 77 (NOTAL)",
            at=[(2, 4, 2, 16)],
            slot="reference",
            options={"catalogue": ["08STATE70412", "08WINDHOEK498"]},
            note="The catalogue holds 08STATE70412 and 08WINDHOEK498.",
        ),
    )

    def check_run(self, facts: Facts, catalogue: Catalogue) -> Iterator[Violation]:
        """Yield a violation for each cited cable that the catalogue claims to hold and does not."""
        seen = {facts.id}
        for cited in facts.references:
            cable = cited.cable_id
            if cited.id is None or cable is None or cited.id in seen or cited.notal or cited.id in catalogue:
                continue
            if not catalogue.covers(cited.id) or _has_another_fault(facts, cited):
                continue
            if any(id in seen or id in catalogue for id in _under_other_names(cable)):
                continue
            seen.add(cited.id)
            yield Violation(
                cited.span, f"{cited.id} is not in {catalogue.name}.", expected=_expected(cable, facts, catalogue)
            )


def _under_other_names(cable: CableId) -> Iterator[str]:
    """The id with the other names of its post: some list `08TAIPEI12` as `08AITTAIPEI12`."""
    for post in other_keys(cable.post):
        yield str(cable._replace(post=post))


def _has_another_fault(facts: Facts, cited: CitedCable) -> bool:
    """Whether another rule names the cause: REF006 a cable of the future, REF008 a post that nobody knows."""
    if lies_ahead(facts.cable_id, facts.date, cited) is not None:
        return True
    return cited.post is not None and is_unknown(cited.post)


def _expected(wanted: CableId, facts: Facts, catalogue: Catalogue) -> str:
    """The cables that may have been meant, and why each is named: none that was sent after the citing one, none that it
    lists already, and not the citing one itself.
    """
    meant = []
    listed = {facts.id, *(cited.id for cited in facts.references)}
    for near in catalogue.near(str(wanted), lambda id: id not in listed and _was_sent_before(id, facts, catalogue)):
        found = parse_id(near)
        why = "nearly the same number"
        if found is not None and wanted.number == found.number:
            why = "another year" if wanted.post == found.post else "a post with a similar name"
        meant.append(f"{near} ({why})")
    return f"perhaps {' or '.join(meant)}" if meant else "a cable that is in it"


def _was_sent_before(id: str, facts: Facts, catalogue: Catalogue) -> bool:
    """Whether a cable of the catalogue is no later than the cable of `facts`, as far as anybody can tell."""
    other, own = parse_id(id), facts.cable_id
    dates = [entry.date for entry in catalogue.entries(id) if entry.date is not None]
    if dates and facts.date is not None:
        return min(dates) <= facts.date + DAY
    year = facts.date.year if facts.date is not None else None if own is None else own.year
    if other is None or year is None:
        return True
    return other.year <= year and (own is None or not has_higher_number(own, other))
