"""Tellings made by hand: two states meet on a day, unless a test says otherwise."""

from rasad.knowledge.base import load_knowledge
from rasad.link.joining import join
from rasad.link.tellings import Act, Telling
from rasad.records.days import Days

MEETING, CALL, AGREE, ASSAULT = Act("meeting", False), Act("call", True), Act("AGREE", False), Act("ASSAULT", False)
DAY = "2019-04-16"


def telling(document, event="e:1", *, day=DAY, words=(), **changes):
    """A telling; `day` may be a pair of days, `words` are words of one stem each."""
    days = Days(*day) if isinstance(day, tuple) else Days(day, day)
    facts = {
        "kind": "meeting",
        "act": MEETING,
        "status": "happened",
        "actors": frozenset({"OMN", "KAZ"}),
        "others": frozenset(),
        "people": {},
        "place": None,
        "is_dated": True,
        "things": frozenset(),
        "confidence": 0.9,
        "start": 0,
        "end": 1,
        "language": "ar",
    }
    told = tuple(frozenset({word}) for word in (words.split() if isinstance(words, str) else words))
    return Telling(document=document, event=event, days=days, words=told, **{**facts, **changes})


def joined(*tellings, echoes=None):
    """The groups that tellings make, each as the set of its documents and events."""
    groups = join(tellings, echoes=echoes or {}, holds=load_knowledge().holds)
    return {frozenset(t.key for t in group) for group in groups}


def are_joined(a, b):
    """Whether two tellings end in one group."""
    return len(joined(a, b)) == 1
