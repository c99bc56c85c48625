"""REF: what a cable cites."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.references.ambiguous_reference import AmbiguousReference
from cablerules.references.malformed_reference import MalformedReference
from cablerules.references.reference_above_classification import ReferenceAboveClassification
from cablerules.references.reference_from_the_future import ReferenceFromTheFuture
from cablerules.references.reference_letters_out_of_sequence import ReferenceLettersOutOfSequence
from cablerules.references.repeated_reference import RepeatedReference
from cablerules.references.self_reference import SelfReference
from cablerules.references.undefined_paragraph import UndefinedParagraph
from cablerules.references.undefined_reference import UndefinedReference
from cablerules.references.unknown_post import UnknownPost
from cablerules.references.unresolved_reference import UnresolvedReference
from cablerules.references.unused_reference import UnusedReference

RULES: tuple[type[AnyRule], ...] = (
    UnresolvedReference,
    UndefinedReference,
    UnusedReference,
    ReferenceLettersOutOfSequence,
    MalformedReference,
    ReferenceFromTheFuture,
    SelfReference,
    UnknownPost,
    RepeatedReference,
    AmbiguousReference,
    ReferenceAboveClassification,
    UndefinedParagraph,
)
