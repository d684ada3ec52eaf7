"""What a figure counts, measures, ranks or is a share of: the noun phrase as it stands in the text."""

from rasad.annotate.figure_bounds import Bounded
from rasad.annotate.figure_changes import change_of
from rasad.annotate.figure_nouns import noun_of
from rasad.annotate.figure_phrases import counted_phrase, ends_phrase, is_break, noun_phrase, phrase_end, phrase_text
from rasad.annotate.figure_units import Line, plural_at, unit_at
from rasad.chars.fold import offset_in_word

_MEASURED_BEFORE = 12  # tokens before a figure in which the measured thing is named
_TOPIC_WITHIN = 3  # tokens at the start of a sentence among which its topic stands
_TIME_UNITS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})
_PERSONS = "persons"
_OF_AMOUNTS = ("measure", "currency", "shared")
_LONGEST_CHAIN = 4  # nouns without article in a row
_COMMAS = frozenset(",\N{ARABIC COMMA}")
_WORTH_WITHIN = 3  # words between a noun phrase and the amount that it is worth


def measured(line: Line, figure: Bounded) -> str | None:
    """Return the noun phrase that the figure counts or measures, as it stands in the text."""
    noun, kind = figure.amount.noun, figure.amount.kind
    if noun is not None:
        is_part = figure.amount.reading.is_fraction and bool(line.units.article) and noun[0] >= figure.first
        if is_part and line.key(noun[0]) not in line.units.of:
            return noun_phrase(line, noun[0], len(line.tokens))
        return _counted(line, figure, noun)
    if kind == "ordinal":
        return _ranks(line, figure)
    following = whole_of(line, figure) if kind in ("none", "percent") else None
    if following is None and kind == "none":
        following = _following(line, figure)
    if following is not None or (kind == "none" and figure.amount.reading.is_fraction):
        return following
    is_adjective = kind == "none" and line.key(figure.amount.next_index - 1) in line.units.adjectival_scales
    if figure.amount.unit in _TIME_UNITS or figure.amount.unit == "times" or is_adjective:
        return None
    return _told_thing(line, figure)


def _ranks(line: Line, figure: Bounded) -> str | None:
    """What an ordinal ranks: the noun that it follows, else the noun or superlative behind it."""
    reading = figure.amount.reading
    is_headed = line.key(figure.first - 1) in line.words.ordinal_heads or reading.has_article or not reading.is_words
    return _ranked(line, figure.first) if is_headed else _superlative(line, figure)


def _counted(line: Line, figure: Bounded, noun: tuple[int, int]) -> str | None:
    """The counted noun; of a noun before its number what stands up to it, of a word of measure what is behind."""
    if noun[0] < figure.first:
        return _before_numeral(line, figure, noun)
    first, end = _behind_of(line, *noun)
    if figure.amount.unit == _PERSONS and not line.units.article and first > noun[0] and not _names_people(line, first):
        return None
    if line.key(first) in line.words.of_them or (first > noun[0] and ends_phrase(line, first)):
        return None
    if first == noun[0] and line.key(first) in line.words.counters:
        is_noun = _is_behind_counter(line, first, is_person=figure.amount.unit == _PERSONS)
        return counted_phrase(line, first + 1, first + 2) if is_noun and not _is_verb(line, first + 1) else None
    article = line.units.article
    is_owned = bool(article) and line.key(first - 1) in line.units.of and not line.key(first).startswith(article)
    if is_owned and line.key(end).startswith(article):
        return noun_phrase(line, first, len(line.tokens))  # a plural with its owner behind "of"
    phrase = counted_phrase(line, first, end)
    is_pair = figure.amount.reading.is_pair and first == noun[0] == figure.amount.first
    return phrase[figure.amount.start - line.tokens[first].start :] if is_pair else phrase


def _is_behind_counter(line: Line, at: int, *, is_person: bool) -> bool:
    """Say whether a word of measure has the noun behind it that it counts."""
    behind = unit_at(line, at + 1)
    if is_person or line.key(at) in line.words.weak_counters:
        return behind is not None and (behind.name == _PERSONS if is_person else behind.kind == "counted")
    return not ends_phrase(line, at + 1)


def _names_people(line: Line, at: int) -> bool:
    """Say whether a noun behind "of" may name the people counted, and not where they come from."""
    unit = unit_at(line, at)
    return line.key(at) not in line.numbers.forms and (unit is None or unit.name == _PERSONS)


def _is_verb(line: Line, at: int) -> bool:
    keys = (line.key(at), line.key(at + 1))
    return keys[1] in line.words.light_verbs or any(key.startswith(line.words.verb_starts) for key in keys)


def _before_numeral(line: Line, figure: Bounded, noun: tuple[int, int]) -> str:
    """The definite noun before its number, without the number and the letters joined to the article."""
    key = line.key(noun[0])
    starts = line.units.definite_starts
    start = max((start for start in starts if key.startswith(start)), key=len, default="")
    skipped = len(start.removesuffix(line.units.article))
    if not start:
        return noun_phrase(line, noun[0], figure.first)
    phrase = counted_phrase(line, *noun, limit=figure.first)
    return phrase[offset_in_word(phrase, skipped) :] if skipped else phrase


def _told_thing(line: Line, figure: Bounded) -> str | None:
    """What an amount or a share is told of: what stands right behind it, or a noun before it."""
    if figure.amount.kind == "percent":
        share = share_of(line, figure)
        if share is not None:
            return share
    head = measured_head(line, figure)
    if head is not None:
        return _head_phrase(line, head, figure.first)
    if figure.amount.kind == "percent" or line.words.measured.get(line.key(figure.after)) != 0:
        return None
    return counted_phrase(line, figure.after, figure.after + 1)


def _behind_of(line: Line, first: int, end: int) -> tuple[int, int]:
    """The noun that a classifier with "of" counts: "40 persons of the experts" are experts."""
    of = line.units.of
    inner = next((at for at in range(first, end) if line.key(at) in of), None)
    if inner is not None and inner > first:
        return inner + 1, max(end, inner + 2)
    if (
        line.key(first) in line.units.person_words
        and line.key(end) in of
        and end + 1 < len(line.tokens)
        and not ends_phrase(line, end + 1)
    ):
        return end + 1, end + 2
    return first, end


def whole_of(line: Line, figure: Bounded) -> str | None:
    """What a share or part is taken of: "60 percent of the votes"."""
    is_share = figure.amount.kind == "percent" or figure.amount.reading.is_fraction
    at = figure.after + 1
    if not is_share or line.key(figure.after) not in line.units.of or at >= len(line.tokens) or ends_phrase(line, at):
        return None
    return noun_phrase(line, at, len(line.tokens))


def share_of(line: Line, figure: Bounded) -> str | None:
    """Return what stands right behind a percentage, where no "of" is needed for it."""
    at = figure.after
    is_verb = line.key(at).startswith(line.words.verb_starts)
    if line.units.article or at >= len(line.tokens) or ends_phrase(line, at) or is_verb:
        return None
    if _is_adjectival(line, figure) and line.key(figure.first - 1) not in line.words.changes:
        return None
    end = phrase_end(line, at, len(line.tokens))
    is_predicate = end == at + 1 and (_is_verb(line, at) or line.key(end) in line.words.clause_verbs)
    return None if is_predicate else noun_phrase(line, at, end)


def _is_adjectival(line: Line, figure: Bounded) -> bool:
    """Say whether the unit makes an adjective of the number ("a 5-percent share")."""
    key = line.key(figure.amount.next_index - 1)
    endings = (ending for ending in line.words.adjective_endings if key.endswith(ending))
    return any(key.removesuffix(ending) in line.units.forms for ending in endings)


def _following(line: Line, figure: Bounded) -> str | None:
    """The noun phrase after a number that has no known unit: a part's whole, or a noun of the form that it asks for."""
    at = figure.after
    if at >= len(line.tokens) or ends_phrase(line, at) or not figure.amount.value:
        return None
    if figure.amount.reading.is_fraction and line.units.article:
        return noun_phrase(line, at, len(line.tokens)) if _is_definite(line, at) else None
    if figure.amount.reading.is_fraction:
        return counted_phrase(line, at, at + 1)
    return counted_phrase(line, at, at + 1) if noun_of(line, figure) is not None else None


def _is_definite(line: Line, at: int) -> bool:
    """Say whether a noun phrase with an article, an owner or a definite noun behind begins at a token."""
    end = phrase_end(line, at, len(line.tokens))
    has_owner = line.key(at).endswith(line.units.possessives) and not line.key(at).endswith(line.units.feminine)
    return has_owner or any(line.key(i).startswith(line.words.definite) for i in range(at, end))


def _superlative(line: Line, figure: Bounded) -> str | None:
    """What an ordinal ranks: a noun, or a superlative with the noun behind it ("the second largest city")."""
    at = figure.after
    if line.key(at) in line.words.most and not ends_phrase(line, at + 1):
        return noun_phrase(line, at, at + _LONGEST_CHAIN)
    is_noun = at < len(line.tokens) and not ends_phrase(line, at) and not _is_joined(line, at)
    return counted_phrase(line, at, at + 1) if is_noun else None


def _is_joined(line: Line, at: int) -> bool:
    """Say whether a word may begin with a joined link; what follows a link is counted by another number."""
    links = (*line.numbers.links, *(start for start in line.words.definite if start != line.units.article))
    return bool(line.units.article) and line.key(at).startswith(links)


def _ranked(line: Line, limit: int) -> str | None:
    """The noun phrase whose rank an ordinal tells: with articles, back to a noun that has none and is known."""
    article = line.units.article
    first = limit
    while first and limit - first < line.words.phrase_limit and not ends_phrase(line, first - 1):
        key = line.key(first - 1)
        is_head = key in line.words.ordinal_heads
        if article and not key.startswith(article) and not is_head and key not in line.units.forms and first < limit:
            first = _head_of_name(line, first - 1) or first
            break
        first -= 1
        if not article or not key.startswith(article) or is_head:
            break
    return phrase_text(line, first, limit, line.words.ordinal_heads.get(line.key(first), 0)) if first < limit else None


def _head_of_name(line: Line, at: int) -> int | None:
    """The noun with ranks that a name of a word or two follows ("the festival Summer of the Lake")."""
    heads = (head for head in (at - 1, at - 2) if line.key(head) in line.words.ordinal_heads)
    return next((head for head in heads if all(line.kind(i) == "word" for i in range(head, at))), None)


def measured_head(line: Line, figure: Bounded) -> int | None:
    """Return the index of the measured thing's noun before the figure, or of the sentence's topic."""
    is_seen = False
    at = figure.first - 1
    while at >= max(0, figure.first - _MEASURED_BEFORE):
        if line.tokens[at].text == ")":
            at = _before_bracket(line, at)
            continue
        if is_break(line, at) or _is_of_other(line, figure, at) or line.key(at) in line.words.clause_verbs:
            break
        if _may_head(line, figure, at):
            is_seen = True
            is_inside = _may_head(line, figure, at - 1) or _is_governed(line, figure, at)
            if not (is_inside or _is_unpaid(line, figure, at)):
                return None if _is_of_neighbour(line, figure, at) else at
        at -= 1
    return None if is_seen else _topic(line, figure)


def counted_before(line: Line, figure: Bounded) -> str | None:
    """Return the unit of a bare number whose count stands before it: "the number of the dead rose to 40"."""
    head = measured_head(line, figure)
    if line.key(figure.amount.next_index - 1) in line.units.adjectival_scales:
        return _PERSONS if line.key(figure.first - 1) in line.words.populated else None
    if head is None or line.key(head) not in line.words.counting:
        return None
    if line.key(head) in line.words.people:
        return _PERSONS  # "their number"
    unit = plural_at(line, head + 1) or unit_at(line, head + 1)
    is_counted = unit is not None and unit.kind == "counted" and not unit.rest
    return unit.name if unit is not None and is_counted else None


def _before_bracket(line: Line, at: int) -> int:
    """Step over what stands in brackets."""
    openings = range(at - 1, max(-1, at - _MEASURED_BEFORE), -1)
    return next((opening - 1 for opening in openings if line.tokens[opening].text == "("), at - 1)


def _may_head(line: Line, figure: Bounded, at: int) -> bool:
    """Say whether a noun is measured in units like the figure's: prices in money, lengths in metres."""
    key, words, kind = line.key(at), line.words, figure.amount.kind
    if key not in words.measured:
        return False
    is_money = kind in ("currency", "shared")
    if kind == "measure" and (key in words.rates or key in words.priced):
        return False
    return not (is_money and key in words.sized) and not (kind in _OF_AMOUNTS and key in words.peopled)


def _is_governed(line: Line, figure: Bounded, head: int) -> bool:
    """Say whether another noun or a preposition governs a noun, so that the figure may be told of another."""
    words, before = line.words, line.key(head - 1)
    joined = line.key(head)[: words.measured[line.key(head)]]
    if before in words.governing or joined.endswith(words.governing_letters):
        return line.key(head - 2) not in words.changes and not _is_linked(line, figure, head)
    if line.units.article or head == 0 or line.kind(head - 1) != "word":
        return False
    if before in words.changes:
        return not _opens(line, head - 2)
    return not _opens(line, head - 1)


def _is_unpaid(line: Line, figure: Bounded, head: int) -> bool:
    """A contract, a fund or a loan is told in money where "worth", "by" or nothing stands between them."""
    is_money = figure.amount.kind in ("currency", "shared") and line.key(head) in line.words.bargains
    if not is_money or _is_linked(line, figure, head) or change_of(line, figure) is not None:
        return False
    end = phrase_end(line, head, figure.first)
    return end != figure.first and not (end == figure.first - 1 and line.key(end) in line.words.change_by)


def _is_of_neighbour(line: Line, figure: Bounded, head: int) -> bool:
    """Behind a comma, a noun right before the figure is what it is told of ("wind 24 percent, coal 20 percent")."""
    at = figure.first - 1
    key, words = line.key(at), line.words
    if not line.units.article or phrase_end(line, head, figure.first) >= figure.first or line.kind(at) != "word":
        return False
    is_noun = key.startswith((*words.definite, *line.units.definite_starts)) and not (
        ends_phrase(line, at) or key in words.measured
    )
    commas = (i for i in range(head + 1, at) if line.tokens[i].text in _COMMAS)
    return is_noun and next(commas, None) is not None and change_of(line, figure) is None


def _opens(line: Line, at: int) -> bool:
    """Say whether a noun phrase may begin behind a token: a mark, a stop word, a verb, a time; no other noun."""
    key, words = line.key(at), line.words
    is_time = key in words.past or key in words.months or key in words.date_heads
    is_end = key in words.stops or key in words.clause_verbs or key in line.numbers.links
    is_unit = any(unit.kind == "measure" for unit in line.units.forms.get(key, ()))
    return at < 0 or line.kind(at) != "word" or is_time or is_end or key in words.openers or is_unit


def _is_linked(line: Line, figure: Bounded, head: int) -> bool:
    """Say whether nothing but "worth", "amounting to" and the like stands between a noun phrase and the figure."""
    end = phrase_end(line, head, figure.first)
    if not line.units.article:
        return end == figure.first or (end == figure.first - 1 and line.key(end) in line.words.worth)
    between = [line.key(at) for at in range(end, figure.first)]
    return bool(between) and between[0] in line.words.worth and len(between) <= _WORTH_WITHIN


def _is_of_other(line: Line, figure: Bounded, at: int) -> bool:
    """Say whether a unit ends another figure, of another kind than this one, which then bears the noun before it."""
    unit = unit_at(line, at)
    if figure.amount.kind not in _OF_AMOUNTS or unit is None or unit.kind not in _OF_AMOUNTS:
        return False
    if unit.name in _TIME_UNITS:
        return False
    is_counted = line.kind(at - 1) == "number" or line.key(at - 1) in line.numbers.forms
    return is_counted and (unit.kind == "measure") != (figure.amount.kind == "measure")


def _topic(line: Line, figure: Bounded) -> int | None:
    """The measured thing that opens the sentence, where a change is told of it further on."""
    if change_of(line, figure) is None:
        return None
    opening = range(min(_TOPIC_WITHIN, figure.first))
    topic = next((at for at in opening if _may_head(line, figure, at)), None)
    return None if topic is None or _is_governed(line, figure, topic) else topic


def _head_phrase(line: Line, head: int, limit: int) -> str | None:
    """The phrase that begins with a head; None where it says no more than "amount"."""
    phrase = noun_phrase(line, head, limit)
    is_alone = " " not in phrase or line.key(head + 1) in line.words.hollow_adjectives
    return None if line.key(head) in line.words.hollow and is_alone else phrase
