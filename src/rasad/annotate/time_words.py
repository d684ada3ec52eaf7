"""A sentence's tokens as the time grammar asks of them: is there a weekday here, a number, a link?"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import msgspec

from rasad.langpack.numbers import NumberForm, NumberTable
from rasad.langpack.times import TimeTable, TimeWord
from rasad.records.document import Token

_THOUSAND = 1000
_YEAR_DIGITS = 4
_SCALED_DIGITS = 9  # a number with a scale is never a day or a year
_SHORTEST_CHAIN = 6  # letters of number words that are written together


class Found(msgspec.Struct, frozen=True, gc=False):
    """A word of time and the index after it."""

    word: TimeWord
    after: int


def sign_of(found: Found) -> int:
    """Return the direction of a word like last, this, next; "the following" points ahead."""
    return 1 if is_told(found) else int(found.word.value)


def is_told(found: Found) -> bool:
    """Say whether a word points ahead of the story rather than of now ("the following day")."""
    return bool(found.word.value == "following")


class Count(NamedTuple):
    """A whole number in digits or words and the index after it; `digits` is how many digits it was written with."""

    value: int
    after: int
    is_ordinal: bool = False
    digits: int = 0
    skipped: int = 0
    is_linked: bool = False


class Words:
    """The tokens `[first, last)` of one sentence with the tables of its language."""

    __slots__ = ("_read", "_sections", "first", "last", "numbers", "table", "tokens")

    def __init__(self, tokens: Sequence[Token], first: int, last: int, table: TimeTable, numbers: NumberTable) -> None:
        self.tokens = tokens
        self.first = first
        self.last = last
        self.table = table
        self.numbers = numbers
        self._sections = table.sections
        self._read: dict[int, Count | None] = {}

    def take(self, section: str, at: int) -> Found | None:
        """Return the longest word of a section that begins at a token."""
        if not self.first <= at < self.last:
            return None
        words = self._sections[section].get(self.tokens[at].key)
        if words is None:
            return None
        for word in words:
            if not word.tail:
                return Found(word, at + 1)
            after = at + 1 + len(word.tail)
            if after <= self.last and all(
                self.tokens[at + 1 + offset].key == key for offset, key in enumerate(word.tail)
            ):
                return Found(word, after)
        return None

    def is_plain(self, at: int) -> bool:
        """Say whether no expression of time has a piece that begins at a token: a word of none, and no number."""
        if not self.first <= at < self.last:
            return True
        token = self.tokens[at]
        if token.kind != "word" or token.key in self.table.known or token.key in self.numbers.forms:
            return False
        return self.number(at) is None

    def is_before_another(self, turn: Found) -> bool:
        """Say whether a word for ago or last means "before": what it is tied to follows ("two days before that")."""
        if turn.word.tail and self.key(turn.after) in self.table.keys["untied.clauses"]:
            return True
        tied = self.take("tied", turn.after)
        if tied is None or self.take("ago", turn.after - 1) is None:
            return False
        return self.key(tied.after) not in self.table.keys["untied.after"]

    def is_tied_behind(self, at: int) -> bool:
        """Say whether a word for previous before a token is tied to what follows ("the ninety days previous to it")."""
        keys, link = self.table.keys, self.table.prefixes["prior_links"]
        if not link or self.key(at - 1) not in keys["prior.words"]:
            return False
        return self.key(at).startswith(link) and self.key(at) not in keys["prior.free"]

    def key(self, at: int) -> str:
        """Return a token's key, empty outside the sentence."""
        return self.tokens[at].key if self.first <= at < self.last else ""

    def behind_comma(self, at: int) -> int:
        """Return the index behind a comma glued to words on both sides, or to a year: a slip inside one expression."""
        if self.key(at) != "\N{ARABIC COMMA}" or not self.is_joined(at + 1):
            return at
        behind = self.digits(at + 1)
        return at + 1 if self.is_joined(at) or (behind is not None and behind.digits == _YEAR_DIGITS) else at

    def is_joined(self, at: int) -> bool:
        """Say whether a token touches the one before it."""
        return self.first < at < self.last and self.tokens[at].start == self.tokens[at - 1].end

    def digits(self, at: int) -> Count | None:
        """Return the whole number written in digits at a token, an article before it skipped."""
        if not self.first <= at < self.last:
            return None
        token = self.tokens[at]
        if token.kind == "number":
            return Count(int(token.key), at + 1, digits=len(token.key)) if token.key.isdecimal() else None
        if token.key == self.numbers.article and token.key and self.is_joined_or_near(at + 1):
            inner = self.digits(at + 1)
            return inner._replace(is_ordinal=True) if inner else None
        return None

    def is_joined_or_near(self, at: int) -> bool:
        """Say whether a number stands right behind the token before it (tatweel may lie between)."""
        return (
            at < self.last and self.tokens[at].kind == "number" and self.tokens[at].start - self.tokens[at - 1].end <= 1
        )

    def number(self, at: int) -> Count | None:
        """Return the whole number at a token, in digits or in words."""
        if not self.first <= at < self.last:
            return None
        if at not in self._read:
            self._read[at] = self._scaled(at) or self.digits(at) or self._in_words(at)
        return self._read[at]

    def _scaled(self, at: int) -> Count | None:
        """110 million, 2.5 thousand, 14 thousand and 400: digits with a scale behind them."""
        if not self.first <= at < self.last or self.tokens[at].kind != "number":
            return None
        scale = self._form(at + 1)
        if scale is None or scale.word.role not in ("scale", "pair") or scale.skipped or scale.word.is_ordinal:
            return None
        try:
            value = Fraction(self.tokens[at].key) * scale.word.value
        except (ValueError, ZeroDivisionError):
            return None
        is_counted = self._is_counted_scale(at + 1) or (scale.word.role == "pair" and not scale.word.is_scale_too)
        if is_counted or value.denominator != 1:
            return None
        rest = self.digits(at + 3) if self.key(at + 2) in self.numbers.links else None
        if rest is not None and rest.value < scale.word.value:
            return Count(int(value) + rest.value, rest.after, digits=_SCALED_DIGITS)
        return Count(int(value), at + 2, digits=_SCALED_DIGITS)

    def _is_counted_scale(self, at: int) -> bool:
        """Say whether a scale has its own count written together with it."""
        key, forms = self.key(at), self.numbers.forms
        return any(key[:cut] in forms and key[cut:] in forms for cut in range(2, len(key) - 1))

    def _form(self, at: int) -> NumberForm | None:
        return self.numbers.forms.get(self.tokens[at].key) if self.first <= at < self.last else None

    def _in_words(self, at: int) -> Count | None:
        head = self._form(at)
        if head is None and self.first <= at < self.last and not self.numbers.article:
            return self._chained(at)
        if head is None or isinstance(head.word.value, Fraction) or head.word.role == "fraction":
            return None
        tally = _Tally()
        is_ordinal = head.word.is_ordinal
        end = at
        after = at
        form: NumberForm | None = head
        linked = True
        while form is not None and not isinstance(form.word.value, Fraction) and tally.add(form, linked):
            is_ordinal |= form.word.is_ordinal
            after = end = after + 1
            if head.word.is_ordinal and end == at + 1 and not self._goes_on(end):
                break
            if linked := self.key(after) in self.numbers.links:
                after += 1
            form = self._form(after)
            linked |= form is not None and form.is_linked
        return (
            Count(int(tally.total), end, is_ordinal, skipped=head.skipped, is_linked=head.is_linked)
            if end > at
            else None
        )

    def _chained(self, at: int) -> Count | None:
        """Number words written together with their links, in languages without an article."""
        key = self.tokens[at].key
        if len(key) < _SHORTEST_CHAIN or not any(link in key for link in self.numbers.links):
            return None
        forms = self._pieces(key)
        if forms is None or len(forms) == 1:
            return None
        tally = _Tally()
        for form, linked in forms:
            if isinstance(form.word.value, Fraction) or not tally.add(form, linked):
                return None
        return Count(int(tally.total), at + 1, forms[-1][0].word.is_ordinal)

    def _pieces(self, key: str, *, linked: bool = False) -> list[tuple[NumberForm, bool]] | None:
        """Cut a key into number words, each with whether a link stands before it; the link may be left out."""
        for cut in range(len(key), 1, -1):
            form = self.numbers.forms.get(key[:cut])
            if form is None:
                continue
            rest = key[cut:]
            if not rest:
                return [(form, linked)]
            for link in (*self.numbers.links, ""):
                is_linked = bool(link) or form.links_next
                if rest.startswith(link) and (tail := self._pieces(rest[len(link) :], linked=is_linked)) is not None:
                    return [(form, linked), *tail]
        return None

    def _goes_on(self, at: int) -> bool:
        """Say whether an ordinal unit has a ten behind it (the twenty-first)."""
        form = self._form(at)
        return form is not None and (form.word.role == "ten" or (form.is_linked and form.word.role == "tens"))


class _Tally:
    """Adds number words up: scales multiply what stands before them, the rest is added in falling order."""

    def __init__(self) -> None:
        self.done = 0
        self.group = 0
        self.last = _THOUSAND**4
        self.is_fresh = True

    @property
    def total(self) -> int:
        return self.done + self.group

    def add(self, form: NumberForm, linked: bool) -> bool:
        """Take one more word in; False where it cannot belong to the same number."""
        value, role = int(form.word.value), form.word.role
        if role == "pair" and not (form.word.is_scale_too and self.group):
            value *= 2
        if self.is_fresh:
            self.group, self.is_fresh, self.last = value, False, value
            return not form.word.is_bound or role == "unit"
        if role == "ten" and self.last < 10:
            self.group += 10
            self.last = 10
            return True
        if role in ("scale", "pair") and 0 < self.group < value:
            self.done += self.group * value if role == "scale" else 0
            self.group, self.last = 0, value
            return role == "scale"
        if role == "hundred" and self.last < 10 and not linked:
            self.group += self.last * (value - 1)
            self.last = value
            return True
        if not linked or not self._fits(value):
            return False
        self.group += value
        self.last = value
        return True

    def _fits(self, value: int) -> bool:
        """Hundreds after thousands, tens after hundreds, units and tens in either order."""
        if 20 <= value < 100 and 0 < self.last < 10:
            return True
        return value < self.last and not (self.last < 20)
