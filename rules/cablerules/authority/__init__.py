"""CAB: the classification authority."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.authority.authority_misplaced import AuthorityMisplaced
from cablerules.authority.authority_on_unclassified import AuthorityOnUnclassified
from cablerules.authority.authority_without_position import AuthorityWithoutPosition
from cablerules.authority.derivative_classifier_unnamed import DerivativeClassifierUnnamed
from cablerules.authority.incomplete_authority_block import IncompleteAuthorityBlock
from cablerules.authority.invalid_reason_letter import InvalidReasonLetter
from cablerules.authority.malformed_reason import MalformedReason
from cablerules.authority.missing_classification_authority import MissingClassificationAuthority
from cablerules.authority.missing_reason import MissingReason
from cablerules.authority.multiple_sources_without_list import MultipleSourcesWithoutList
from cablerules.authority.original_and_derivative import OriginalAndDerivative
from cablerules.authority.reason_on_derivative import ReasonOnDerivative
from cablerules.authority.source_without_date import SourceWithoutDate
from cablerules.authority.wrong_reason_section import WrongReasonSection

RULES: tuple[type[AnyRule], ...] = (
    MissingClassificationAuthority,
    AuthorityWithoutPosition,
    MissingReason,
    ReasonOnDerivative,
    WrongReasonSection,
    InvalidReasonLetter,
    MalformedReason,
    AuthorityOnUnclassified,
    AuthorityMisplaced,
    SourceWithoutDate,
    MultipleSourcesWithoutList,
    OriginalAndDerivative,
    IncompleteAuthorityBlock,
    DerivativeClassifierUnnamed,
)
