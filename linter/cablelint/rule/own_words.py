"""The posts and tags that a configuration knows beside those of the vocabulary."""

from __future__ import annotations

import datetime

from cablegrammar.base.record import record
from cablegrammar.vocabulary.posts import squeeze


@record
class OwnWord:
    """A post or a tag: its name, where it is written that it exists, and since when."""

    name: str
    source: str
    date: datetime.date

    def used_on(self, day: datetime.date | None) -> bool:
        """Whether it may stand in a cable of that day. One without a date may be of any."""
        return day is None or self.date <= day


def knows_post(own: tuple[OwnWord, ...], name: str, day: datetime.date | None) -> bool:
    """Whether `name` is one of the posts `own`, whatever its blanks and capitals, on that day."""
    return any(squeeze(one.name) == squeeze(name) and one.used_on(day) for one in own)


def knows_tag(own: tuple[OwnWord, ...], tag: str, day: datetime.date | None) -> bool:
    """Whether `tag` is one of the tags `own` on that day."""
    return any(one.name.upper() == tag.upper() and one.used_on(day) for one in own)
