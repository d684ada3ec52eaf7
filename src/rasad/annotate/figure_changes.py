"""The change that a figure states: by how much something rose or fell, or to what."""

from rasad.annotate.figure_bounds import Bounded
from rasad.annotate.figure_phrases import ends_phrase
from rasad.annotate.figure_units import Line
from rasad.langpack.figures import Direction
from rasad.records.report import Change

_BEFORE = 14  # tokens before a figure in which its change is named; beyond, other clauses follow one another
_AFTER = 3  # tokens after a figure in which its change is named ("22 percent rise")
_TIME_UNITS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})
_HEIGHTS = frozenset({"millimetres", "centimetres", "metres", "kilometres", "feet", "floors", "storeys"})
_FAR_BEFORE = 22  # the same before a word for "by"
_SUBJECT = 7  # tokens between a verb of change and the share behind its subject
_BREAKS = frozenset(".\N{ARABIC SEMICOLON};!?\N{ARABIC QUESTION MARK}:")


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
        if ends_phrase(line, at) or key in line.numbers.forms:
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
