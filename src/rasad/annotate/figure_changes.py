"""What a figure measures, the change that it states, and where its wording is probably wrong."""

from typing import NamedTuple

from rasad.annotate.figure_bounds import Bounded
from rasad.annotate.figure_units import Line, unit_at
from rasad.chars.fold import offset_in_word
from rasad.langpack.figures import Direction
from rasad.records.report import Change

_BEFORE = 14  # tokens before a figure in which its change is named; beyond, other clauses follow one another
_AFTER = 3  # tokens after a figure in which its change is named ("22 percent rise")
_MEASURED_BEFORE = 12  # tokens before a figure in which the measured thing is named
_TOPIC_WITHIN = 3  # tokens at the start of a sentence among which its topic stands
_MILLIARD, _MILLION, _THOUSAND = 1_000_000_000, 1_000_000, 1_000
_ROUND = 100_000  # hundreds of thousands: the part that stands where hundreds of millions are meant
_TIME_UNITS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})
_HEIGHTS = frozenset({"millimetres", "centimetres", "metres", "kilometres", "feet", "floors", "storeys"})
_PERSONS = "persons"
_OF_AMOUNTS = ("measure", "currency", "shared")
_FAR_BEFORE = 22  # the same before a word for "by"
_SUBJECT = 7  # tokens between a verb of change and the share behind its subject
_LONGEST_CHAIN = 4  # nouns without article in a row
_SHORTEST_ADJECTIVE = 5  # letters: shorter words with an adjective's ending are mostly verbs
_WHOLE = 100  # percent
_MANKIND = 9_000_000_000
_BREAKS = frozenset(".\N{ARABIC SEMICOLON};!?\N{ARABIC QUESTION MARK}:")


class Doubt(NamedTuple):
    """Why a wording is probably not what was meant, and the value that probably was."""

    reason: str
    probable_value: int | float | None = None


def change_of(line: Line, figure: Bounded) -> Change | None:
    """Return the change that the figure states: by how much, or to what."""
    if figure.amount.kind == "ordinal" or figure.amount.unit in _TIME_UNITS:
        return None
    marker = line.key(figure.first - 1)
    words = line.words
    if figure.amount.unit in _HEIGHTS and marker in words.heights:
        return None
    told = _change_behind(line, figure, marker)
    if told is not None:
        return told
    direction = _direction_after(line, figure) or _direction_before(line, figure)
    if direction is None:
        return None
    if marker in words.change_to or _has_reached(line, figure.first):
        return "increase_to" if direction == "increase" else "decrease_to"
    return None if marker in words.change_from else direction


def _change_behind(line: Line, figure: Bounded, marker: str) -> Change | None:
    """A change that a verb behind the figure makes: becomes twofold, is brought to zero."""
    following, words = line.key(figure.after), line.words
    if figure.amount.unit == "times" and following in words.multiplying:
        return "increase"
    is_zero = figure.amount.value == 0 and marker in words.change_to
    return "decrease_to" if is_zero and following in words.reaching else None


def tells_change(line: Line, figure: Bounded) -> bool:
    """Say whether the words around a figure tell a change, be the figure its measure, its goal or its start."""
    if (_direction_after(line, figure) or _direction_before(line, figure)) is not None:
        return True
    return figure.amount.kind in ("percent", "currency", "shared") and _changes_before(line, figure)


def _changes_before(line: Line, figure: Bounded) -> bool:
    """A change anywhere before in the clause: "the price of crude fell two dollars to 50 dollars" is no range."""
    for at in range(figure.first - 1, max(-1, figure.first - 1 - _BEFORE), -1):
        if line.tokens[at].text in _BREAKS or line.kind(at) == "number":
            return False
        if line.key(at) in line.words.changes:
            return True
    return False


def _has_reached(line: Line, first: int) -> bool:
    return any(
        tuple(token.key for token in line.tokens[max(0, first - len(phrase)) : first]) == phrase
        for phrase in line.words.change_reached
    )


def _direction_after(line: Line, figure: Bounded) -> Direction | None:
    for at in range(figure.after, min(figure.after + _AFTER, len(line.tokens))):
        key = line.key(at)
        if key in line.words.changes and not line.units.article:
            return line.words.changes[key]
        if _ends(line, at) or key in line.numbers.forms:
            return None
    return None


def _direction_before(line: Line, figure: Bounded) -> Direction | None:
    """The nearest change before the figure in its clause, which no other figure's unit has used up."""
    is_share = figure.amount.kind in ("percent", "currency", "shared")
    reach = _FAR_BEFORE if is_share and line.key(figure.first - 1) in line.words.change_by else _BEFORE
    for at in range(figure.first - 1, max(-1, figure.first - 1 - reach), -1):
        token = line.tokens[at]
        if token.text in _BREAKS:
            return None
        if token.key in line.words.changes:
            is_told = _is_tied(line, figure, at) and line.key(at - 1) not in line.words.absence
            return line.words.changes[token.key] if is_told else None
    return None


def _is_tied(line: Line, figure: Bounded, at: int) -> bool:
    """A change far before ties to the figure by "by", "to" or the like; near a share or money it needs none."""
    marker = line.key(figure.first - 1)
    words = line.words
    markers = words.change_to | words.change_by | words.change_from
    is_near = figure.first - at <= _AFTER and figure.amount.kind in ("percent", "currency", "shared")
    if line.key(at) in words.intransitive and (figure.first - at == 1 or _is_of_subject(line, figure, at)):
        return True
    return is_near or marker in markers or _has_reached(line, figure.first)


def _is_of_subject(line: Line, figure: Bounded, at: int) -> bool:
    """Only the subject stands between the verb and the share that it tells ("gold on the market fell 2 percent")."""
    if (
        figure.amount.kind != "percent"
        or figure.first - at > _SUBJECT
        or line.key(figure.first - 1) in line.words.stops
    ):
        return False
    between = range(at + 1, figure.first)
    return not any(line.kind(i) != "word" or line.key(i) in line.words.relative for i in between)


def measured(line: Line, figure: Bounded) -> str | None:
    """Return the noun phrase that the figure counts or measures, as it stands in the text."""
    noun = figure.amount.noun
    if noun is not None:
        is_part = figure.amount.reading.is_fraction and bool(line.units.article) and noun[0] >= figure.first
        if is_part and line.key(noun[0]) not in line.units.of:
            return _noun_phrase(line, noun[0], len(line.tokens))
        return _counted_phrase(line, figure, noun)
    if figure.amount.kind in ("none", "percent"):
        following = _whole(line, figure) or (_following(line, figure) if figure.amount.kind == "none" else None)
        if following is not None:
            return following
    if figure.amount.kind == "ordinal":
        is_headed = line.key(figure.first - 1) in line.words.ordinal_heads or bool(figure.amount.reading.has_article)
        is_digits = not figure.amount.reading.is_words
        return _ranked(line, figure.first) if is_headed or is_digits else _superlative(line, figure)
    if figure.amount.unit in _TIME_UNITS or figure.amount.unit == "times":
        return None
    return _told_thing(line, figure)


def _counted_phrase(line: Line, figure: Bounded, noun: tuple[int, int]) -> str | None:
    """The counted noun; of a noun before its number what stands up to it, of a word of measure what is behind."""
    if noun[0] < figure.first:
        return _before_numeral(line, figure, noun)
    first, end = _behind_of(line, *noun)
    if first == noun[0] and line.key(first) in line.words.counters:
        is_person = figure.amount.unit == _PERSONS
        behind = unit_at(line, first + 1)
        is_noun = (behind is not None and behind.name == _PERSONS) if is_person else not _ends(line, first + 1)
        return _phrase(line, first + 1, first + 2) if is_noun and not _is_verb(line, first + 1) else None
    return _phrase(line, first, end)


def _is_verb(line: Line, at: int) -> bool:
    keys = (line.key(at), line.key(at + 1))
    return keys[1] in line.words.light_verbs or any(key.startswith(line.words.verb_starts) for key in keys)


def _before_numeral(line: Line, figure: Bounded, noun: tuple[int, int]) -> str:
    """The definite noun before its number, without the number and the link written onto the noun."""
    key, article = line.key(noun[0]), line.units.article
    link = next((link for link in line.numbers.links if article and key.startswith(link + article)), "")
    phrase = _phrase(line, *noun, limit=figure.first)
    return phrase[offset_in_word(phrase, len(link)) :] if link else phrase


def _told_thing(line: Line, figure: Bounded) -> str | None:
    """What an amount or a share is told of: a noun before it, else what stands right behind."""
    head = measured_head(line, figure)
    if head is not None:
        return _head_phrase(line, head, figure.first)
    if figure.amount.kind == "percent":
        return _share_of(line, figure)
    return _phrase(line, figure.after, figure.after + 1) if line.key(figure.after) in line.words.measured else None


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
        and not _ends(line, end + 1)
    ):
        return end + 1, end + 2
    return first, end


def _ends(line: Line, at: int) -> bool:
    key = line.key(at)
    words = line.words
    is_end = key in words.stops or key in words.changes or key in line.numbers.links or key == line.units.article
    form = line.numbers.forms.get(key)
    is_end = is_end or (bool(line.units.article) and key in words.change_by)
    return line.kind(at) != "word" or is_end or (form is not None and form.is_linked)


def _whole(line: Line, figure: Bounded) -> str | None:
    """What a share or part is taken of: "60 percent of the votes"."""
    is_share = figure.amount.kind == "percent" or figure.amount.reading.is_fraction
    at = figure.after + 1
    if not is_share or line.key(figure.after) not in line.units.of or at >= len(line.tokens) or _ends(line, at):
        return None
    return _noun_phrase(line, at, len(line.tokens))


def _share_of(line: Line, figure: Bounded) -> str | None:
    """What stands right behind a percentage, where no "of" is needed for it."""
    at = figure.after
    if (
        line.units.article
        or at >= len(line.tokens)
        or _ends(line, at)
        or line.key(at).startswith(line.words.verb_starts)
    ):
        return None
    return _noun_phrase(line, at, len(line.tokens))


def _noun_phrase(line: Line, first: int, limit: int) -> str:
    """A noun with the nouns that it stands in construct with, and the adjectives behind."""
    limit = min(limit, first + line.words.phrase_limit)
    definite = line.words.definite
    if not definite:
        return _text(line, first, _before_verb(line, first, limit), line.words.measured.get(line.key(first), 0))
    end = first + 1
    is_definite = line.key(first).startswith(definite)
    while end < limit and not _ends(line, end):
        has_article = line.key(end).startswith(definite)
        if (is_definite and not has_article) or (not has_article and end - first >= _LONGEST_CHAIN):
            break
        is_definite = is_definite or has_article
        end += 1
    return _text(line, first, end, line.words.measured.get(line.key(first), 0))


def _before_verb(line: Line, first: int, limit: int) -> int:
    """The end of a phrase without the verb behind it, and without the noun that belongs to a light verb."""
    end = first + 1
    while end < limit and not _ends(line, end) and not line.key(end).startswith(line.words.verb_starts):
        end += 1
    key = line.key(end)
    is_verb = key in line.words.light_verbs or key.startswith(line.words.verb_starts)
    return end - 1 if is_verb and end - first > 1 else end


def _following(line: Line, figure: Bounded) -> str | None:
    """The noun phrase after a number that has no known unit."""
    at = figure.after
    if at >= len(line.tokens) or _ends(line, at) or not figure.amount.value:
        return None
    article = line.units.article
    if article and figure.amount.reading.has_article and line.key(at).startswith(article):
        return None  # an adjective of the noun before
    if _is_joined(line, at) and not figure.amount.reading.is_fraction:
        return None
    return _phrase(line, at, at + 1)


def _superlative(line: Line, figure: Bounded) -> str | None:
    """What an ordinal ranks: a noun, or a superlative with the noun behind it ("the second largest city")."""
    at = figure.after
    is_most = line.key(at) in line.words.most and not _ends(line, at + 1)
    return _noun_phrase(line, at, at + _LONGEST_CHAIN) if is_most else _following(line, figure)


def _is_joined(line: Line, at: int) -> bool:
    """Say whether a word may begin with a joined link; what follows a link is counted by another number."""
    links = (*line.numbers.links, *(start for start in line.words.definite if start != line.units.article))
    return bool(line.units.article) and line.key(at).startswith(links)


def _phrase(line: Line, first: int, end: int, limit: int | None = None) -> str:
    """The counted noun with the adjectives after it, before the token at `limit`."""
    if line.key(first) in line.units.of:
        first += 1
    article = line.units.article
    is_definite = bool(article) and line.key(first).startswith(article)
    stop = min(len(line.tokens) if limit is None else limit, first + line.words.phrase_limit)
    while end < stop and not _ends(line, end):
        key = line.key(end)
        is_adjective = len(key) >= _SHORTEST_ADJECTIVE and key.endswith(line.words.adjective_endings)
        if not (key.startswith(article) if is_definite else is_adjective):
            break
        end += 1
    return _text(line, first, end)


def _ranked(line: Line, limit: int) -> str | None:
    """The noun phrase whose rank an ordinal tells: with articles, back to the noun that has none."""
    article = line.units.article
    first = limit
    while first and limit - first < line.words.phrase_limit and not _ends(line, first - 1):
        first -= 1
        key = line.key(first)
        if not article or not key.startswith(article) or key in line.words.ordinal_heads:
            break
    return _text(line, first, limit, line.words.ordinal_heads.get(line.key(first), 0)) if first < limit else None


def _text(line: Line, first: int, end: int, skipped: int = 0) -> str:
    """The source text of tokens `[first, end)` without the letters joined to the first."""
    token = line.tokens[first]
    start = token.start + (offset_in_word(token.text, skipped) if skipped else 0)
    return line.source[start : line.tokens[end - 1].end]


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
    phrase = _noun_phrase(line, head, limit)
    is_hollow = line.key(head) in line.words.hollow and " " not in phrase
    return None if is_hollow else phrase


def doubt_of(line: Line, figure: Bounded, change: Change | None) -> Doubt | None:
    """Return why the figure's wording is probably wrong, if wording and magnitude clash."""
    return _missing_million(figure) or _percent_as_goal(line, figure, change) or _beyond_all(figure, change)


def _beyond_all(figure: Bounded, change: Change | None) -> Doubt | None:
    """Nothing falls by more than all of it, and nobody counts more people than live."""
    amount = figure.amount
    if amount.unit == "percent" and change == "decrease" and amount.value > _WHOLE:
        return Doubt("a fall by more than the whole")
    if amount.unit == "persons" and amount.value > _MANKIND:
        return Doubt("more people than live on earth")
    return None


def _missing_million(figure: Bounded) -> Doubt | None:
    """Milliards followed by hundreds of thousands: nobody counts so finely, millions were meant."""
    value = figure.amount.value
    is_words = figure.amount.reading.is_scaled
    if not isinstance(value, int) or not is_words or value < _MILLIARD:
        return None
    rest = value % _MILLIARD
    if not (_ROUND <= rest < _MILLION and rest % _ROUND == 0):
        return None
    return Doubt("thousands after milliards: hundreds of millions are probably meant", value - rest + rest * _THOUSAND)


def _percent_as_goal(line: Line, figure: Bounded, change: Change | None) -> Doubt | None:
    """An amount cannot rise or fall to a percentage; "by" was probably meant."""
    if change not in ("increase_to", "decrease_to") or figure.amount.unit != "percent":
        return None
    reach = range(max(0, figure.first - _MEASURED_BEFORE), figure.first)
    if any(unit.kind == "percent" for at in reach for unit in line.units.forms.get(line.key(at), ())):
        return None
    if any(line.key(at) in line.words.rates or line.key(at) in line.words.shares for at in reach):
        return None
    if not any(line.key(at) in line.words.amounts for at in reach):
        return None
    return Doubt("an amount changes by a percentage, not to one", figure.amount.value)
