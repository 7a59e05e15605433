"""Tells work that arrives in heaps from the work of people, by how many cases one actor touches in a minute."""

from collections import OrderedDict, defaultdict
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=1)
MOST_CASES_OF_A_PERSON = 60


class Tempo:
    """What each actor touched within the last minute of the log."""

    def __init__(self) -> None:
        self._touched: defaultdict[str, OrderedDict[str, datetime]] = defaultdict(OrderedDict)

    def is_bulk(self, actor: str, stream: str, at: datetime) -> bool:
        touched = self._touched[actor]
        touched[stream] = at
        touched.move_to_end(stream)
        while next(iter(touched.values())) < at - WINDOW:
            touched.popitem(last=False)
        return len(touched) > MOST_CASES_OF_A_PERSON
