"""TAG: the TAGS line."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.tags.missing_subject_tag import MissingSubjectTag
from cablerules.tags.missing_tag_separator import MissingTagSeparator
from cablerules.tags.person_tag_without_name import PersonTagWithoutName
from cablerules.tags.repeated_tag import RepeatedTag
from cablerules.tags.run_together_tags import RunTogetherTags
from cablerules.tags.tag_out_of_era import TagOutOfEra
from cablerules.tags.unknown_tag import UnknownTag
from cablerules.tags.wrong_country_tag import WrongCountryTag

RULES: tuple[type[AnyRule], ...] = (
    UnknownTag,
    MissingSubjectTag,
    WrongCountryTag,
    RunTogetherTags,
    MissingTagSeparator,
    PersonTagWithoutName,
    RepeatedTag,
    TagOutOfEra,
)
