"""`numbers.toml` of a language -> a `NumberTable`: every written form of every number word, by its folded key."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from rasad.chars.fold import fold
from rasad.errors import LanguageDataError
from rasad.langpack.pack import LanguagePack

NumberRole = Literal["unit", "ten", "teen", "tens", "hundred", "scale", "pair", "fraction"]

_SECTIONS: dict[str, tuple[NumberRole, dict[str, bool]]] = {
    "units": ("unit", {}),
    "bound_units": ("unit", {"is_bound": True}),
    "ten": ("ten", {}),
    "teens": ("teen", {}),
    "tens": ("tens", {}),
    "hundreds": ("hundred", {}),
    "scales": ("scale", {}),
    "counted_scales": ("scale", {"is_bound": True}),
    "pairs": ("pair", {}),
    "scale_or_pair": ("pair", {"is_scale_too": True}),
    "fractions": ("fraction", {}),
    "counted_fractions": ("fraction", {"is_bound": True}),
}
_LARGEST_DENOMINATOR = 10  # of parts that are written together with their count
_ORDINALS = {"ordinals": False, "bound_ordinals": True}


class NumberWord(NamedTuple):
    """One number word: its arithmetic role and value.

    `is_bound`: a number only next to another number word; `is_scale_too`: a pair that is the plain scale after a count;
    `is_composed`: a scale with its count in one word.
    """

    value: int | Fraction
    role: NumberRole
    is_ordinal: bool = False
    is_bound: bool = False
    is_scale_too: bool = False
    is_composed: bool = False


class NumberForm(NamedTuple):
    """A number word as it is written: `skipped` letters of the key (joined link or preposition) stand before it.

    `links_next`: the link to the next word is written together with it.
    """

    word: NumberWord
    is_linked: bool = False
    has_preposition: bool = False
    has_article: bool = False
    skipped: int = 0
    links_next: bool = False


class NumberTable(NamedTuple):
    """The number words of a language; keys are folded.

    `slash_decimals_before`: words before which a slash between digits is a decimal sign (if any, scales too).
    `forms` by key; `counted_fractions` are the fraction readings of words that are something else without a count.
    """

    forms: dict[str, NumberForm]
    counted_fractions: dict[str, NumberForm]
    links: frozenset[str]
    minus: frozenset[str]
    point: frozenset[str]
    article: str
    units_first: bool
    ordinal_denominators: bool
    adjacent_ranges: bool
    slash_decimals_before: frozenset[str]
    not_denominators: frozenset[str]


class _Prefix(NamedTuple):
    written: str
    is_linked: bool
    has_preposition: bool
    has_article: bool
    skipped: int


def number_table(pack: LanguagePack) -> NumberTable:
    """Return the pack's number words, compiled at the first call.

    Raises:
        LanguageDataError: `numbers.toml` has a value that is no number.
    """
    return pack.compiled(_compile)


def _compile(pack: LanguagePack) -> NumberTable:
    data = pack.toml("numbers.toml")
    prefixes = _prefixes(data)
    links = ("", *map(fold, data.get("joined_links", ())))
    never = {link + fold(word) for word in data.get("never", ()) for link in links}
    plain: dict[str, NumberWord] = {}
    fractions: dict[str, NumberWord] = {}
    for written, word in _words(data, pack):
        home = fractions if word.role == "fraction" and word.is_bound else plain
        home.setdefault(fold(written), word)
    if data.get("fused"):
        plain |= {key: word for key, word in _fused(plain, fold(data["links"][0])) if key not in plain}
    forms = _forms(plain, prefixes, never)
    if data.get("fused"):
        forms |= _with_trailing_link(forms, fold(data["links"][0]))
    return NumberTable(
        forms=forms,
        counted_fractions=_forms(fractions, prefixes, never),
        links=_keys(data, "links"),
        minus=_keys(data, "minus"),
        point=_keys(data, "point"),
        article=fold(data.get("article", "")),
        units_first=bool(data.get("units_first")),
        ordinal_denominators=bool(data.get("ordinal_denominators")),
        adjacent_ranges=bool(data.get("adjacent_ranges")),
        slash_decimals_before=_keys(data, "slash_decimals_before"),
        not_denominators=_keys(data, "not_denominators"),
    )


def _keys(data: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in data.get(name, ()))


def _words(data: dict[str, Any], pack: LanguagePack) -> Iterator[tuple[str, NumberWord]]:
    for section, (role, flags) in _SECTIONS.items():
        for value, spellings in data.get(section, {}).items():
            for written in spellings:
                yield written, NumberWord(_value(value, pack), role, **flags)
    for section, is_bound in _ORDINALS.items():
        for value, spellings in data.get(section, {}).items():
            number = _value(value, pack)
            for written in spellings:
                yield written, NumberWord(number, _role_of(number), is_ordinal=True, is_bound=is_bound)


def _value(text: str, pack: LanguagePack) -> int | Fraction:
    try:
        value = Fraction(text)
    except ValueError as error:
        raise LanguageDataError(
            f"{pack.folder / 'numbers.toml'}: {text!r} is no number. Write an integer or a fraction as the key."
        ) from error
    return value.numerator if value.denominator == 1 else value


def _role_of(value: int | Fraction) -> NumberRole:
    bounds: tuple[tuple[int, NumberRole], ...] = ((10, "unit"), (20, "teen"), (100, "tens"), (1000, "hundred"))
    return next((role for limit, role in bounds if value < limit), "scale")


def _prefixes(data: dict[str, Any]) -> list[_Prefix]:
    """All that may be written together before a number word, shortest first."""
    article = fold(data.get("article", ""))
    fused = {fold(row["preposition"]): fold(row["written"]) for row in data.get("article_after", ())}
    found: list[_Prefix] = []
    for link in ("", *map(fold, data.get("joined_links", ()))):
        for preposition in ("", *map(fold, data.get("prepositions", ()))):
            start = link + preposition
            found.append(_Prefix(start, bool(link), bool(preposition), False, len(start)))
            if article:
                written = link + fused.get(preposition, preposition + article)
                # In the fused writing the article begins with the preposition's own letter.
                skipped = len(link) if preposition in fused else len(start)
                found.append(_Prefix(written, bool(link), bool(preposition), True, skipped))
    return sorted(found, key=lambda prefix: len(prefix.written))


def _forms(words: dict[str, NumberWord], prefixes: list[_Prefix], never: set[str]) -> dict[str, NumberForm]:
    forms: dict[str, NumberForm] = {}
    for prefix in prefixes:
        for key, word in words.items():
            written = prefix.written + key
            if written not in forms and written not in never:
                forms[written] = NumberForm(word, *prefix[1:])
    return forms


def _with_trailing_link(forms: dict[str, NumberForm], link: str) -> dict[str, NumberForm]:
    """Words above nine with the link written behind them ("a thousand-and")."""
    return {
        key + link: form._replace(links_next=True)
        for key, form in forms.items()
        if form.word.role in ("tens", "hundred", "scale") and not form.word.is_ordinal and key + link not in forms
    }


def _fused(words: dict[str, NumberWord], link: str) -> Iterator[tuple[str, NumberWord]]:
    """Parts of a number that are written together: with the link, with their scale, as parts of a whole."""
    below = dict(_fused_below(words, link, ("tens",), words))
    yield from below.items()
    yield from _fused_below(words, link, ("hundred",), words | below)
    for left, first in words.items():
        if first.is_ordinal or not first.value:
            continue
        for right, second in words.items():
            if first.role in ("unit", "teen", "tens", "hundred") and second.role == "scale":
                value = first.value * second.value
                yield left + right, NumberWord(value, "scale", second.is_ordinal, is_composed=True)
            elif first.role == "unit" and second.is_ordinal and first.value < second.value <= _LARGEST_DENOMINATOR:
                yield left + right, NumberWord(Fraction(int(first.value), int(second.value)), "fraction")


def _fused_below(
    words: dict[str, NumberWord], link: str, roles: tuple[NumberRole, ...], smaller: dict[str, NumberWord]
) -> Iterator[tuple[str, NumberWord]]:
    """Tens with their units, hundreds with all below them, written together with the link."""
    fitting = ("unit",) if roles == ("tens",) else ("unit", "teen", "tens")
    for left, first in words.items():
        for right, second in smaller.items():
            if first.role in roles and not first.is_ordinal and second.role in fitting and second.value:
                value = first.value + second.value
                yield left + link + right, NumberWord(value, "teen", is_ordinal=second.is_ordinal)
