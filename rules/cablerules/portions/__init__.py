"""POR: every portion is marked, and well."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.portions.banner_form_in_portion import BannerFormInPortion
from cablerules.portions.blanket_portion_mark import BlanketPortionMark
from cablerules.portions.heading_unmarked import HeadingUnmarked
from cablerules.portions.malformed_portion_mark import MalformedPortionMark
from cablerules.portions.misplaced_portion_mark import MisplacedPortionMark
from cablerules.portions.missing_portion_mark import MissingPortionMark
from cablerules.portions.missing_subject_mark import MissingSubjectMark
from cablerules.portions.mixed_subparagraphs_unmarked import MixedSubparagraphsUnmarked
from cablerules.portions.needless_portion_mark import NeedlessPortionMark
from cablerules.portions.unknown_portion_mark import UnknownPortionMark

RULES: tuple[type[AnyRule], ...] = (
    MissingPortionMark,
    MissingSubjectMark,
    MixedSubparagraphsUnmarked,
    MisplacedPortionMark,
    UnknownPortionMark,
    BannerFormInPortion,
    MalformedPortionMark,
    BlanketPortionMark,
    NeedlessPortionMark,
    HeadingUnmarked,
)
