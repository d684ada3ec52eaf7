"""Words of calling and rank right before a person's name -> titles of that person: "the lawyer", "General"."""

from collections.abc import Iterator
from typing import NamedTuple

from rasad.annotate.found import Found
from rasad.annotate.words import SPACE, Words
from rasad.chars.fold import offset_in_word
from rasad.langpack.roles import RoleTable

_RANK = 0.85  # uncalibrated
_ARTICLE = 2  # letters of a definite article
_SHORT_WORD = 4  # letters; a verb or particle may begin like the article
_LONGEST = 5  # words between the rank and the name: what kind of one he is, of which state


class Others(NamedTuple):
    """Words of other mentions: `taken` by titles and names, and those of `nationalities`."""

    taken: set[int]
    nationalities: set[int]


def rank_titles(words: Words, people: list[Found], others: Others, table: RoleTable) -> Iterator[Found]:
    """Yield a title for each person with a word of rank right before the name, in the order of the names.

    Args:
        words: the words of the document.
        people: the people named.
        others: what other mentions cover.
        table: the role words of the language.
    """
    for person in people:
        if person.start == words.tokens[person.first].start and words.joints[person.first] == SPACE:
            found = _before(words, person, others, table)
            if found:
                yield found


def _before(words: Words, person: Found, others: Others, table: RoleTable) -> Found | None:
    first: tuple[int, int] | None = None
    for at in range(person.first - 1, max(person.first - 1 - _LONGEST, -1), -1):
        if at in others.taken or words.joints[at + 1] != SPACE:
            break
        cut, joined = _rank_cut(words, at, person.first, table)
        if cut is not None and not _qualifies(words, at, table):
            first = at, cut
        if joined or not (cut == 0 or at in others.nationalities or _goes_on(words.keys[at], table)):
            break
    if first is None:
        return None
    token = words.tokens[first[0]]
    start = token.start + (offset_in_word(token.text, first[1]) if first[1] else 0)
    end = words.tokens[person.first - 1].end
    return Found(first[0], person.first, start, end, "title", person.entities, _RANK, "references:rank")


def _rank_cut(words: Words, index: int, stop: int, table: RoleTable) -> tuple[int | None, bool]:
    """How many letters of particles outside its span a rank has, and whether it has any; None for any other word."""
    behind = words.keys[index + 1] if index + 1 < stop else ""
    for start in words.starts[index]:
        if not start.article and (start.stem in table.ranks or (behind and start.stem + behind in table.ranks)):
            return start.cut, start.stem != words.keys[index]
    return None, False


def _qualifies(words: Words, index: int, table: RoleTable) -> bool:
    """Say whether a word that may also be an adjective stands behind the definite noun that it tells of."""
    key = words.keys[index]
    if key not in table.rank_modifiers or not index or words.joints[index] != SPACE:
        return False
    before = words.keys[index - 1]
    return before[:_ARTICLE] == key[:_ARTICLE] and len(before) > _SHORT_WORD and before not in table.ranks


def _goes_on(key: str, table: RoleTable) -> bool:
    return key in table.rank_modifiers or key in table.honorifics or key in table.former
