"""What the caller knows and the text may not say."""

import datetime
from typing import NamedTuple

from briefgen.lexicon.caller import NOTHING, Knowledge


class Options(NamedTuple):
    """Options of a parse, named as on the command line.

    ``base_date``: the day on or before which the meetings were held; completes years and months. ``year``: the year of
    dates that name none. ``region``: the division that 我市, 全县 and the like mean, by name, path or code.
    ``knowledge``: the words of the caller's lexicon and the people of his roster.
    """

    base_date: datetime.date | None = None
    year: int | None = None
    region: str | None = None
    knowledge: Knowledge = NOTHING
