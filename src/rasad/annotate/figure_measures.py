"""What a figure counts, measures, ranks or is a share of: the noun phrase as it stands in the text."""

from rasad.annotate.figure_bounds import Bounded
from rasad.annotate.figure_changes import change_of
from rasad.annotate.figure_phrases import counted_phrase, ends_phrase, noun_phrase, phrase_text
from rasad.annotate.figure_units import Line, unit_at
from rasad.chars.fold import offset_in_word

_MEASURED_BEFORE = 12  # tokens before a figure in which the measured thing is named
_TOPIC_WITHIN = 3  # tokens at the start of a sentence among which its topic stands
_TIME_UNITS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})
_PERSONS = "persons"
_OF_AMOUNTS = ("measure", "currency", "shared")
_LONGEST_CHAIN = 4  # nouns without article in a row
_BREAKS = frozenset(".\N{ARABIC SEMICOLON};!?\N{ARABIC QUESTION MARK}:")


def measured(line: Line, figure: Bounded) -> str | None:
    """Return the noun phrase that the figure counts or measures, as it stands in the text."""
    noun = figure.amount.noun
    if noun is not None:
        is_part = figure.amount.reading.is_fraction and bool(line.units.article) and noun[0] >= figure.first
        if is_part and line.key(noun[0]) not in line.units.of:
            return noun_phrase(line, noun[0], len(line.tokens))
        return _counted(line, figure, noun)
    if figure.amount.kind in ("none", "percent"):
        following = whole_of(line, figure) or (_following(line, figure) if figure.amount.kind == "none" else None)
        if following is not None:
            return following
    if figure.amount.kind == "ordinal":
        is_headed = line.key(figure.first - 1) in line.words.ordinal_heads or bool(figure.amount.reading.has_article)
        is_digits = not figure.amount.reading.is_words
        return _ranked(line, figure.first) if is_headed or is_digits else _superlative(line, figure)
    if figure.amount.unit in _TIME_UNITS or figure.amount.unit == "times":
        return None
    return _told_thing(line, figure)


def _counted(line: Line, figure: Bounded, noun: tuple[int, int]) -> str | None:
    """The counted noun; of a noun before its number what stands up to it, of a word of measure what is behind."""
    if noun[0] < figure.first:
        return _before_numeral(line, figure, noun)
    first, end = _behind_of(line, *noun)
    if first == noun[0] and line.key(first) in line.words.counters:
        is_person = figure.amount.unit == _PERSONS
        behind = unit_at(line, first + 1)
        is_noun = (behind is not None and behind.name == _PERSONS) if is_person else not ends_phrase(line, first + 1)
        return counted_phrase(line, first + 1, first + 2) if is_noun and not _is_verb(line, first + 1) else None
    return counted_phrase(line, first, end)


def _is_verb(line: Line, at: int) -> bool:
    keys = (line.key(at), line.key(at + 1))
    return keys[1] in line.words.light_verbs or any(key.startswith(line.words.verb_starts) for key in keys)


def _before_numeral(line: Line, figure: Bounded, noun: tuple[int, int]) -> str:
    """The definite noun before its number, without the number and the link written onto the noun."""
    key, article = line.key(noun[0]), line.units.article
    link = next((link for link in line.numbers.links if article and key.startswith(link + article)), "")
    phrase = counted_phrase(line, *noun, limit=figure.first)
    return phrase[offset_in_word(phrase, len(link)) :] if link else phrase


def _told_thing(line: Line, figure: Bounded) -> str | None:
    """What an amount or a share is told of: a noun before it, else what stands right behind."""
    head = measured_head(line, figure)
    if head is not None:
        return _head_phrase(line, head, figure.first)
    if figure.amount.kind == "percent":
        return share_of(line, figure)
    return (
        counted_phrase(line, figure.after, figure.after + 1) if line.key(figure.after) in line.words.measured else None
    )


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
    """What stands right behind a percentage, where no "of" is needed for it."""
    at = figure.after
    if (
        line.units.article
        or at >= len(line.tokens)
        or ends_phrase(line, at)
        or line.key(at).startswith(line.words.verb_starts)
    ):
        return None
    return noun_phrase(line, at, len(line.tokens))


def _following(line: Line, figure: Bounded) -> str | None:
    """The noun phrase after a number that has no known unit."""
    at = figure.after
    if at >= len(line.tokens) or ends_phrase(line, at) or not figure.amount.value:
        return None
    article = line.units.article
    if article and figure.amount.reading.has_article and line.key(at).startswith(article):
        return None  # an adjective of the noun before
    if _is_joined(line, at) and not figure.amount.reading.is_fraction:
        return None
    return counted_phrase(line, at, at + 1)


def _superlative(line: Line, figure: Bounded) -> str | None:
    """What an ordinal ranks: a noun, or a superlative with the noun behind it ("the second largest city")."""
    at = figure.after
    is_most = line.key(at) in line.words.most and not ends_phrase(line, at + 1)
    return noun_phrase(line, at, at + _LONGEST_CHAIN) if is_most else _following(line, figure)


def _is_joined(line: Line, at: int) -> bool:
    """Say whether a word may begin with a joined link; what follows a link is counted by another number."""
    links = (*line.numbers.links, *(start for start in line.words.definite if start != line.units.article))
    return bool(line.units.article) and line.key(at).startswith(links)


def _ranked(line: Line, limit: int) -> str | None:
    """The noun phrase whose rank an ordinal tells: with articles, back to the noun that has none."""
    article = line.units.article
    first = limit
    while first and limit - first < line.words.phrase_limit and not ends_phrase(line, first - 1):
        first -= 1
        key = line.key(first)
        if not article or not key.startswith(article) or key in line.words.ordinal_heads:
            break
    return phrase_text(line, first, limit, line.words.ordinal_heads.get(line.key(first), 0)) if first < limit else None


def measured_head(line: Line, figure: Bounded) -> int | None:
    """Return the index of the measured thing's noun before the figure, or after it in "a 5-percent rise of prices"."""
    table = line.words
    found = None
    for at in range(figure.first - 1, max(-1, figure.first - 1 - _MEASURED_BEFORE), -1):
        if line.tokens[at].text in _BREAKS or _is_of_other(line, figure, at):
            break
        is_rate_alone = figure.amount.kind == "measure" and line.key(at) in table.rates
        if line.key(at) in table.measured and not is_rate_alone:
            found = at
        elif found is not None:
            break
    return found if found is not None else _topic(line, figure)


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
    return next((at for at in opening if line.key(at) in line.words.measured), None)


def _head_phrase(line: Line, head: int, limit: int) -> str | None:
    """The phrase that begins with a head; None where it says no more than "amount"."""
    phrase = noun_phrase(line, head, limit)
    is_hollow = line.key(head) in line.words.hollow and " " not in phrase
    return None if is_hollow else phrase
