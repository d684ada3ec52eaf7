"""The words around a body's name -> who acts for it, what depends on it, and whether a clause of its own begins."""

from collections.abc import Mapping, Sequence

from rasad.events.words import CLOSING_QUOTES, QUOTES, Words
from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import WordSense
from rasad.records.document import Token
from rasad.records.report import Entity, Mention

MOST_WORDS = 3  # words of the longest organ of a body
SHORTEST_TEAM, LONGEST_TEAM = 2, 5  # words of "and a (senior) team of"


def before_staff(words: Words, index: int, grammar: Grammar) -> tuple[int, bool]:
    """Return where those begin who act for the body at a token, and whether a conjunction is joined to them.

    "The ministers of the council" begins at its ministers.
    """
    while index > 0 and words.tokens[index - 1].key in grammar.staff:
        index -= 1
    before = words.tokens[index - 1].key if index else ""
    joined = before[:1] in grammar.coordinators and before[1:] in grammar.staff
    return index - 1 if joined else index, joined


def before_classifiers(tokens: Sequence[Token], index: int, grammar: Grammar) -> int:
    """Return where the common nouns begin that introduce a name at a token: "the government of", "some of"."""
    while index > 0 and (tokens[index - 1].text in QUOTES or tokens[index - 1].key in grammar.classifiers):
        index -= 1
    return index


def before_counters(words: Words, index: int, grammar: Grammar) -> tuple[int, bool]:
    """Return where what introduces a party at a token begins, and whether a conjunction is joined to it.

    "The other (members of X)" begins at "other".
    """
    first = before_classifiers(words.tokens, index, grammar)
    before = words.tokens[first - 1].key if first else ""
    joined = before[:1] in grammar.coordinators and before[1:] in grammar.classifiers
    return first - 1 if joined else first, joined


def joined_members(words: Words, before: int, index: int, grammar: Grammar) -> bool:
    """Say whether people of a party at `index` are joined to the party that ends at `before`: "X and a team of (Y)".

    A conjunction is written with a noun without the article, at most an adjective and "of" stand behind it.
    """
    tokens = words.tokens[before:index]
    if not SHORTEST_TEAM <= len(tokens) <= LONGEST_TEAM or tokens[-1].key not in grammar.partitive_links:
        return False
    sense = words.senses[before]
    is_joined = any(reading.conjunction for reading in sense.readings) and tokens[0].key[:1] in grammar.coordinators
    is_plain = all(token.kind == "word" and token.key not in grammar.closed for token in tokens[:-1])
    return is_joined and is_plain and not sense.has_article


def marker_of_led(words: Words, index: int, grammar: Grammar) -> str | None:
    """Return the preposition before nouns that hold those who act for a body: "from the armies of the members of X"."""
    first = index
    while first > 0 and grammar.linked_plurals and words.tokens[first - 1].key.endswith(grammar.linked_plurals):
        first -= 1
    return words.marker_before.get(first) if first < index else None


def role_start(words: Words, index: int, grammar: Grammar) -> int:
    """Return where the noun phrase of a party begins: "senior officials (of Egypt)" act for it."""
    tokens, at, head = words.tokens, index, index
    while at > 0:
        before = tokens[at - 1]
        if before.key in grammar.representatives or before.key in grammar.honorifics:
            head = at - 1
        elif before.text not in QUOTES and before.key not in grammar.offices and not _joins_offices(words, at, grammar):
            break
        at -= 1
    return head


def _joins_offices(words: Words, at: int, grammar: Grammar) -> bool:
    """Say whether a conjunction links two words of one office: "the minister of energy and trade"."""
    tokens = words.tokens
    if at < 2 or tokens[at - 1].key not in grammar.coordinators or at >= len(tokens):
        return False
    return tokens[at - 2].key in grammar.offices and tokens[at].key in grammar.offices


def organ_before(words: Words, index: int, grammar: Grammar) -> int:
    """Return where the organ of the body at a token begins, or the token: "the general secretariat of (the league)"."""
    for length in range(min(index, MOST_WORDS), 1, -1):
        rows = grammar.secretariats.rows(words.stems[index - length])
        best = rows.longest(words.stems[:index], index - length) if rows else None
        if best is not None and best[0] == length:
            return index - length
    return index


def is_owned(sense: WordSense) -> bool:
    """Say whether a noun bears a bound pronoun and so governs no genitive: in "its charge (against) X" X is charged."""
    firsts = {wording[0] for wording, _ in sense.nouns}
    own = [reading for reading in sense.readings if reading.stem in firsts]
    return bool(own) and all(reading.enclitic for reading in own)


def heads_clause(words: Words, first: int, last: int) -> bool:
    """Say whether a party behind one verb has a verb of its own: "X condemns the raid and Y calls for ..."."""
    present = [group for group in words.groups if group.tense == "present" and not group.joined]
    behind = any(group.first <= first and words.clause[group.first] == words.clause[first] for group in present)
    return behind and any(group.first == last for group in present)


def governs(words: Words, index: int, grammar: Grammar) -> bool:
    """Say whether a noun of an act without the article stands right before a name: "the killing of X".

    A noun of what somebody is would stand in apposition to it, as would one with the article.
    """
    if index == 0:
        return False
    before, sense = words.tokens[index - 1], words.senses[index - 1]
    if before.kind != "word" or sense.has_article or sense.verbs or is_owned(sense):
        return False
    return bool(sense.nouns) or bool(words.stems[index - 1] & grammar.deeds)


def word_behind(tokens: Sequence[Token], last: int) -> str:
    """Return the word behind a party, closing brackets and quotes left out: "(the lorries of X) (object)"."""
    while last < len(tokens) and tokens[last].text in CLOSING_QUOTES:
        last += 1
    return tokens[last].key if last < len(tokens) else ""


def served(mentions: Sequence[Mention], head: str, entities: Mapping[str, Entity], grammar: Grammar) -> tuple[str, ...]:
    """Return the states of those for whom somebody acts: "the envoy of the president" is not the president.

    Empty where the word at the head of the phrase is no role, or what it belongs to is no office.
    """
    holders = [entities[e] for mention in mentions for e in mention.entities if e in entities]
    is_titled = all(mention.kind in ("nominal", "title") for mention in mentions)
    if head not in grammar.representatives or not is_titled or {h.type for h in holders} - {"person", "office"}:
        return ()
    states = tuple(dict.fromkeys(holder.country or "" for holder in holders))
    return states if all(state in entities for state in states) else ()
