"""Tokens of a sentence -> words with their senses, verb groups and clauses."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import Lexicon, VerbSense, WordSense
from rasad.langpack.morphology import CIRCUMSTANCE
from rasad.records.document import Token

STOPS = frozenset(".:;!?\u061b\u061f\u2026")
COMMAS = frozenset(",\u060c")
OPENING_QUOTES = frozenset("\"\u00ab\u201c'\u2018({[")
CLOSING_QUOTES = frozenset("\"\u00bb\u201d'\u2019)}]")
QUOTES = OPENING_QUOTES | CLOSING_QUOTES


LEAD_WORDS = 3  # of the longest opener of a clause of time
PARTNER_REACH = 14  # tokens of a subject with its titles between a verb and its preposition
OPENING_WORDS = 2  # words before the first verb of a sentence: "for his part"
TURN_WORDS = 3  # words of "for his part" before a verb
SHORT_FORM = 3  # letters of a past form that may be a verbal noun too (in Arabic those of three roots)


class VerbGroup(NamedTuple):
    """A finite verb with its auxiliaries: tokens `[first, last)` of the sentence."""

    first: int
    last: int
    lemmas: tuple[str, ...]
    tense: str
    person: int
    negative: bool
    joined: bool
    enclitic: bool


class Words(NamedTuple):
    """A sentence as words: per token its senses and stems, the verb groups, and the number of the clause it is of.

    `clauses` are the clauses by number, as their tokens `[first, last)`; `vocabulary` are the stems of all words,
    `lemmas` those of the verbs.
    """

    tokens: tuple[Token, ...]
    senses: tuple[WordSense, ...]
    stems: tuple[Set[str], ...]
    groups: tuple[VerbGroup, ...]
    clause: tuple[int, ...]
    clauses: tuple[tuple[int, int], ...]
    keys: tuple[Set[str], ...]
    markers: tuple[tuple[int, int, str], ...]
    marker_before: Mapping[int, str]
    vocabulary: Set[str]
    lemmas: Set[str]

    def clause_range(self, index: int) -> tuple[int, int]:
        """Return the tokens `[first, last)` of the clause that a token belongs to."""
        return self.clauses[self.clause[index]]

    def word_count(self, first: int, last: int) -> int:
        """Return how many words and numbers stand in the tokens `[first, last)`."""
        return sum(1 for token in self.tokens[first:last] if not is_mark(token))


def is_mark(token: Token) -> bool:
    """Say whether a token is punctuation or a symbol."""
    return token.kind in ("punctuation", "other")


def _is_noun_here(tokens: Sequence[Token], index: int, covered: Set[int], grammar: Grammar) -> bool:
    """Say whether the place of a word (behind a preposition, before more of its phrase) allows no verb."""
    is_noun_too = tokens[index].key in grammar.noun_like
    is_last = index + 1 >= len(tokens) or tokens[index + 1].text not in COMMAS
    if is_noun_too and not (is_last and _may_end(tokens, index + 1, grammar)):
        return True
    if index == 0:
        return False
    before = tokens[index - 1]
    if before.kind == "number":
        return index - 1 not in covered
    if is_noun_too and (before.key in grammar.demonstratives or before.key in grammar.indefinites):
        return True
    return before.key in grammar.single_markers


def _may_end(tokens: Sequence[Token], index: int, grammar: Grammar) -> bool:
    """Say whether a clause of a verb-final language may end before a token: what goes on there is no noun phrase."""
    if index >= len(tokens) or is_mark(tokens[index]):
        return True
    key = tokens[index].key
    return key in grammar.coordinators or key in grammar.complementizers or key in grammar.object_markers


def _group_at(
    tokens: Sequence[Token], senses: Sequence[WordSense], index: int, covered: Set[int], grammar: Grammar
) -> VerbGroup | None:
    future = _future_group(tokens, senses, index, grammar)
    if future is not None:
        return future
    verbs = [v for v in senses[index].verbs if v.tense != "infinitive" and _is_spelt(tokens[index], v, grammar)]
    if not verbs:
        return None
    if not _may_circumstance(tokens, index, verbs, grammar):
        verbs = [verb for verb in verbs if verb.tense != CIRCUMSTANCE]
    key = tokens[index].key
    is_closed = key in grammar.modals or (key in grammar.closed and not _is_told_by_partner(tokens, index, grammar))
    is_opener = any(verb.reading.stem in grammar.opening_verbs for verb in verbs)
    is_noun = (is_opener and not _may_open(tokens, index, grammar)) or _is_noun_here(tokens, index, covered, grammar)
    if is_closed or is_noun or not verbs:
        return None
    return _plain_group(tokens, verbs, index, grammar)


def _is_told_by_partner(tokens: Sequence[Token], index: int, grammar: Grammar) -> bool:
    """Say whether a word written like a preposition is a verb: its own preposition follows ("voiced ... about").

    It stands right behind it, or, where the word may open a clause, behind a subject without a mark in between.
    """
    partner = grammar.partners.get(tokens[index].key)
    if partner is None or index + 1 >= len(tokens):
        return False
    if tokens[index + 1].key == partner:
        return True
    before = tokens[index - 1]
    particles = (grammar.before_verb, grammar.adverbs, grammar.closed)
    if index > OPENING_WORDS and not is_mark(before) and not any(before.key in keys for keys in particles):
        return False
    for token in tokens[index + 1 : index + 1 + PARTNER_REACH]:
        if token.key == partner or is_mark(token):
            return token.key == partner
    return False


def _may_open(tokens: Sequence[Token], index: int, grammar: Grammar) -> bool:
    """Say whether a sentence or a clause may begin at a token: behind a mark, a conjunction or a particle of verbs."""
    before = tokens[index - 1] if index else None
    if before is None or is_mark(before):
        return True
    return before.key in grammar.before_verb or before.key in grammar.closed


def _may_circumstance(tokens: Sequence[Token], index: int, verbs: Sequence[VerbSense], grammar: Grammar) -> bool:
    """Say whether a participle here may be one of circumstance: behind a comma or conjunction, or first of all."""
    if index == 0 or any(verb.tense == CIRCUMSTANCE and verb.reading.conjunction for verb in verbs):
        return True
    before = tokens[index - 1]
    return is_mark(before) or before.key in grammar.coordinators


def _is_spelt(token: Token, verb: VerbSense, grammar: Grammar) -> bool:
    """Reject a verb whose last letter folds like another's: the noun "denial" is not "he denied"."""
    if token.key in grammar.no_verbs:
        return False
    if grammar.noun_finals and token.text.endswith(grammar.noun_finals):
        return False
    if verb.reading.enclitic and verb.reading.stem in grammar.single_markers:
        return False
    if verb.tense != "past":
        return True
    citation = verb.form.lemma.partition("/")[0]
    return not any(citation.endswith(own) and token.text.endswith(other) for own, other in grammar.distinct_finals)


def _future_group(
    tokens: Sequence[Token], senses: Sequence[WordSense], index: int, grammar: Grammar
) -> VerbGroup | None:
    if tokens[index].key not in grammar.future_auxiliaries or index + 1 >= len(tokens):
        return None
    verbs = [verb for verb in senses[index + 1].verbs if verb.tense in ("past", "participle")]
    if not verbs:
        return None
    negative = tokens[index].key in grammar.negative_auxiliaries
    lemmas = tuple(dict.fromkeys(verb.form.lemma for verb in verbs))
    return VerbGroup(index, index + 2, lemmas, "future", verbs[0].form.person, negative, False, False)


def _plain_group(tokens: Sequence[Token], verbs: list[VerbSense], index: int, grammar: Grammar) -> VerbGroup:
    first, last = index, index + 1
    best = verbs[0]
    tense, negative = best.tense, best.form.negative
    if index and tokens[index - 1].key in grammar.progressive_particles:
        first = index - 1
        negative = negative or grammar.progressive_particles[tokens[first].key]
        tense = "present" if tense in ("subjunctive", "present") else "past"
    person = best.form.person
    if _is_first_person(tokens[index], best, grammar):
        tense, person = "present", 1
    if tense == "participle" and last < len(tokens) and tokens[last].key in grammar.perfect_auxiliaries:
        tense = grammar.perfect_auxiliaries[tokens[last].key]
        last += 1
    if first and tokens[first - 1].key in grammar.negators and not _is_relative(tokens, first - 1, grammar):
        negative = True
    if first and tokens[first - 1].key in grammar.conditionals:
        tense = "possible"
    if first and tense == "present":
        before = tokens[first - 1].key
        tense = "possible" if before in grammar.possibility else tense
        tense = "subjunctive" if before in grammar.subjunctive_openers else tense
    return VerbGroup(
        first=first,
        last=last,
        lemmas=tuple(dict.fromkeys(verb.form.lemma for verb in verbs)),
        tense=tense,
        person=person,
        negative=negative,
        joined=bool(best.reading.conjunction),
        enclitic=bool(best.reading.enclitic),
    )


def _is_relative(tokens: Sequence[Token], index: int, grammar: Grammar) -> bool:
    """Say whether a negator is a relative pronoun, since a word stands before it: "in pursuit of what was agreed"."""
    if tokens[index].key not in grammar.relative_negators or not index:
        return False
    before = tokens[index - 1]
    return not is_mark(before) and before.key not in grammar.complementizers


def _is_first_person(token: Token, verb: VerbSense, grammar: Grammar) -> bool:
    """Tell a first person's prefix from a past form's own letter, where only the spelling does."""
    if not grammar.first_person_lead or not verb.form.lemma.startswith(grammar.bare_lead):
        return False
    return token.text[len(verb.reading.conjunction) :].startswith(grammar.first_person_lead)


def _groups(
    tokens: Sequence[Token], senses: Sequence[WordSense], covered: Set[int], grammar: Grammar
) -> tuple[VerbGroup, ...]:
    groups: list[VerbGroup] = []
    auxiliaries, end = grammar.future_auxiliaries, 0
    for index in [i for i, sense in enumerate(senses) if sense.verbs or tokens[i].key in auxiliaries]:
        is_free = index >= end and tokens[index].kind == "word" and index not in covered
        group = _group_at(tokens, senses, index, covered, grammar) if is_free else None
        if group is not None and not (
            _reads_as_noun(tokens, senses, group, covered, grammar)
            or _is_epithet(tokens, senses, groups, group, grammar)
            or _is_object(groups, group, grammar)
            or _is_verbal_noun(tokens, groups, group, covered, grammar)
        ):
            groups.append(group)
            end = group.last
    settled = _settle_participles(groups)
    return settled if grammar.verb_final else _settle_moods(settled)


def _is_object(groups: Sequence[VerbGroup], group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a past form right behind a verb of the present or future is its object: "will go on exchanging"."""
    if grammar.verb_final or not groups or group.joined or group.tense != "past":
        return False
    return groups[-1].last == group.first and groups[-1].tense in ("present", "future", "subjunctive")


def _is_epithet(
    tokens: Sequence[Token],
    senses: Sequence[WordSense],
    groups: Sequence[VerbGroup],
    group: VerbGroup,
    grammar: Grammar,
) -> bool:
    """Say whether a participle without an auxiliary stands inside a noun phrase: "the limits agreed upon in Vienna".

    Not so behind the noun of an act in a clause that "who" opened, of which it is the only verb: "X, who to Y had
    travelled with".
    """
    if not grammar.verb_final or group.tense != "participle" or _may_end(tokens, group.last, grammar):
        return False
    start = groups[-1].last + 1 if groups else 1
    is_opened = any(token.key in grammar.complementizers for token in tokens[start : group.first])
    is_active = grammar.passive_auxiliaries.isdisjoint(group.lemmas) and bool(senses[group.first - 1].nouns)
    return not (is_opened and is_active and tokens[group.last].key in grammar.single_markers)


def _is_verbal_noun(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], group: VerbGroup, covered: Set[int], grammar: Grammar
) -> bool:
    """Say whether a past form spelt like its verbal noun is the noun: "X denied the holding (held) of talks".

    It is, behind the subject or object of a verb of the same clause: nothing there could open a second clause.
    """
    if grammar.verb_final or not groups or group.joined or group.tense != "past" or group.person != 3:
        return False
    first, index = groups[-1].last, group.first
    if index - 1 not in covered or len(tokens[index].key) > SHORT_FORM:
        return False
    if tokens[groups[-1].first].key in grammar.before_verb:
        return False
    return not any(
        is_mark(token) or token.key in grammar.complementizers or token.key in grammar.relatives
        for token in tokens[first:index]
    )


def _looks_dual(token: Token, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a past form ends like a dual, as indefinite objects do too: "they two asked", "a request"."""
    if group.tense != "past" or not grammar.dual_final or not token.text.endswith(grammar.dual_final):
        return False
    return not any(lemma.partition("/")[0].endswith(grammar.dual_final) for lemma in group.lemmas)


def _reads_as_noun(
    tokens: Sequence[Token],
    senses: Sequence[WordSense],
    group: VerbGroup,
    covered: Set[int],
    grammar: Grammar,
) -> bool:
    """Say whether a word that may be a verb or a verbal noun is the noun: a common noun stands right before it."""
    index = group.first
    if grammar.verb_final or group.joined or index == 0:
        return False
    before = tokens[index - 1]
    has_noun = any(len(wording) == 1 for wording, _ in senses[index].nouns)
    if _looks_dual(tokens[index], group, grammar):
        return has_noun and not before.key.endswith(grammar.dual_hosts)
    if index - 1 in covered or is_mark(before) or before.key in grammar.before_verb or before.key in grammar.closed:
        return False
    if before.key in grammar.relatives or before.key in grammar.negators or before.key in grammar.adverbs:
        return False
    if group.tense == "past" and grammar.governors.rows([before.key]):
        return True
    return has_noun and not _is_behind_turn(tokens, index, grammar)


def _is_behind_turn(tokens: Sequence[Token], index: int, grammar: Grammar) -> bool:
    """Say whether a phrase that turns to the next party ends right before a word: "for his part, (refused) B"."""
    keys = [{token.key} for token in tokens[:index]]
    starts = range(max(0, index - TURN_WORDS), index)
    return any((found := grammar.part_phrases.longest(keys, at)) and at + found[0] == index for at in starts)


def _settle_participles(groups: list[VerbGroup]) -> tuple[VerbGroup, ...]:
    """Give a bare participle the tense of the next finite verb: "having met ... will discuss" is all to come."""
    settled: list[VerbGroup] = []
    tense = "past"
    for group in reversed(groups):
        if group.tense == "participle":
            settled.append(group._replace(tense=tense))
        else:
            tense = group.tense
            settled.append(group)
    return tuple(reversed(settled))


def _settle_moods(groups: Sequence[VerbGroup]) -> tuple[VerbGroup, ...]:
    """Give a joined present the mood of the verb before: "wants them to give up ... and to resume"."""
    settled: list[VerbGroup] = []
    for group in groups:
        before = settled[-1].tense if settled else ""
        shares = group.joined and group.tense == "present" and before in ("subjunctive", "possible")
        settled.append(group._replace(tense=before) if shares else group)
    return tuple(settled)


def _clauses(
    tokens: Sequence[Token],
    senses: Sequence[WordSense],
    groups: Sequence[VerbGroup],
    covered: Set[int],
    grammar: Grammar,
) -> tuple[int, ...]:
    starts = {group.first for group in groups if _opens_clause(tokens, group, grammar)}
    starts.update(_behind_leads(tokens, senses, groups, grammar))
    if grammar.verb_final:
        starts |= {group.last for group in groups}
    relatives, keys = grammar.relatives, [sense.forms for sense in senses]
    numbers = [0] if tokens else []
    for index in range(1, len(tokens)):
        opens = index in starts or tokens[index].key in relatives
        if not opens and senses[index].subordinators and not (index in covered and index - 1 in covered):
            opens = bool(senses[index].subordinators.found(keys, index))
        opens = opens or (tokens[index - 1].text in STOPS and index - 1 not in covered)
        numbers.append(numbers[-1] + opens)
    return tuple(numbers)


def _ranges(clause: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the tokens `[first, last)` of each clause, by number."""
    starts = [index for index, number in enumerate(clause) if not index or number != clause[index - 1]]
    return tuple(zip(starts, [*starts[1:], len(clause)], strict=True))


def _opens_clause(tokens: Sequence[Token], group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a verb begins a clause of its own: joined to a conjunction, or behind a comma."""
    if grammar.verb_final:
        return False
    return group.joined or (group.first > 0 and tokens[group.first - 1].text in COMMAS)


def _behind_leads(
    tokens: Sequence[Token], senses: Sequence[WordSense], groups: Sequence[VerbGroup], grammar: Grammar
) -> Iterator[int]:
    """Yield where the main clause begins behind a clause of time without a mark: "while X meets Y (warned) Z"."""
    if not grammar.lead_openers:
        return
    keys = [sense.forms for sense in senses]
    for lead, main in pairwise(groups):
        opener = _lead_before(tokens, keys, lead.first, grammar)
        if opener is None or main.joined or main.tense not in ("past", lead.tense):
            continue
        between = tokens[lead.last : main.first]
        if len(between) > 1 and not any(_parts(token, grammar) for token in between):
            yield main.first


def _lead_before(tokens: Sequence[Token], keys: Sequence[Set[str]], index: int, grammar: Grammar) -> int | None:
    """Return where the opener of a clause of time begins that a verb stands right behind."""
    if index and tokens[index - 1].key in grammar.before_verb:
        index -= 1
    for length in range(1, min(index, LEAD_WORDS) + 1):
        found = grammar.lead_openers.longest(keys, index - length)
        if found is not None and found[0] == length:
            return index - length
    return None


def _parts(token: Token, grammar: Grammar) -> bool:
    """Say whether a token ends the clause before it, so that a verb behind it is no main verb of a lead."""
    return is_mark(token) or token.key in grammar.relatives or token.key in grammar.complementizers


def _markers(senses: Sequence[WordSense], keys: Sequence[Set[str]], grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """Yield (first token, number of tokens, neutral name) of all prepositions."""
    for index, sense in enumerate(senses):
        if sense.markers:
            for length, name in sense.markers.found(keys, index):
                if length == 1 or not _opens_manner(keys, index, length, grammar):
                    yield index, length, name


def _opens_manner(keys: Sequence[Set[str]], index: int, length: int, grammar: Grammar) -> bool:
    """Say whether a preposition of several words only begins a phrase: "on the part (of)", "on the (other) hand"."""
    found = grammar.manners.longest(keys, index)
    return found is not None and found[0] > length


def _compounds(senses: Sequence[WordSense], stems: Sequence[Set[str]]) -> set[int]:
    """Return the indices of tokens inside nouns of several words: the first word of such a noun is no verb."""
    found: set[int] = set()
    for index, sense in enumerate(senses):
        if sense.compounds:
            for length, _ in sense.compounds.found(stems, index):
                found.update(range(index, index + length))
    return found


def read_words(tokens: tuple[Token, ...], covered: Set[int], lexicon: Lexicon, grammar: Grammar) -> Words:
    """Read the words of one sentence.

    Args:
        tokens: the sentence's tokens, in order.
        covered: indices of tokens inside names, which are no verbs.
        lexicon: the pack's words.
        grammar: the pack's closed-class words.
    """
    senses = tuple([lexicon.look(token.key) for token in tokens])
    stems = tuple([sense.stems for sense in senses])
    keys = tuple([sense.forms for sense in senses])
    covered = covered | _compounds(senses, stems)
    groups = _groups(tokens, senses, covered, grammar)
    verbs = {group.first for group in groups}
    markers = tuple(marker for marker in _markers(senses, keys, grammar) if marker[0] not in verbs)
    ends: dict[int, tuple[int, str]] = {}
    for first, length, name in markers:
        ends[first + length] = max(ends.get(first + length, (0, "")), (length, name))
    clause = _clauses(tokens, senses, groups, covered, grammar)
    return Words(
        tokens=tokens,
        senses=senses,
        stems=stems,
        groups=groups,
        clause=clause,
        clauses=_ranges(clause),
        keys=keys,
        markers=markers,
        marker_before={end: name for end, (_, name) in ends.items()},
        vocabulary=frozenset().union(*stems),
        lemmas=frozenset(lemma for group in groups for lemma in group.lemmas),
    )
