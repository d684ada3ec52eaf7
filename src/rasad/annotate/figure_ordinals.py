"""Ordinals that are told as such: the third round, the 23rd congress; not names, dates or "the first"."""

from rasad.annotate.figure_amounts import Amount, plain_amount
from rasad.annotate.figure_distance import exceeding_verb
from rasad.annotate.figure_units import Line, agrees, unit_after, unit_at, unit_before_article
from rasad.annotate.numbers import NumberReading, read_number

_HEAD_WITHIN = 3  # words between a noun that has ranks and its number
_MINIMUM = 2  # "the first" is mostly praise or emphasis and no number that is told
_LARGEST_UNKNOWN = 99  # ranks of nouns that are not known to have ranks; above stand counts ("the 100 senators")
_LARGEST = 250  # the highest rank that digits without article or ending tell; above stand years and counts


def read_ordinal(line: Line, index: int, reading: NumberReading) -> Amount | None:
    """Return the ordinal number that was read as an amount, where the words around it make it a figure."""
    if reading.value < _MINIMUM or not isinstance(reading.value, int):
        return None
    if _is_dated(line, reading.next_index) or line.key(index - 1) in line.words.not_ordinal_heads:
        return None
    if not (_is_strong(line, reading) or _follows_head(line, index) or _precedes_superlative(line, reading)):
        return None
    return plain_amount(reading, index, "ordinal", "ordinal")


def _is_dated(line: Line, at: int) -> bool:
    words = line.words
    return line.key(at) in words.months or (line.key(at) in words.date_of and line.key(at + 1) in words.months)


def _is_strong(line: Line, reading: NumberReading) -> bool:
    last = line.key(reading.next_index - 1)
    return bool(line.words.strong_ordinals) and last.endswith(line.words.strong_ordinals)


def _follows_head(line: Line, index: int) -> bool:
    before = line.key(index - 1)
    return before in line.words.ordinal_heads and before not in line.words.not_ordinal_heads


def _precedes_superlative(line: Line, reading: NumberReading) -> bool:
    return not reading.has_article and line.key(reading.next_index) in line.words.superlatives


def read_digit_ordinal(line: Line, index: int) -> Amount | None:
    """Read digits that the article or an ending makes an ordinal: "the 23rd"."""
    reading = read_number(line.tokens, index, line.numbers)
    if reading is None or reading.is_words or not isinstance(reading.value, int):
        return None
    if line.key(index - 1) == line.units.article and line.units.article:
        return _with_article(line, index, reading)
    if line.key(reading.next_index) in line.words.ordinal_suffixes and _is_near(line, reading.next_index):
        return _with_suffix(line, index, reading)
    return _after_head(line, index, reading)


def _after_head(line: Line, index: int, reading: NumberReading) -> Amount | None:
    """Read plain digits after a noun that they number: "session 24" tells the twenty-fourth."""
    head = line.key(index - 1)
    if line.key(index - 2) in line.words.months:
        return None
    article = line.units.article
    if head not in line.words.ordinal_heads or head in line.words.date_heads or reading.value > _LARGEST:
        return None
    following = line.key(reading.next_index)
    is_definite = any(head[at:].startswith(line.words.definite) for at in range(line.words.ordinal_heads[head] + 1))
    if article and not (is_definite or following.startswith(article)):
        return None
    unit = unit_after(line, reading.next_index, reading.value)
    if following in line.words.alternatives:
        return None
    is_counting = following not in line.words.stops and not following.startswith(article or " ")
    if article and is_counting and agrees(line, following, int(reading.value)):
        return None
    return plain_amount(reading, index, "ordinal", "ordinal") if unit is None and reading.value >= _MINIMUM else None


def _is_near(line: Line, at: int) -> bool:
    """An ending stands right after the number or behind a joiner."""
    return line.source[line.tokens[at - 1].end : line.tokens[at].start].strip("\u200c\u200b\u200d") == ""


def _with_article(line: Line, index: int, reading: NumberReading) -> Amount | None:
    head = line.key(index - 2)
    words = line.words
    is_object = exceeding_verb(line, index - 1) is not None and unit_before_article(line, index - 1) is None
    is_dated = _is_measure(line, reading.next_index) or is_object
    is_dated = (
        is_dated or _is_dated(line, reading.next_index) or (head in words.date_heads and head not in line.units.forms)
    )
    amount = plain_amount(reading, index - 1, "ordinal", "ordinal")._replace(start=line.tokens[index - 1].start)
    if line.key(reading.next_index) in line.units.of and line.key(reading.next_index + 1) in words.ages:
        return amount._replace(unit="years", kind="measure")
    if is_dated or head in words.not_ordinal_heads or not _has_head(line, index - 2):
        return None
    if head in words.designators and head not in words.ordinal_heads:
        return None
    unit = unit_before_article(line, index - 1) if head not in words.ordinal_heads else None
    if unit is not None:
        return amount._replace(unit=unit.name, kind=unit.kind, noun=(unit.first, unit.next_index))
    counted = unit_at(line, reading.next_index)
    if counted is not None and not counted.is_definite:
        return None
    return (
        amount
        if reading.value <= _LARGEST_UNKNOWN or head in words.ordinal_heads
        else amount._replace(unit=None, kind="none")
    )


def _is_measure(line: Line, at: int) -> bool:
    """A unit behind the number outranks any noun before it ("the cities, the 40 degrees")."""
    unit = unit_at(line, at)
    return unit is not None and unit.kind in ("measure", "currency", "shared", "percent") and not unit.is_definite


def _has_head(line: Line, at: int) -> bool:
    """A definite noun, or one that has ranks a few words back; else the number belongs to a ruler's name."""
    if line.key(at).startswith(line.units.article) or unit_at(line, at) is not None or line.kind(at) != "word":
        return True
    return any(line.key(before) in line.words.ordinal_heads for before in range(at - _HEAD_WITHIN, at + 1))


def read_round_ordinal(line: Line, index: int) -> Amount | None:
    """Read a definite ten after a noun that has ranks: "the twentieth anniversary" has the form of "twenty"."""
    form = line.numbers.forms.get(line.key(index))
    if form is None or not form.has_article or form.word.role != "tens" or not _follows_head(line, index):
        return None
    reading = read_number(line.tokens, index, line.numbers)
    if reading is None or reading.next_index != index + 1 or unit_at(line, index + 1) is not None:
        return None
    return plain_amount(reading, index, "ordinal", "ordinal")


def _with_suffix(line: Line, index: int, reading: NumberReading) -> Amount | None:
    after = reading.next_index + 1
    if _is_dated(line, after) or line.key(index - 1) in line.words.not_ordinal_heads:
        return None
    whole = reading._replace(next_index=after, end=line.tokens[after - 1].end)
    return plain_amount(whole, index, "ordinal", "ordinal")
