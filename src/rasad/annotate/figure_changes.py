"""The change that a figure states: by how much something rose or fell, or to what."""

from rasad.annotate.figure_bounds import Bounded
from rasad.annotate.figure_phrases import ends_phrase, is_break
from rasad.annotate.figure_units import Line, unit_at
from rasad.chars.fold import fold
from rasad.langpack.figures import Direction
from rasad.records.report import Bounds, Change

_BEFORE = 14  # tokens before a figure in which its change is named; beyond, other clauses follow one another
_AFTER = 3  # tokens after a figure in which its change is named ("22 percent rise")
_COMPARISON = 14  # tokens of a comparison between a figure and its change ("5 percent against last year rose")
_TIME_UNITS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})
_HEIGHTS = frozenset({"millimetres", "centimetres", "metres", "kilometres", "feet", "floors", "storeys"})
_POINTS = frozenset({"points", "percentage_points", "times", "places", "degrees"})  # counted, but not as a subject
_MONEY = ("percent", "currency", "shared")
_FAR_BEFORE = 22  # the same before a word for "by"
_SUBJECT = 11  # words between a verb of change and the share behind its subject
_SHORT_SUBJECT = 9  # the same before money and measures, which objects and other clauses have too
_BRACKETS = frozenset(
    '()[]"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}'
)
_GOAL = 5  # tokens from "to" to the amount of the goal that it names
_VERB = 3  # tokens from a noun of change to behind its own verb
_NEAR = 7  # tokens before a number with a joined "by" or "to", which other verbs take too


def change_of(line: Line, figure: Bounded) -> Change | None:
    """Return the change that the figure states: by how much, or to what."""
    if _tells_none(line, figure):
        return None
    marker = _marker(line, figure)
    told = _change_behind(line, figure, marker) or _noun_behind(line, figure)
    direction = told or _direction_after(line, figure) or _direction_before(line, figure)
    if told is not None or direction is None or _is_extent(line, figure):
        return told or direction
    if marker in line.words.change_to or _has_reached(line, figure.first) or _is_stated_goal(line, figure, marker):
        return "increase_to" if direction == "increase" else "decrease_to"
    return None if marker in line.words.change_from else direction


def _is_stated_goal(line: Line, figure: Bounded, marker: str) -> bool:
    """A goal named before its amount: "rose to a yearly rate of 5 million"."""
    before = range(max(0, figure.first - _GOAL), figure.first - 1)
    return marker in line.words.change_stating and any(line.key(at) in line.words.change_to for at in before)


def _tells_none(line: Line, figure: Bounded) -> bool:
    """Ranks, times, heights, numbers below zero and what a comparative measures tell no change."""
    words, unit = line.words, figure.amount.unit
    is_height = unit in _HEIGHTS and _marker(line, figure) in words.heights
    is_compared = line.key(figure.first - 1) in words.comparatives or (
        _marker(line, figure) in words.change_by and line.key(figure.first - 2) in words.comparatives
    )
    return figure.amount.kind == "ordinal" or unit in _TIME_UNITS or figure.amount.value < 0 or is_height or is_compared


def _marker(line: Line, figure: Bounded) -> str:
    """The word before a figure, or the letters joined to its first word where they say "by" or "to"."""
    token = line.tokens[figure.first]
    letters = fold(line.source[token.start : figure.start])
    is_marker = letters in line.words.change_by or letters in line.words.change_to
    return letters if is_marker else line.key(figure.first - 1)


def _change_behind(line: Line, figure: Bounded, marker: str) -> Change | None:
    """A change that a verb behind the figure makes: becomes twofold, is brought to zero."""
    following, words = line.key(figure.after), line.words
    if figure.amount.unit == "times" and following in words.multiplying:
        return "increase"
    is_brought = marker in words.change_to and following in words.reaching
    is_zero = figure.amount.value == 0 and figure.amount.kind == "none"
    return "decrease_to" if is_zero and (is_brought or following in words.multiplying) else None


def _noun_behind(line: Line, figure: Bounded) -> Change | None:
    """A noun of change right behind the figure, with no verb of changing: "of 7 percent growth" tells by how much."""
    key, following = line.key(figure.after), line.key(figure.after + 1)
    if line.units.article or key not in line.words.changes:
        return None
    return None if _is_changing(line, following) else _allowed(line, figure, figure.after)


def _is_extent(line: Line, figure: Bounded) -> bool:
    """A noun of change with "that reaches" says by how much: "a fall that reaches to 5 percent"."""
    words = line.words
    is_reached = line.key(figure.first - 1) in words.change_to and line.key(figure.first - 2) in words.change_extent
    return is_reached and line.key(figure.first - 3) in words.changes


def tells_change(line: Line, figure: Bounded) -> bool:
    """Say whether the words around a figure tell a change, be the figure its measure, its goal or its start."""
    if (_direction_after(line, figure) or _direction_before(line, figure)) is not None:
        return True
    return figure.amount.kind in _MONEY and _changes_before(line, figure)


def _changes_before(line: Line, figure: Bounded) -> bool:
    """A change anywhere before in the clause: "the price of crude fell two dollars to 50 dollars" is no range."""
    for at in range(figure.first - 1, max(-1, figure.first - 1 - _BEFORE), -1):
        if is_break(line, at) or line.kind(at) == "number":
            return False
        if line.key(at) in line.words.changes:
            return True
    return False


def _has_reached(line: Line, first: int) -> bool:
    return line.key(first) in line.words.levels or any(
        tuple(token.key for token in line.tokens[max(0, first - len(phrase)) : first]) == phrase
        for phrase in line.words.change_reached
    )


def _direction_after(line: Line, figure: Bounded) -> Direction | None:
    """A change behind the figure, with its verb: right behind, past a noun or two, or past a comparison."""
    changes = line.words.changes
    if line.units.article:
        return None
    if line.key(figure.after) in changes:
        return _allowed(line, figure, figure.after)
    for at in range(figure.after, figure.after + _AFTER):
        if line.key(at) in changes:
            return _allowed(line, figure, at) if _is_changing(line, line.key(at + 1)) else None
        if ends_phrase(line, at) or line.key(at) in line.numbers.forms:
            break
    return _past_comparison(line, figure) or _past_other_words(line, figure)


def _past_other_words(line: Line, figure: Bounded) -> Direction | None:
    """The change behind the same amount in other words ("15 cents or 2 percent down")."""
    if line.key(figure.after) not in line.words.alternatives or figure.amount.kind not in _MONEY:
        return None
    for at in range(figure.after + 2, figure.after + 2 + _AFTER):
        unit = unit_at(line, at)
        if unit is not None and unit.kind in _MONEY:
            change = at + 1 + len(unit.rest)
            return _allowed(line, figure, change) if line.key(change) in line.words.changes else None
    return None


def _past_comparison(line: Line, figure: Bounded) -> Direction | None:
    """The change behind what a figure is compared with or counted by ("5 percent against last year rose")."""
    first = figure.after
    if (line.key(first), line.key(first + 1)) not in line.words.comparing:
        return None
    for at in range(first + 2, first + 2 + _COMPARISON):
        if is_break(line, at) or (line.kind(at - 1) == "number" and unit_at(line, at) is not None):
            return None
        if line.key(at) in line.words.changes and _is_changing(line, line.key(at + 1)):
            return _allowed(line, figure, at)
    return None


def _is_changing(line: Line, key: str) -> bool:
    """Say whether a word is a verb that a noun of change takes."""
    words = line.words
    return key in words.light_verbs or key in words.changing or key.startswith(words.verb_starts)


def _allowed(line: Line, figure: Bounded, at: int) -> Direction | None:
    """The direction of a word of change; None where it is one of shares alone and the figure is none."""
    key = line.key(at)
    is_share = figure.amount.kind == "percent" or figure.amount.unit in _POINTS
    return line.words.changes[key] if is_share or key not in line.words.change_of_shares else None


def _direction_before(line: Line, figure: Bounded) -> Direction | None:
    """The nearest change before the figure in its clause, which no other figure's unit has used up."""
    is_share = figure.amount.kind in _MONEY
    reach = _FAR_BEFORE if is_share and _marker(line, figure) in line.words.change_by else _BEFORE
    for at in range(figure.first - 1, max(-1, figure.first - 1 - reach), -1):
        if is_break(line, at):
            return None
        if line.key(at) in line.words.changes:
            is_told = _is_tied(line, figure, at) and line.key(at - 1) not in line.words.absence
            return _allowed(line, figure, at) if is_told else None
    return None


def _is_tied(line: Line, figure: Bounded, at: int) -> bool:
    """A change far before ties to the figure by "by", "to" or the like; near a share or money it needs none."""
    marker = _marker(line, figure)
    words = line.words
    distance = figure.first - at
    if line.key(at) in words.intransitive and (_is_beside(line, figure, at) or _is_of_subject(line, figure, at)):
        return True
    if not line.units.article and not _is_in_clause(line, figure, at):
        return False
    if marker in words.change_to or marker in words.change_by or marker in words.change_from:
        is_weak = marker in words.weak_markers
        is_tied = all(_is_in_subject(line, i, is_share=False) for i in range(at + 1, figure.first - 1))
        if is_weak and figure.amount.kind == "counted" and figure.amount.unit not in _POINTS:
            is_tied = is_tied and any(line.key(i) in words.counting for i in range(at + 1, figure.first))
        return not is_weak or figure.amount.kind == "percent" or (distance <= _NEAR and is_tied)
    is_told = _is_near(line, figure, at, marker) or _has_reached(line, figure.first)
    return is_told or _is_copular(line, figure, at) or _is_said_again(line, figure, at)


def _is_in_clause(line: Line, figure: Bounded, at: int) -> bool:
    """In languages whose verb stands last: no verb but its own between the change and a figure that it may tell of."""
    is_amount = figure.amount.kind in (*_MONEY, "measure") or figure.first - at <= _AFTER
    return is_amount and not any(line.key(i) in line.words.clause_verbs for i in range(at + _VERB, figure.first))


def _is_beside(line: Line, figure: Bounded, at: int) -> bool:
    """Right behind a verb of rising or falling stands by how much; counted things there are its subject."""
    is_subject = figure.amount.kind == "counted" and figure.amount.unit not in _POINTS
    return figure.first - at == 1 and not (is_subject and line.key(at) in line.words.moving)


def _is_near(line: Line, figure: Bounded, at: int, marker: str) -> bool:
    is_stopped = marker in line.words.stops and marker not in line.words.change_extent
    is_amount = figure.amount.kind in _MONEY or (figure.amount.kind == "measure" and not line.units.article)
    if figure.first - at > _AFTER or not is_amount or is_stopped:
        return False
    return all(line.kind(i) == "word" for i in range(at + 1, figure.first))


def _is_said_again(line: Line, figure: Bounded, at: int) -> bool:
    """The same change in other words, behind "or" or in brackets ("by 3 percent or 1.5 dollars")."""
    marker = line.key(figure.first - 1)
    is_again = marker in line.words.alternatives or marker == "("
    if not is_again or figure.amount.kind not in _MONEY or figure.first - at > _BEFORE:
        return False
    by = [i for i in range(at + 1, figure.first - 1) if line.key(i) in line.words.change_by]
    goals = [i for i in range(at + 1, figure.first - 1) if line.key(i) in line.words.change_to]
    return bool(by) and not goals and figure.first - by[-1] <= _NEAR


def _is_copular(line: Line, figure: Bounded, at: int) -> bool:
    """A share that is said to be the growth: no verb and no number between them, the copula behind."""
    if figure.amount.kind != "percent" or line.key(figure.after) not in line.words.copulas:
        return False
    between = range(at + 1, figure.first)
    units = (unit_at(line, i) for i in between if line.kind(i - 1) == "number")
    is_used = any(unit is not None and unit.kind in _MONEY for unit in units)
    return not is_used and not any(line.key(i) in line.words.clause_verbs for i in between)


def _is_of_subject(line: Line, figure: Bounded, at: int) -> bool:
    """Only the subject stands between the verb and what it tells ("gold on the market fell 2 percent")."""
    is_percent = figure.amount.kind == "percent"
    is_amount = figure.amount.kind in ("currency", "shared", "measure") or figure.amount.unit in _POINTS
    is_amount = is_amount and figure.amount.unit not in _HEIGHTS
    reach = _SUBJECT if is_percent else _SHORT_SUBJECT
    words = sum(line.kind(i) == "word" for i in range(at + 1, figure.first))
    if not (is_percent or is_amount) or words > reach or line.key(figure.first - 1) in line.words.stops:
        return False
    if isinstance(figure.value, Bounds) and not is_percent and figure.rule == "range":
        return False
    return all(_is_in_subject(line, i, is_share=is_percent) for i in range(at + 1, figure.first))


def _is_in_subject(line: Line, at: int, *, is_share: bool) -> bool:
    """Say whether a token may stand in the subject of a change: no number, no other clause."""
    key, words = line.key(at), line.words
    if line.kind(at) == "punctuation":
        return line.tokens[at].text in _BRACKETS
    is_clause = key in words.relative or key in words.clause_verbs
    is_linked = not is_share and any(key.startswith(link) for link in line.numbers.links)
    is_linked = is_linked and not key[1:].startswith(line.units.article or " ")
    return line.kind(at) == "word" and not is_clause and not is_linked
