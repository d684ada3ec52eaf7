"""The words around a body's name -> who acts for it, what depends on it, and whether a clause of its own begins."""

from collections.abc import Mapping, Sequence

from rasad.events.words import CLOSING_QUOTES, Words
from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import WordSense
from rasad.records.document import Token
from rasad.records.report import Entity, Mention

MOST_WORDS = 3  # words of the longest organ of a body


def before_staff(words: Words, index: int, grammar: Grammar) -> tuple[int, bool]:
    """Return where those begin who act for the body at a token, and whether a conjunction is joined to them.

    "The ministers of the council" begins at its ministers.
    """
    while index > 0 and words.tokens[index - 1].key in grammar.staff:
        index -= 1
    before = words.tokens[index - 1].key if index else ""
    joined = before[:1] in grammar.coordinators and before[1:] in grammar.staff
    return index - 1 if joined else index, joined


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
