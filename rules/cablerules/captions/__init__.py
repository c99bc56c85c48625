"""CAP: the caption lines."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.captions.caption_order import CaptionOrder
from cablerules.captions.caption_out_of_era import CaptionOutOfEra
from cablerules.captions.conflicting_captions import ConflictingCaptions
from cablerules.captions.distribution_caption_needs_control import DistributionCaptionNeedsControl
from cablerules.captions.exclusive_channel_caption import ExclusiveChannelCaption
from cablerules.captions.misspelled_caption import MisspelledCaption
from cablerules.captions.official_informal_not_in_subject import OfficialInformalNotInSubject
from cablerules.captions.repeated_caption import RepeatedCaption
from cablerules.captions.sensitive_on_classified import SensitiveOnClassified
from cablerules.captions.top_secret_in_smart import TopSecretInSmart

RULES: tuple[type[AnyRule], ...] = (
    ExclusiveChannelCaption,
    ConflictingCaptions,
    CaptionOrder,
    RepeatedCaption,
    SensitiveOnClassified,
    CaptionOutOfEra,
    MisspelledCaption,
    DistributionCaptionNeedsControl,
    OfficialInformalNotInSubject,
    TopSecretInSmart,
)
