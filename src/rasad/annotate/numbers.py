"""Tokens -> the number that they write, in words, digits or both."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from rasad.annotate.figure_digits import Digits, read_digits, read_slash_decimal
from rasad.chars.fold import offset_in_word
from rasad.langpack.numbers import NumberForm, NumberTable, NumberWord
from rasad.records.document import Token

_HUNDRED, _THOUSAND = 100, 1000
_INTEGER_LIMIT = 2**63  # larger whole numbers are kept as floats, which every reader of reports can hold
_MINUS_SIGNS = "-\N{MINUS SIGN}"
_OPENING = "([:"
_POINTS = ".\N{ARABIC DECIMAL SEPARATOR}"


class NumberReading(NamedTuple):
    """A number that was read: tokens `[index, next_index)`, characters `[start, end)` of the source.

    `start` leaves out joined links and prepositions but keeps the article. `has_article` and `has_preposition` speak
    of the first word; `is_pair` marks a dual scale, `is_fraction` a value that fraction words make; `scale` is the
    scale of a number of one part (2.5 million: a million), else 1.
    """

    value: int | float
    next_index: int
    start: int
    end: int
    is_words: bool
    is_ordinal: bool = False
    is_fraction: bool = False
    is_pair: bool = False
    has_article: bool = False
    has_preposition: bool = False
    is_scaled: bool = False
    scale: int = 1


def read_number(
    tokens: Sequence[Token], index: int, table: NumberTable, *, adds_digits: bool = True
) -> NumberReading | None:
    """Read the longest number that begins at `tokens[index]`; None where there is none.

    Args:
        tokens: the tokens of one sentence (numbers do not cross sentences).
        index: the token the number begins with.
        table: the number words of the language.
        adds_digits: whether digits after a link may belong to the same number ("a million and 200").
    """
    token = tokens[index]
    if token.kind == "punctuation":
        return _signed_or_pointed(tokens, index, table)
    if token.key in table.minus:
        return _negative(tokens, index, table)
    form = table.forms.get(token.key)
    if form is None and token.kind != "number" and token.key not in table.counted_fractions:
        return None
    if form is not None and form.word.role == "fraction":
        return _from_fraction(tokens, index, table, form)
    count = _Count(table, adds_digits=adds_digits)
    count.read(tokens, index)
    if count.end == index:
        return None
    return _completed(tokens, index, table, count, form)


def _signed_or_pointed(tokens: Sequence[Token], index: int, table: NumberTable) -> NumberReading | None:
    """Read a number after a minus sign or a bare decimal point."""
    token = tokens[index]
    if index + 1 >= len(tokens) or tokens[index + 1].kind != "number" or not _stands_free(tokens, index):
        return None
    following = tokens[index + 1]
    if token.text in _MINUS_SIGNS:
        reading = _negative(tokens, index, table)
        is_tied = following.start == token.end
        return reading if reading and (is_tied or reading.next_index - index == len(tokens)) else None
    if token.text in _POINTS and following.start == token.end and following.text.isdecimal():
        value = int(following.text) / 10 ** len(following.text)
        return NumberReading(value, index + 2, token.start, following.end, is_words=False)
    return None


def _stands_free(tokens: Sequence[Token], index: int) -> bool:
    if index == 0 or tokens[index - 1].text in _OPENING:
        return True
    return tokens[index - 1].end < tokens[index].start and tokens[index - 1].kind != "number"


def _negative(tokens: Sequence[Token], index: int, table: NumberTable) -> NumberReading | None:
    if index + 1 >= len(tokens) or tokens[index + 1].kind == "punctuation" or tokens[index + 1].key in table.minus:
        return None
    reading = read_number(tokens, index + 1, table)
    if reading is None or reading.is_ordinal or reading.value < 0:
        return None
    return reading._replace(value=-reading.value, start=tokens[index].start)


def _from_fraction(tokens: Sequence[Token], index: int, table: NumberTable, form: NumberForm) -> NumberReading | None:
    """Read a number that begins with a fraction word: half, half a million."""
    value, end = Fraction(form.word.value), index + 1
    scale = table.forms.get(tokens[end].key) if end < len(tokens) else None
    is_scaled = scale is not None and scale.word.role == "scale" and not (scale.is_linked or scale.word.is_bound)
    if scale is not None and is_scaled:
        value, end = value * scale.word.value, end + 1
    return NumberReading(
        _plain(value), end, _start(tokens[index], form), tokens[end - 1].end, is_words=True, is_fraction=True,
        has_article=form.has_article, has_preposition=form.has_preposition, is_scaled=is_scaled,
        scale=int(scale.word.value) if scale is not None and is_scaled else 1,
    )  # fmt: skip


def _start(token: Token, form: NumberForm | None) -> int:
    return token.start + (offset_in_word(token.text, form.skipped) if form and form.skipped else 0)


def _plain(value: int | float | Fraction) -> int | float:
    if isinstance(value, Fraction):
        value = value.numerator if value.denominator == 1 else float(value)
    return value if abs(value) < _INTEGER_LIMIT else float(value)


class _Part(NamedTuple):
    value: int | float | Fraction
    scale: int


class _Count:
    """The sum that grows while the words of one number are read.

    `parts` are the finished scaled parts in falling order, `group` the part below the next scale; `floor` is the
    smallest magnitude that the group has filled, so that only smaller numbers may join it.
    """

    def __init__(self, table: NumberTable, *, adds_digits: bool) -> None:
        self.table = table
        self.adds_digits = adds_digits
        self.parts: list[_Part] = []
        self.group: int | float | Fraction | None = None
        self.floor: int = 0
        self.awaits_ten = False
        self.is_bound = False
        self.is_ordinal = False
        self.is_pair = False
        self.links_next = False
        self.last_scale = 1
        self.value: int | float | Fraction = 0
        self.end = 0
        self._safe: tuple[int | float | Fraction, int, int] | None = None

    def read(self, tokens: Sequence[Token], start: int) -> None:
        """Take words from `tokens[start]` on, as long as they make one number; set `value` and `end`."""
        self.end = index = start
        while index < len(tokens):
            at = index
            is_linked = index > start and self.links_next
            if index > start and tokens[index].key in self.table.links:
                is_linked, at = True, index + 1
                if at >= len(tokens):
                    break
            after = self._take(tokens, at, is_linked=is_linked, is_first=index == start)
            if after is None:
                break
            if not self.is_bound:
                self._settle(after)
            index = after

    def _settle(self, end: int) -> None:
        self.value = sum((part.value for part in self.parts), start=self.group or 0)
        self.end = end
        if self.group is None:
            self._safe = (self.value, end, self.last_scale)
        else:
            self.last_scale = 1

    def _take(self, tokens: Sequence[Token], at: int, *, is_linked: bool, is_first: bool) -> int | None:
        """Add the number word or digits at `at`; return the index after them, or None where they do not fit."""
        token = tokens[at]
        if token.kind == "number":
            return self._take_digits(tokens, at, is_linked=is_linked, is_first=is_first)
        form = self.table.forms.get(token.key)
        if form is None or (self.is_ordinal and not (self.awaits_ten and form.word.role in ("ten", "tens"))):
            return None
        is_linked = is_linked or form.is_linked
        if not is_first and (form.has_preposition or not (is_linked or self._admits_unlinked(form.word))):
            return None
        is_one = form.word.role == "pair" and form.word.is_scale_too and self._is_linked_behind(tokens, at + 1)
        is_linked = is_linked and not is_first
        is_taken = (
            self._take_scale(form.word, is_linked=is_linked)
            if is_one
            else self._take_word(form.word, is_linked=is_linked)
        )
        if not is_taken:
            return None
        self.links_next = form.links_next
        return at + 1

    def _is_linked_behind(self, tokens: Sequence[Token], at: int) -> bool:
        """Say whether a linked number follows ("a billion and 200 million"): a dual that leans on a noun has none."""
        if at >= len(tokens):
            return False
        if tokens[at].key in self.table.links:
            return at + 1 < len(tokens) and (tokens[at + 1].kind == "number" or tokens[at + 1].key in self.table.forms)
        form = self.table.forms.get(tokens[at].key)
        return form is not None and form.is_linked

    def _admits_unlinked(self, word: NumberWord) -> bool:
        """An ordinal needs a link before it, but for a counted scale ("two thousandth"; "one thousandth" is a part)."""
        return not word.is_ordinal or (word.role == "scale" and self.group is not None and self.group > 1)

    def _take_digits(self, tokens: Sequence[Token], at: int, *, is_linked: bool, is_first: bool) -> int | None:
        following = self.table.forms.get(tokens[at + 1].key) if at + 1 < len(tokens) else None
        is_scaled = following is not None and following.word.role == "scale" and not following.is_linked
        digits = self._slash_decimal(tokens, at) or read_digits(tokens, at, is_scaled=is_scaled)
        if digits is None:
            return None
        if not is_first and not self._admits_digits(tokens, digits.next_index, digits.value, is_linked=is_linked):
            return None
        value = digits.value if isinstance(digits.value, int) else Fraction(str(digits.value))
        self.group = value + (self.group or 0)
        self.floor, self.awaits_ten, self.links_next = 1, False, False
        return digits.next_index

    def _slash_decimal(self, tokens: Sequence[Token], at: int) -> Digits | None:
        units = self.table.slash_decimals_before
        digits = read_slash_decimal(tokens, at) if units else None
        if digits is None or digits.next_index >= len(tokens):
            return None
        after = digits.next_index
        if after + 2 < len(tokens) and tokens[after + 1].kind == "number":  # the second number of a range
            second = read_slash_decimal(tokens, after + 1)
            after = second.next_index if second is not None else after + 2
        key = tokens[after].key if after < len(tokens) else ""
        form = self.table.forms.get(key)
        return digits if key in units or (form is not None and form.word.role == "scale") else None

    def _admits_digits(self, tokens: Sequence[Token], following: int, value: int | float, *, is_linked: bool) -> bool:
        """Say whether digits may join the words before them: below a scale, or below a hundred in words."""
        if not self.adds_digits or not value:
            return False
        if self.group is not None:
            return is_linked and value < self.floor
        if not self.parts or value >= self.parts[-1].scale:
            return False
        if self.table.adjacent_ranges and self.parts[-1].scale == _THOUSAND and _HUNDRED <= value < _THOUSAND:
            return True  # "2 thousand 600"
        form = self.table.forms.get(tokens[following].key) if following < len(tokens) else None
        return is_linked or (form is not None and form.word.value >= _HUNDRED and not form.is_linked)

    def _take_word(self, word: NumberWord, *, is_linked: bool) -> bool:
        is_counted = self.group is not None and not is_linked
        if word.role == "scale" or (word.is_scale_too and is_counted):
            return self._take_scale(word, is_linked=is_linked)
        if word.role == "pair":
            return self._take_pair(word, is_linked=is_linked)
        if word.role == "fraction":
            return False
        if self.group is None:
            if self.parts and word.value >= self.parts[-1].scale:
                return False
            self._open_group(word)
            return True
        return self._join_group(word, is_linked=is_linked)

    def _open_group(self, word: NumberWord) -> None:
        self.group = word.value
        self.floor = {"hundred": 100, "tens": 1 if self.table.units_first else 10}.get(word.role, 1)
        self.awaits_ten = word.role == "unit" and self.table.units_first and word.value > 0
        self.is_bound = word.is_bound
        self.is_ordinal = word.is_ordinal

    def _join_group(self, word: NumberWord, *, is_linked: bool) -> bool:
        """Add a word below a thousand to the group that has begun."""
        group = self.group or 0
        if word.value == _HUNDRED and not is_linked and self.floor == 1 and group < _HUNDRED * 10:
            self.group, self.floor, self.awaits_ten = group * _HUNDRED, _HUNDRED, False
            return True
        if self.awaits_ten:
            if not ((word.role == "tens" and is_linked) or (word.role == "ten" and not is_linked)):
                return False
            self.group, self.floor = group + word.value, 1
            self.awaits_ten = self.is_bound = False
            return True
        if word.value >= self.floor or not word.value:
            return False
        was_ordinal = self.is_ordinal
        self._open_group(word)
        self.group = group + word.value
        self.is_ordinal = was_ordinal or word.is_ordinal
        return True

    def _take_scale(self, word: NumberWord, *, is_linked: bool) -> bool:
        """Take a scale: alone, on the group before it, or on all smaller parts before it."""
        scale = int(word.value)
        if word.is_composed and self.group is not None:
            return False
        if self.group is None and (is_linked or not self.parts):
            return self._take_bare_scale(word, scale)
        if self.group is None:
            is_fit = scale > self.parts[-1].scale
        else:
            is_fit = not (is_linked or self.is_bound or self.is_ordinal)
        if not is_fit or not self._can_gather(scale):
            return False
        count = self.group or 0
        while self.parts and self.parts[-1].scale < scale:
            count += self.parts.pop().value
        self.is_ordinal = word.is_ordinal
        return self._add_part(count, scale)

    def _take_bare_scale(self, word: NumberWord, scale: int) -> bool:
        """Take a scale without a count: one of it, below what stands before."""
        if word.is_bound or (self.parts and scale >= self.parts[-1].scale):
            return False
        self.is_ordinal = word.is_ordinal
        return self._add_part(1, scale)

    def _can_gather(self, scale: int) -> bool:
        """A scale that was used already cannot count again: what stands after it is another number."""
        if any(part.scale == scale for part in self.parts):
            if self._safe is not None:
                self.value, self.end, self.last_scale = self._safe
            return False
        return True

    def _take_pair(self, word: NumberWord, *, is_linked: bool) -> bool:
        scale = int(word.value)
        if self.group is not None or (self.parts and (not is_linked or scale >= self.parts[-1].scale)):
            return False
        self.is_pair = not self.parts
        return self._add_part(2, scale)

    def _add_part(self, count: int | float | Fraction, scale: int) -> bool:
        self.parts.append(_Part(count * scale, scale))
        self.group, self.last_scale = None, scale
        self.is_bound = self.awaits_ten = False
        return True


def _completed(
    tokens: Sequence[Token], index: int, table: NumberTable, count: _Count, form: NumberForm | None
) -> NumberReading:
    """Add what may follow a count: decimals after the word for point, fractions, ordinal denominators."""
    value, end, is_fraction = count.value, count.end, False
    if not count.is_ordinal:
        for extend in (_decimals, _and_fraction, _times_fraction, _over_ordinal):
            extended = extend(tokens, end, table, count)
            if extended is not None:
                value, end = extended
                is_fraction = extend in (_times_fraction, _over_ordinal)
                break
    return NumberReading(
        _plain(value), end, _start(tokens[index], form), tokens[end - 1].end,
        is_words=tokens[index].kind == "word", is_ordinal=count.is_ordinal, is_fraction=is_fraction,
        is_pair=count.is_pair, has_article=bool(form and form.has_article),
        has_preposition=bool(form and form.has_preposition), is_scaled=bool(count.parts),
        scale=count.parts[0].scale if len(count.parts) == 1 and count.group is None else 1,
    )  # fmt: skip


_Extended = tuple[int | float | Fraction, int] | None


def _decimals(tokens: Sequence[Token], end: int, table: NumberTable, count: _Count) -> _Extended:
    """Read "three point five", also with the denominator that Persian may add ("three point five tenths")."""
    if end + 1 >= len(tokens) or tokens[end].key not in table.point:
        return None
    after = _Count(table, adds_digits=True)
    after.read(tokens, end + 1)
    if after.end == end + 1 or after.is_ordinal or not isinstance(after.value, int):
        return None
    over = _over_ordinal(tokens, after.end, table, after)
    part, at = over or (Fraction(after.value, 10 ** len(str(after.value))), after.end)
    return _scaled(tokens, at, table, Fraction(count.value) + Fraction(part))


def _scaled(tokens: Sequence[Token], at: int, table: NumberTable, value: Fraction) -> tuple[Fraction, int]:
    """Multiply by the scale that may follow ("two and a half million")."""
    form = table.forms.get(tokens[at].key) if at < len(tokens) else None
    if form is not None and form.word.role == "scale" and not form.is_linked and not form.has_preposition:
        return value * form.word.value, at + 1
    return value, at


def _fraction_at(
    tokens: Sequence[Token], at: int, table: NumberTable, *, is_counted: bool
) -> tuple[NumberForm, bool] | None:
    """The fraction word at a place, and whether a link joins it to what stands before."""
    if at >= len(tokens):
        return None
    form = table.forms.get(tokens[at].key)
    if is_counted and (form is None or form.word.role != "fraction"):
        form = table.counted_fractions.get(tokens[at].key)
    if form is None or form.word.role != "fraction" or form.has_preposition:
        return None
    return form, form.is_linked


def _and_fraction(tokens: Sequence[Token], end: int, table: NumberTable, count: _Count) -> _Extended:
    """Read "a million and a half", "two and a half million", "five and a quarter", "twenty and three fifths"."""
    at = end + 1 if end < len(tokens) and tokens[end].key in table.links else end
    found = _fraction_at(tokens, at, table, is_counted=False)
    if found is not None and (found[1] or at > end):
        part = Fraction(found[0].word.value)
        value = Fraction(str(count.value)) + part * count.last_scale
        if count.last_scale > 1:
            return value, _past_same_scale(tokens, at + 1, table, count.last_scale)
        return _scaled(tokens, at + 1, table, value)
    return _and_counted_fraction(tokens, end, at, table, count)


def _and_counted_fraction(tokens: Sequence[Token], end: int, at: int, table: NumberTable, count: _Count) -> _Extended:
    form = table.forms.get(tokens[at].key) if at < len(tokens) else None
    if form is None or not (form.is_linked or at > end) or form.word.role != "unit" or form.word.is_ordinal:
        return None
    found = _fraction_at(tokens, at + 1, table, is_counted=True)
    if found is None or found[1]:
        return None
    return Fraction(str(count.value)) + Fraction(form.word.value) * Fraction(found[0].word.value), at + 2


def _past_same_scale(tokens: Sequence[Token], at: int, table: NumberTable, scale: int) -> int:
    """Step over the scale named again: "three million and a half a million"."""
    form = table.forms.get(tokens[at].key) if at < len(tokens) else None
    same = form is not None and form.word.role == "scale" and form.word.value == scale and not form.is_linked
    return at + 1 if same else at


def _times_fraction(tokens: Sequence[Token], end: int, table: NumberTable, count: _Count) -> _Extended:
    """Read "three quarters"."""
    found = _fraction_at(tokens, end, table, is_counted=True)
    if found is None or found[1] or found[0].has_article or count.parts:
        return None
    return Fraction(str(count.value)) * Fraction(found[0].word.value), end + 1


def _over_ordinal(tokens: Sequence[Token], end: int, table: NumberTable, count: _Count) -> _Extended:
    """Read "one third" where the denominator is an ordinal."""
    if not table.ordinal_denominators or end >= len(tokens) or tokens[end].key in table.not_denominators:
        return None
    form = table.forms.get(tokens[end].key)
    if form is None or not form.word.is_ordinal or not isinstance(count.value, int) or form.is_linked:
        return None
    if not 0 < count.value < form.word.value or form.word.value <= 2:
        return None
    return Fraction(count.value) / Fraction(form.word.value), end + 1
