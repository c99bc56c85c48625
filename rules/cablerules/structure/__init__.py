"""STR: the lines of a cable and their order."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.structure.autocorrected_character import AutocorrectedCharacter
from cablerules.structure.banner_lines_disagree import BannerLinesDisagree
from cablerules.structure.conversion_artefact import ConversionArtefact
from cablerules.structure.line_too_long import LineTooLong
from cablerules.structure.lines_out_of_order import LinesOutOfOrder
from cablerules.structure.missing_classification_line import MissingClassificationLine
from cablerules.structure.missing_executive_order_line import MissingExecutiveOrderLine
from cablerules.structure.missing_subject_line import MissingSubjectLine
from cablerules.structure.missing_tags_line import MissingTagsLine
from cablerules.structure.misspelled_label import MisspelledLabel
from cablerules.structure.not_a_cable import NotACable
from cablerules.structure.page_line_sequence import PageLineSequence
from cablerules.structure.paragraph_number_out_of_sequence import ParagraphNumberOutOfSequence
from cablerules.structure.repeated_line import RepeatedLine
from cablerules.structure.section_total_mismatch import SectionTotalMismatch
from cablerules.structure.single_paragraph_numbered import SingleParagraphNumbered
from cablerules.structure.truncated_cable import TruncatedCable
from cablerules.structure.two_messages_in_one import TwoMessagesInOne
from cablerules.structure.unclosed_text_block import UnclosedTextBlock
from cablerules.structure.unexpected_line import UnexpectedLine

RULES: tuple[type[AnyRule], ...] = (
    NotACable,
    UnexpectedLine,
    MissingClassificationLine,
    MissingExecutiveOrderLine,
    MissingTagsLine,
    MissingSubjectLine,
    LinesOutOfOrder,
    RepeatedLine,
    MisspelledLabel,
    ParagraphNumberOutOfSequence,
    PageLineSequence,
    SectionTotalMismatch,
    TwoMessagesInOne,
    UnclosedTextBlock,
    LineTooLong,
    ConversionArtefact,
    TruncatedCable,
    BannerLinesDisagree,
    SingleParagraphNumbered,
    AutocorrectedCharacter,
)
