"""Words apart from a figure -> its bound: "ten of the members at least", "lasts no more than", "the dead passed 40"."""

from rasad.annotate.figure_bounds import Bounded
from rasad.annotate.figure_units import Line
from rasad.records.report import Bounds

_BEHIND = 6  # words between a figure and the bound that closes its noun phrase
_VERB_WITHIN = 6  # words between a negated verb and "more than"
_SUBJECT_WITHIN = 8  # words between a verb of exceeding and its definite number
_SHORT_SUBJECT = 4  # the same before a number without article
_INVERSE = {"min_exclusive": "max", "max_exclusive": "min"}
_TIME_UNITS = frozenset({"days", "weeks", "months", "years", "decades", "centuries"})


def with_distant_bound(line: Line, figure: Bounded) -> Bounded:
    """Return the figure with the bound that words apart from it give; as it is where they give none."""
    if figure.amount.kind == "ordinal":
        return figure
    if figure.rule in _INVERSE:
        return _inverted(figure) if _is_denied(line, figure) else figure
    if line.key(figure.first - 1) in line.words.change_to and _verb_behind(line, figure) in line.words.unreached:
        return _limited(figure, "max_exclusive")
    if figure.rule not in ("", "about") or isinstance(figure.value, Bounds):
        return figure
    return _closed(line, figure) or _exceeding(line, figure) or figure


def _limited(figure: Bounded, kind: str) -> Bounded:
    value = figure.value.max if isinstance(figure.value, Bounds) else figure.value
    return figure._replace(value=Bounds(**{kind: value}), rule=kind) if value is not None else figure


def _inverted(figure: Bounded) -> Bounded:
    """No more than: the bound that a comparison gives where its verb is denied."""
    kind = _INVERSE[figure.rule]
    return figure._replace(value=Bounds(**{kind: figure.amount.value}), rule=kind)


def _is_denied(line: Line, figure: Bounded) -> bool:
    if _verb_behind(line, figure) in line.words.denied_behind:
        return True
    for at in range(figure.first - 1, max(-1, figure.first - 1 - _VERB_WITHIN), -1):
        if not _is_plain(line, at):
            return False
        if line.key(at) in line.words.extent and line.key(at - 1) in line.words.negations:
            return True
    return False


def _verb_behind(line: Line, figure: Bounded) -> str:
    """The verb right behind a figure's noun, past the noun of a compound verb, a spaced prefix joined to it."""
    at = figure.after + (line.key(figure.after) in line.words.verb_nouns)
    key = line.key(at)
    return key + line.key(at + 1) if key in line.words.negative_prefixes else key


def _is_plain(line: Line, at: int) -> bool:
    """Say whether a word may stand between a figure and the words that bound it."""
    key = line.key(at)
    is_number = line.kind(at) != "word" or key in line.numbers.forms or key in line.units.pairs
    return not (is_number or key in line.words.changes or key in line.words.people)


def _closed(line: Line, figure: Bounded) -> Bounded | None:
    """Read a bound that closes the noun phrase of the figure: "eleven men of the forces at least"."""
    for at in range(figure.after, figure.after + _BEHIND):
        for phrase in line.words.after.get(line.key(at), ()):
            end = at + 1 + len(phrase.rest)
            keys = tuple(line.key(index) for index in range(at, end))
            if keys in line.words.far_after and keys[1:] == phrase.rest:
                value = Bounds(**{phrase.kind: figure.amount.value})
                return figure._replace(value=value, end=line.tokens[end - 1].end, rule=phrase.kind)
        if not _is_plain(line, at):
            return None
    return None


def _exceeding(line: Line, figure: Bounded) -> Bounded | None:
    """Read a figure that is the object of exceeding: behind the verb and its subject, or before the verb."""
    noun = figure.amount.noun
    by = line.words.change_by
    if noun is not None and noun[0] < figure.first:
        return None
    if line.key(figure.first) in by or line.key(figure.first - 1) in by:
        return None  # exceeds something by so much
    verb = exceeding_verb(line, figure.first)
    if verb is not None:
        return _limited(figure, "max" if line.key(verb - 1) in line.words.negations else "min_exclusive")
    from_word = figure.first - 1 - (line.key(figure.first - 1) in line.words.borders)
    is_start = line.key(from_word) in line.words.change_from and line.key(from_word - 1) not in line.words.stops
    if is_start and figure.amount.unit not in _TIME_UNITS and _verb_behind(line, figure) in line.words.beyond:
        return _limited(figure, "min_exclusive")
    return None


def exceeding_verb(line: Line, first: int) -> int | None:
    """Return the index of the verb of exceeding whose object the number at a token is; None where there is none."""
    article = line.units.article
    form = line.numbers.forms.get(line.key(first))
    first -= bool(article) and line.key(first - 1) == article
    is_definite = bool(article) and (line.key(first) == article or (form is not None and form.has_article))
    reach = _SUBJECT_WITHIN if is_definite else _SHORT_SUBJECT
    if not is_definite and line.key(first - 1) in line.words.stops:
        return None
    for at in range(first - 1, max(-1, first - 1 - reach), -1):
        if line.key(at) in line.words.exceeding:
            return at
        if not _is_plain(line, at) or line.key(at) in line.words.relative:
            return None
    return None
