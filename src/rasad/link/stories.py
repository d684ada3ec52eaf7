"""Happenings and their documents -> stories: the documents that tell of the same doings.

A document's main happening is the one that most documents tell of; the story is that happening or, where the documents
that tell of it tell of another with the same sides still more often, that other one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from rasad.link.joining import Group
from rasad.records.happenings import StoryRow


def tell_stories(documents: Mapping[str, str], groups: Mapping[str, Group]) -> list[StoryRow]:
    """Return the stories of each document, in their order; one without an event of its own has a story of its own.

    Args:
        documents: where each document lies, by id.
        groups: the happenings by id.
    """
    tellers = {happening: {t.document for t in group} for happening, group in groups.items()}
    told: dict[str, list[str]] = {}

    def rank(happening: str) -> tuple[int, bool, str]:
        return -len(tellers[happening]), not groups[happening][0].act.is_contact, happening

    for happening in sorted(groups, key=rank):
        for document in sorted(tellers[happening]):
            told.setdefault(document, []).append(happening)
    over: dict[str, str] = {}
    for happening in sorted(groups, key=rank):  # each leads to one before it
        head = _over(happening, groups, tellers, told)
        over[happening] = over.get(head, happening)
    return [_row(document, location, told.get(document, []), over) for document, location in documents.items()]


def _over(
    happening: str, groups: Mapping[str, Group], tellers: Mapping[str, set[str]], told: Mapping[str, Sequence[str]]
) -> str:
    """Return the happening that this one is told as a part of, or itself: the one that heads most of its documents."""
    parties = frozenset().union(*(t.parties for t in groups[happening]))
    heads: Counter[str] = Counter()
    for document in tellers[happening]:
        fit = (h for h in told[document] if parties & frozenset().union(*(t.parties for t in groups[h])))
        heads[next(fit)] += 1
    head, count = min(heads.items(), key=lambda item: (-item[1], item[0]))
    return head if 2 * count > len(tellers[happening]) else happening


def _row(document: str, location: str, happenings: Sequence[str], over: Mapping[str, str]) -> StoryRow:
    stories = tuple(dict.fromkeys(story_id(over[happening]) for happening in happenings)) or (story_id(document),)
    return StoryRow(
        location=location, document=document, story=stories[0], stories=stories, happenings=tuple(sorted(happenings))
    )


def story_id(of: str) -> str:
    """Return the id of the story that a happening, or a document without one, makes."""
    return f"s:{of.removeprefix('h:')}"
