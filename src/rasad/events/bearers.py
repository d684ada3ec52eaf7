"""Passages -> the surnames and the titles of the persons whom the document names in full: either means its person."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rasad.events.passages import Passage
from rasad.events.words import is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity, Mention

LEAST_LETTERS = 4  # letters of a surname that is told from a common word by its place alone
LEAST_FIRST = 3  # letters of one that stands before the given name
LEAST_WORDS, MOST_WORDS = 2, 6  # words by which a title is told from others

LEAST_SHARED = 3  # words that a longer and a shorter form of one title share

Title = tuple[str, ...]


class Bearers(NamedTuple):
    """The person of each surname, and of each title that stands beside a full name.

    `shared`: who of several bears a surname, by the offset of his full name: behind it, it means him.
    """

    surnames: Mapping[str, str]
    titles: Mapping[Title, str]
    shared: Mapping[str, tuple[tuple[int, str], ...]] = {}

    def of_title(self, title: Title) -> str | None:
        """Return who bears a title, or the only one who bears a longer or shorter form of it."""
        if title in self.titles or len(title) < LEAST_SHARED:
            return self.titles.get(title)
        words = set(title)
        found = {
            person
            for other, person in self.titles.items()
            if other[0] == title[0] and len(other) >= LEAST_SHARED and (words <= set(other) or words >= set(other))
        }
        return next(iter(found)) if len(found) == 1 else None


NO_BEARERS = Bearers({}, {})


def bearers_of(passages: Sequence[Passage], entities: Mapping[str, Entity], grammar: Grammar) -> Bearers:
    """Return who bears the surnames and titles of a document; a title that two persons share is left out."""
    named: dict[str, list[tuple[int, str]]] = {}
    titles: dict[Title, set[str]] = {}
    for passage in passages:
        for mention, first, last in _full_names(passage, entities):
            for key in _surnames(passage, first, last, entities[mention.entities[0]], grammar):
                named.setdefault(key, []).append((mention.start, mention.entities[0]))
            title = _title_behind(passage, last, grammar)
            if title:
                titles.setdefault(title, set()).add(mention.entities[0])
        for mention, key in _lone_names(passage, entities):
            named.setdefault(key, []).append((mention.start, mention.entities[0]))
    several = {key for key, rows in named.items() if len({person for _, person in rows}) > 1}
    return Bearers(
        {key: rows[0][1] for key, rows in named.items() if key not in several},
        {title: next(iter(persons)) for title, persons in titles.items() if len(persons) == 1},
        {key: tuple(sorted(named[key])) for key in several},
    )


def _surnames(passage: Passage, first: int, last: int, person: Entity, grammar: Grammar) -> Iterator[str]:
    """Yield the keys of the tokens of a full name that may be its surname: the last, for some states the first."""
    tokens = passage.words.tokens
    if len(tokens[last - 1].key) >= LEAST_LETTERS:
        yield tokens[last - 1].key
    if last - 2 > first and tokens[last - 2].key in grammar.name_particles:
        yield f"{tokens[last - 2].key} {tokens[last - 1].key}"
    if person.country in grammar.family_first and len(tokens[first].key) >= LEAST_FIRST:
        yield tokens[first].key


def title_at(passage: Passage, index: int, grammar: Grammar) -> Title:
    """Return the words of the title that begins at a token, up to a mark, a verb, a preposition or an adverb.

    Empty where it is too short to tell anybody from others.
    """
    tokens, verbs = passage.words.tokens, {group.first for group in passage.words.groups}
    words: list[str] = []
    for at in range(index, min(index + MOST_WORDS, len(tokens))):
        token = tokens[at]
        if is_mark(token) or at in verbs or token.key in grammar.closed or token.key in grammar.skips:
            break
        words.append(token.key)
    return tuple(words) if len(words) >= LEAST_WORDS else ()


def _full_names(passage: Passage, entities: Mapping[str, Entity]) -> Iterator[tuple[Mention, int, int]]:
    """Yield the mentions of persons by more than one name, with its first token and the one behind it."""
    tokens = passage.words.tokens
    for unit in passage.units:
        for mention in unit.mentions:
            if mention.kind != "name" or len(mention.entities) != 1 or mention.entities[0] not in entities:
                continue
            span = [i for i in range(unit.first, unit.last) if mention.start <= tokens[i].start < mention.end]
            is_person = entities[mention.entities[0]].type == "person"
            if is_person and len(span) > 1:
                yield mention, span[0], span[-1] + 1


def _lone_names(passage: Passage, entities: Mapping[str, Entity]) -> Iterator[tuple[Mention, str]]:
    """Yield the mentions of persons by one name, with its key: elsewhere it may be read as a common word."""
    for unit in passage.units:
        token = passage.words.tokens[unit.last - 1]
        for mention in unit.mentions:
            is_known = len(mention.entities) == 1 and mention.entities[0] in entities and mention.kind == "name"
            is_lone = is_known and (mention.start, mention.end) == (token.start, token.end)
            if is_lone and entities[mention.entities[0]].type == "person" and len(token.key) >= LEAST_LETTERS:
                yield mention, token.key


def _title_behind(passage: Passage, index: int, grammar: Grammar) -> Title:
    """Return the title behind a name, with or without a mark between."""
    tokens = passage.words.tokens
    if index < len(tokens) and is_mark(tokens[index]):
        index += 1
    is_title = index < len(tokens) and tokens[index].key in grammar.person_nouns
    return title_at(passage, index, grammar) if is_title else ()
