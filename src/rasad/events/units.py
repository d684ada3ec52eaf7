"""Mentions of a sentence -> units: parties as the grammar sees them, with their preposition and coordination."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from rasad.chars.fold import fold
from rasad.events.dependents import (
    before_classifiers,
    before_counters,
    before_staff,
    governs,
    heads_clause,
    is_owned,
    joined_members,
    marker_of_led,
    organ_before,
    role_start,
    served,
    word_behind,
)
from rasad.events.words import COMMAS, QUOTES, Words, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.document import Token
from rasad.records.report import Entity, Mention

PARTY_TYPES = frozenset({"state", "person", "organisation", "armed_group", "group", "office", "media"})
PLACE_TYPES = frozenset({"city", "region", "place", "facility"})
HEAD_REACH = 2  # words between an organ of state and its nationality: one adjective ("military planes, Turkish")
PHRASE_REACH = 3  # words of a noun phrase before the nationality that ends it: "on Chinese energy companies"
GENITIVE = "of"  # the marker of a unit that depends on a noun: no subject, no object
APPOSED = "apposed"  # the name of prepositions that introduce the members of what stands before: "a group made up of"
_PARTY_MARKERS = frozenset({"about", "with", "on", "against", "to", "by", "between", "agent"})
_Marked = tuple[str | None, int | None]
_RANK = {"name": 0, "title": 1, "nominal": 2, "demonym": 3, "pronoun": 4, "clitic": 5}


class Unit(NamedTuple):
    """A noun phrase that refers to someone or something: tokens `[first, last)`, its entities and its marker.

    `marker` is the neutral name of the preposition before it (None: unmarked); `chain` numbers coordinated units alike;
    `is_object` says that an object marker follows; `head` is where the role before it begins.
    """

    first: int
    last: int
    start: int
    end: int
    entities: tuple[str, ...]
    mentions: tuple[Mention, ...]
    kind: str
    marker: str | None
    chain: int
    is_object: bool
    is_place: bool
    head: int
    bearer: int | None = None  # the noun that bears the preposition, words between them: "on Chinese firms"
    holder: tuple[str, ...] = ()  # the person whose title names the body that the unit stands for
    side: tuple[str, ...] = ()  # the states of those for whom somebody acts: "the envoy of the president"

    @property
    def voices(self) -> tuple[str, ...]:
        """Who speaks where the unit does: the head of a body, not the body."""
        return self.holder or self.entities


class _Draft(NamedTuple):
    first: int
    last: int
    mentions: tuple[Mention, ...]
    entities: tuple[str, ...]
    is_person: bool
    is_headed: bool = False


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, _RANK[m.kind])):
        if not mention.entities:
            continue
        if kept and mention.end <= kept[-1].end and not _is_host(kept[-1]):
            continue
        kept.append(mention)
    return kept


def _is_host(mention: Mention) -> bool:
    return mention.kind == "clitic"


def _drafts(mentions: Sequence[Mention], tokens: Sequence[Token], entities: Mapping[str, Entity]) -> list[_Draft]:
    starts = [token.start for token in tokens]
    drafts: list[_Draft] = []
    for mention in _outermost(mentions):
        first = max(0, bisect_right(starts, mention.start) - 1)
        last = max(first + 1, bisect_left(starts, mention.end))
        is_person = any(entities[e].type == "person" for e in mention.entities if e in entities)
        draft = _Draft(first, last, (mention,), mention.entities, is_person)
        if drafts and _names_holder(drafts[-1], draft, tokens, entities):
            before = drafts.pop()
            draft = draft._replace(first=before.first, mentions=(*before.mentions, mention))
        elif drafts and _is_apposition(drafts[-1], draft, tokens):
            before = drafts.pop()
            named = _narrower(before.entities, mention.entities)
            draft = _Draft(before.first, last, (*before.mentions, mention), named, is_person)
        drafts.append(draft)
    return drafts


def _headed(drafts: Sequence[_Draft], words: Words, grammar: Grammar) -> list[_Draft]:
    """Let a nationality behind an organ of state stand for its state: "Turkish warplanes", "two Russian officials"."""
    found: list[_Draft] = []
    for draft in drafts:
        head = _head(draft, found[-1] if found else None, words, grammar) if grammar.organs else None
        found.append(draft if head is None else draft._replace(first=head, is_headed=True))
    return found


def _head(draft: _Draft, before: _Draft | None, words: Words, grammar: Grammar) -> int | None:
    """Return the token of the organ that a nationality qualifies, its own where it is joined to one that does."""
    if [mention.kind for mention in draft.mentions] != ["demonym"]:
        return None
    if before is not None and before.is_headed and before.last == draft.first:
        joined = words.tokens[draft.first].start < draft.mentions[0].start
        return draft.first if joined else None
    for index in range(draft.first - 1, max(-1, draft.first - 1 - HEAD_REACH), -1):
        token = words.tokens[index]
        if (before is not None and index < before.last) or token.kind != "word" or token.key in grammar.closed:
            return None
        if words.stems[index] & grammar.bearers and _agree(words, index, draft.first):
            if index and words.tokens[index - 1].kind == "number":
                return None
            return _leftmost(index, before.last if before is not None else 0, words, grammar)
    return None


def _agree(words: Words, first: int, last: int) -> bool:
    """Say whether the words between a noun and its nationality are adjectives of it: all definite, or none."""
    return all(words.senses[index].has_article == words.senses[first].has_article for index in range(first + 1, last))


def _leftmost(index: int, first: int, words: Words, grammar: Grammar) -> int:
    """Return the first of the organs that stand side by side: "the two ministers of defence"."""
    while index > first and words.stems[index - 1] & grammar.bearers:
        index -= 1
    return index


def _names_holder(before: _Draft, draft: _Draft, tokens: Sequence[Token], entities: Mapping[str, Entity]) -> bool:
    """Say whether a person's name behind an office and a comma is its holder's: "the ambassador in Rabat, Jamal S."."""
    types = {entities[entity].type for entity in before.entities if entity in entities}
    if not draft.is_person or types != {"office"} or draft.mentions[0].kind != "name":
        return False
    return [token.text in COMMAS for token in tokens[before.last : draft.first]] == [True]


def _narrower(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    return a if len(a) <= len(b) else b


def _is_apposition(before: _Draft, draft: _Draft, tokens: Sequence[Token]) -> bool:
    """Say whether two neighbouring mentions name one party: a title and its name, whichever comes first."""
    if not set(before.entities) & set(draft.entities) or "clitic" in (before.mentions[-1].kind, draft.mentions[0].kind):
        return False
    between = tokens[before.last : draft.first]
    return len(between) <= 2 and all(is_mark(token) for token in between)


def _host_marker(words: Words, index: int, grammar: Grammar) -> str | None:
    """Return the preposition that a bound pronoun is written on ("between-them"), or None."""
    for reading in words.senses[index].readings:
        if reading.enclitic:
            for wording, name in grammar.markers.rows([reading.stem]):
                if len(wording) == 1:
                    return name
    return None


def _marker(words: Words, draft: _Draft, grammar: Grammar) -> tuple[str | None, bool]:
    """Return the preposition before a draft and whether a conjunction is written together with it."""
    token = words.tokens[draft.first]
    if draft.is_headed and token.end <= draft.mentions[0].start:
        return _organ_marker(words, draft.first, grammar)
    start = draft.mentions[0].start
    head = role_start(words, draft.first, grammar)
    if head < draft.first:
        marker = _separate_marker(words, head, grammar)
        marker = marker or marker_of_led(words, head, grammar)
        return (GENITIVE if marker is None and is_held(words, head, grammar) else marker), False
    if draft.mentions[0].kind == "clitic":
        return _host_marker(words, draft.first, grammar), False
    return _joined_marker(words, draft, grammar) if token.start < start else _free_marker(words, draft, grammar)


def _joined_marker(words: Words, draft: _Draft, grammar: Grammar) -> tuple[str | None, bool]:
    """Return the preposition, and whether there is a conjunction, that a party's first word is written with."""
    token = words.tokens[draft.first]
    joined = fold(token.text[: draft.mentions[0].start - token.start])
    conjunction = joined[:1] in grammar.coordinators
    rest = joined[1:] if conjunction else joined
    if rest in grammar.joined_markers:
        return grammar.joined_markers[rest], conjunction
    return _separate_marker(words, draft.first, grammar), conjunction


def _free_marker(words: Words, draft: _Draft, grammar: Grammar) -> tuple[str | None, bool]:
    """Return the preposition before a party that is written apart, or fused with its article."""
    token = words.tokens[draft.first]
    fused = next(
        (name for word, name in grammar.joined_markers.items() if len(word) > 1 and token.key.startswith(word)), None
    )
    if fused is not None:
        return fused, False
    marker = _separate_marker(words, draft.first, grammar)
    return (GENITIVE if marker is None and _is_genitive(words, draft, grammar) else marker), False


def _with_organ(words: Words, draft: _Draft, grammar: Grammar) -> _Draft:
    """Return a draft with the organ that acts for a body: "the general secretariat of (the league)"."""
    organ = organ_before(words, draft.first, grammar)
    return draft._replace(first=organ) if organ < draft.first and _marker(words, draft, grammar)[0] == "to" else draft


def _organ_marker(words: Words, index: int, grammar: Grammar) -> tuple[str | None, bool]:
    """Return the preposition before an organ of state, joined or apart, and whether a conjunction is joined to it."""
    readings = [reading for reading in words.senses[index].readings if reading.stem in grammar.bearers]
    conjunction = all(reading.conjunction for reading in readings)
    if readings and all(reading.preposition for reading in readings):
        return grammar.joined_markers.get(readings[0].preposition), conjunction
    marker = _separate_marker(words, index, grammar)
    return (GENITIVE if marker is None and _depends(words, index, grammar) else marker), conjunction


def _head_marker(words: Words, draft: _Draft, covered: Set[int], grammar: Grammar) -> _Marked:
    """Return the preposition of the noun phrase that a demonym ends, and the noun: "on" of "on Chinese companies".

    Only prepositions that name a party carry over; a place or a topic ("in", "about") is not told by a demonym.
    """
    if draft.mentions[0].kind != "demonym" or draft.is_headed:
        return None, None
    for index in range(draft.first - 1, max(-1, draft.first - 1 - PHRASE_REACH), -1):
        token = words.tokens[index]
        if token.kind != "word" or token.key in grammar.closed or index in covered:
            return None, None
        if any(group.first <= index < group.last for group in words.groups):
            return None, None
        marker = words.marker_before.get(index) or _fused_marker(words, index, grammar)
        if marker is not None:
            return (marker, index) if marker in _PARTY_MARKERS else (None, None)
    return None, None


def _fused_marker(words: Words, index: int, grammar: Grammar) -> str | None:
    """Return the preposition written together with a common noun, or None."""
    if words.tokens[index].key in grammar.whole_words:
        return None
    joined = (grammar.joined_markers.get(reading.preposition) for reading in words.senses[index].readings)
    return next((name for name in joined if name is not None), None)


def _is_genitive(words: Words, draft: _Draft, grammar: Grammar) -> bool:
    """Say whether a party depends on an unread noun right before it: in "a professor of Nigeria" nobody is Nigeria.

    A name behind a noun with the article, and a person's name behind any noun, stands in apposition.
    """
    kind = draft.mentions[0].kind
    before = draft.first - 1  # "the lawyer X" is X himself
    if draft.first and words.stems[before] & grammar.followers and not words.senses[before].has_article:
        return True
    if kind in ("demonym", "pronoun"):
        return False
    if kind == "name" and draft.is_person:
        return (is_held if grammar.verb_final else governs)(words, draft.first, grammar)
    return _depends(words, before_staff(words, draft.first, grammar)[0], grammar)


def is_held(words: Words, index: int, grammar: Grammar) -> bool:
    """Say whether a noun that somebody has or takes part in stands before a token: "the (recent) remarks of"."""
    while index > 0 and (
        words.tokens[index - 1].key in grammar.offices or words.tokens[index - 1].key in grammar.indefinites
    ):
        index -= 1
    if index == 0:
        return False
    before, sense = words.tokens[index - 1].key, words.senses[index - 1]
    if before in grammar.demonstratives:
        return False
    if index > 1 and words.tokens[index - 2].key in grammar.demonstratives:
        return False
    return before in grammar.holdings or (bool(sense.nouns or sense.cue_nouns) and not sense.verbs)


def _depends(words: Words, index: int, grammar: Grammar) -> bool:
    """Say whether a word stands right behind an unread noun without the article."""
    while index > 0 and words.tokens[index - 1].text in QUOTES:
        index -= 1
    if index == 0:
        return False
    before, sense = words.tokens[index - 1], words.senses[index - 1]
    if is_owned(sense):
        return False
    is_verb = (
        bool(sense.verbs)
        and not (grammar.noun_finals and before.text.endswith(grammar.noun_finals))
        and before.key not in grammar.noun_like
    )
    if before.kind != "word" or sense.has_article or is_verb or before.key in grammar.not_heads:
        return False
    if any(not sense.forms.isdisjoint(keys) for keys in (grammar.not_heads, grammar.resumptives, grammar.bound)):
        return False
    key = words.tokens[index - 2].key if index > 1 else ""
    points = key in grammar.manner_leads or (key in grammar.demonstratives and key not in grammar.single_markers)
    return not points or (grammar.verb_final and before.key in grammar.holdings)  # "this decision of X"


def _separate_marker(words: Words, index: int, grammar: Grammar) -> str | None:
    tokens = words.tokens
    at = before_classifiers(tokens, index, grammar)
    if at > 1 and (quantified := _quantifier_marker(words, at, grammar)) is not None:
        return quantified or None
    if at > 0 and at not in words.marker_before:
        for joined, name in grammar.joined_markers.items():
            if tokens[at - 1].key.startswith(joined) and tokens[at - 1].key[len(joined) :] in grammar.classifiers:
                return name
    return words.marker_before.get(at)


def _quantifier_marker(words: Words, index: int, grammar: Grammar) -> str | None:
    """Return the preposition before "a number of", "each of" and the like that ends at a token; "" for none before it.

    None where no quantifier ends there.
    """
    first = words.tokens[index - 2]
    for quantifier in grammar.quantifiers:
        if words.tokens[index - 1].key != quantifier[-1] or not first.key.endswith(quantifier[0]):
            continue
        joined = first.key[: len(first.key) - len(quantifier[0])]
        if not joined or joined in grammar.coordinators:
            return words.marker_before.get(index - 2, "")
        if joined in grammar.joined_markers:
            return grammar.joined_markers[joined]
    return None


def _is_coordinated(between: Sequence[Token], joined: bool, grammar: Grammar) -> bool:
    if joined:
        return len(between) <= 1 and all(is_mark(token) for token in between)
    plain = [token for token in between if token.text not in QUOTES]
    return (
        1 <= len(plain) <= 2
        and all(token.key in grammar.coordinators or token.text in COMMAS for token in plain)
        and (any(token.key in grammar.coordinators for token in plain) or len(plain) == 1)
    )


def _is_behind_adjectives(units: Sequence[Unit], draft: _Draft) -> bool:
    """Say whether the word before a draft stands right behind a nationality: another adjective, no noun."""
    return bool(units) and units[-1].last == draft.first - 1 and units[-1].mentions[0].kind == "demonym"


def _is_comma_only(tokens: Sequence[Token], before: Unit, first: int, joined: bool) -> bool:
    return not joined and all(token.text in COMMAS or token.text in QUOTES for token in tokens[before.last : first])


def _is_list(before: Unit, draft: _Draft, entities: Mapping[str, Entity]) -> bool:
    """A comma alone makes a list of one kind, or of peoples behind a role; not of a source and whom it reports on."""
    types = {entities[e].type for e in draft.entities if e in entities}
    if before.kind == "nominal" and draft.mentions[0].kind == "demonym":  # "his counterparts Indian, Afghan and Omani"
        return True
    if before.marker == GENITIVE and types == {"media"}:
        return False  # "according to the desk of agency A, agency B ..."
    return before.marker != "under" and types == {entities[e].type for e in before.entities if e in entities}


def _start(draft: _Draft, tokens: Sequence[Token]) -> int:
    """Return where a unit begins: at its mention, or at the organ of state that bears its nationality."""
    start = draft.mentions[0].start
    return tokens[draft.first].start if tokens[draft.first].end <= start else start


def _kind(draft: _Draft, before: Unit | None, words: Words, grammar: Grammar) -> str:
    """Return the kind of a unit: an organ or a role with a nationality can act, any other people only be acted on."""
    if draft.is_headed and words.tokens[draft.first].end > draft.mentions[0].start and before is not None:
        return before.kind
    if draft.is_headed and words.stems[draft.first] & grammar.organs:
        return "nominal"
    kind = min(draft.mentions, key=lambda m: _RANK[m.kind]).kind
    if kind != "demonym":
        return kind
    is_led = role_start(words, draft.first, grammar) < draft.first
    return "nominal" if is_led or (grammar.verb_final and _stands_alone(words, draft, before, grammar)) else kind


def _stands_alone(words: Words, draft: _Draft, before: Unit | None, grammar: Grammar) -> bool:
    """Say whether a nationality is a noun ("the Americans said"), no adjective behind another noun."""
    if draft.first == 0:
        return True
    token, sense = words.tokens[draft.first - 1], words.senses[draft.first - 1]
    if token.key in grammar.coordinators and before is not None and before.last == draft.first - 1:
        return before.kind != "demonym"
    if token.key in grammar.classifiers:
        return False
    return token.kind != "word" or bool(sense.verbs) or bool(sense.forms & grammar.not_heads)


def _is_title_of(words: Words, before: Unit, draft: _Draft, entities: Mapping[str, Entity], grammar: Grammar) -> bool:
    """Say whether a party led by a role stands in apposition to a person: "Smith, head of the committee"."""
    head = role_start(words, draft.first, grammar)
    if head == draft.first or head - before.last > 1 or not all(is_mark(t) for t in words.tokens[before.last : head]):
        return False
    return not draft.is_person and any(entities[e].type == "person" for e in before.entities if e in entities)


def _with_title(before: Unit, draft: _Draft, words: Words, entities: Mapping[str, Entity], grammar: Grammar) -> Unit:
    """Return a person with the title behind the name; one whom nothing ties to a state stands for the body named."""
    is_known = any(entities[e].country for e in before.entities if e in entities)
    follows = words.tokens[draft.last].key if draft.last < len(words.tokens) else ""
    unit = before._replace(last=draft.last, end=draft.mentions[-1].end, is_object=follows in grammar.object_markers)
    if is_known:
        return unit
    mentions = (*draft.mentions, *before.mentions)
    return unit._replace(entities=draft.entities, mentions=mentions, holder=before.entities)


def read_units(
    mentions: Sequence[Mention],
    words: Words,
    entities: Mapping[str, Entity],
    grammar: Grammar,
) -> tuple[Unit, ...]:
    """Return the units of one sentence in order; nested mentions are inside the unit of the outer one."""
    tokens = words.tokens
    drafts = _headed(_drafts(mentions, tokens, entities), words, grammar)
    drafts = [_with_organ(words, draft, grammar) for draft in drafts]
    units: list[Unit] = []
    covered = {i for draft in drafts for i in range(draft.first, draft.last)}
    for draft in drafts:
        if units and _is_title_of(words, units[-1], draft, entities, grammar):
            units[-1] = _with_title(units[-1], draft, words, entities, grammar)
            continue
        marker, joined = _marker(words, draft, grammar)
        bearer = None
        if marker is None and not joined:
            marker, bearer = _head_marker(words, draft, covered, grammar)
        led, led_joined = before_staff(words, draft.first, grammar)
        joined = joined or led_joined
        if marker == GENITIVE and (led - 1 in covered or _is_behind_adjectives(units, draft)):
            marker = None
        if draft.first - 2 in covered and tokens[draft.first - 1].key in grammar.affiliates:
            marker = "under"
        types: set[str] = {entities[e].type for e in draft.entities if e in entities}
        chain, head = draft.first, min(led, role_start(words, draft.first, grammar))
        counted, counted_joined = before_counters(words, head, grammar)
        joined = joined or counted_joined
        linked = bool(units) and _is_coordinated(words.tokens[units[-1].last : counted], joined, grammar)
        linked = linked and (units[-1].marker == "between" or not heads_clause(words, units[-1].first, draft.last))
        linked = linked and [unit.marker for unit in units[-2:]] != ["under", "from"]  # "the agency from Paris, X"
        if units and units[-1].marker == "between" and joined_members(words, units[-1].last, led, grammar):
            linked, joined, marker = True, True, "between"
        follows = word_behind(tokens, draft.last)
        joined = joined or (linked and units[-1].marker is None and follows in grammar.coordinators)
        if linked and (not _is_comma_only(tokens, units[-1], head, joined) or _is_list(units[-1], draft, entities)):
            chain = units[-1].chain
            marker = marker or units[-1].marker
        is_shared = chain != draft.first and not draft.is_person  # "Smith, head of the group of A and B"
        marker = None if marker == APPOSED else marker
        units.append(
            Unit(
                first=draft.first,
                last=draft.last,
                start=_start(draft, tokens),
                end=draft.mentions[-1].end,
                entities=draft.entities,
                mentions=draft.mentions,
                kind=_kind(draft, units[-1] if units else None, words, grammar),
                marker=marker,
                chain=chain,
                is_object=follows in grammar.object_markers,
                is_place=bool(types) and types <= PLACE_TYPES,
                head=head,
                bearer=bearer,
                holder=units[-1].holder if is_shared else (),
                side=served(draft.mentions, words.tokens[head].key, entities, grammar) if head < draft.first else (),
            )
        )
    objects = {unit.chain for unit in units if unit.is_object}
    return tuple(u if u.is_object or u.chain not in objects else u._replace(is_object=True) for u in units)


def is_party(unit: Unit, entities: Mapping[str, Entity]) -> bool:
    """Say whether a unit can act or speak: a state, person, organisation, group or outlet."""
    return any(entities[e].type in PARTY_TYPES for e in unit.entities if e in entities)
