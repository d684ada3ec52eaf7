"""`times.toml` and `months.toml` of a language -> a `TimeTable`: every written form of every word of time.

Each section of the data becomes a dictionary from the first folded word of a form to its entries, longest first, so
that a reader asks "is there a weekday here?" with one lookup. Articles and joined particles are added here.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from rasad.chars.fold import fold
from rasad.errors import LanguageDataError
from rasad.langpack.numbers import NumberTable, number_table
from rasad.langpack.pack import LanguagePack


class TimeWord(NamedTuple):
    """One written form. `tail`: keys of its further words; `skipped`: letters of joined particles before it.

    `context`: what it needs beside it to count ("" nothing, "bare" a preposition, "common" a number or the like).
    """

    id: str
    value: Any
    tail: tuple[str, ...] = ()
    skipped: int = 0
    is_linked: bool = False
    has_preposition: bool = False
    has_article: bool = False
    context: str = ""


class TimeTable(NamedTuple):
    """The words of time of a language; all keys are folded.

    `known` are the first words of all sections. `strong` words announce a time; `weak` ones may only stand before a
    strong one in the same expression. `cuts`: the letters behind a unit that are no part of it, by its key.
    `week_turn`: the weekday from which on the days belong to the week to come. `parts_stamps`: a comma or dash parts
    day and time of day. `decimal_slash`: a slash parts decimals. `famous_days`: by calendar, month and day, the keys of
    events that a day is called by, and their year.
    """

    sections: dict[str, dict[str, tuple[TimeWord, ...]]]
    known: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    week_start: int
    week_turn: int
    calendar: str
    short_years: bool
    keys: dict[str, frozenset[str]]
    prefixes: dict[str, tuple[str, ...]]
    cuts: dict[str, int]
    parts_stamps: bool
    decimal_slash: bool
    famous_days: dict[tuple[str, int, int], tuple[tuple[frozenset[str], int], ...]]


_NO_TURN = 8  # no ISO weekday
_Form = tuple[str, str, Any, str]  # written form, id, value, context

# Sections whose words take the article; the others take joined particles only.
_NOUNS = frozenset({"weekdays", "units", "shifts", "ordinals", "parts", "dayparts", "decades", "seasons", "fractions"})
_NOUNS |= {"spanned", "blocked_nouns", "months", "eras", "halves", "more", "thousands"}
# Sections whose words announce a time, and those that may stand before such a word in one expression.
_STRONG = frozenset(
    {"weekdays", "units", "days", "years", "months", "seasons", "decades", "holidays", "vague", "adverbs", "fractions"}
    | {"glued", "zones", "loose", "counted_loose", "own_units", "thousands"}
)
_WEAK = frozenset(
    {"these", "ordinals", "parts", "part_flags", "from", "of", "ago", "ahead", "for", "approx", "halves", "each"}
    | {"some", "counts", "leads", "dayparts", "to", "eras", "same", "spanned"}
)
_GLUED_COUNTS = frozenset({Fraction(1, 2), *range(1, 13), *range(20, 101, 10), 1000})
_KEY_LISTS: dict[str, tuple[str, ...]] = {
    "not_years": ("after", "before"),
    "calendar_cues": ("domestic", "foreign"),
    "tense": ("future", "past"),
}
_KEY_LISTS |= {
    "short_years_after": ("before", "after"),
    "bare_days": ("verbs",),
    "bare_decades": ("before",),
    "nights": ("words",),
    "described": ("units",),
    "added": ("before",),
    "not_today": ("before",),
    "unlinked": ("units",),
    "not_led": ("before",),
    "named_by_day": ("before",),
    "titles": ("before",),
    "exact_hours": ("before",),
    "prior": ("words", "free"),
    "passed": ("words",),
    "starts": ("before", "after"),
    "named_by_feast": ("before",),
    "untied": ("after", "clauses"),
    "in_company": ("units",),
    "anaphoric": ("units",),
    "guarded": ("months",),
    "numbered": ("before",),
    "months_of_year": ("units",),
    "verb_prefix": ("months",),
    "nowadays": ("before", "after", "opening", "dated", "clauses", "states", "near", "contrasts"),
}


def time_table(pack: LanguagePack) -> TimeTable:
    """Return the pack's words of time, compiled at the first call.

    Raises:
        LanguageDataError: an entry lacks a field that its section needs.
    """
    return pack.compiled(_compile)


def _compile(pack: LanguagePack) -> TimeTable:
    data, months = pack.toml("times.toml"), pack.toml("months.toml")
    particles = _Particles(pack, data.get("prepositions", ()))
    try:
        forms = {**_plain_sections(data, pack.code), **_built_sections(data, months, pack.code)}
    except KeyError as error:
        raise LanguageDataError(f"{pack.folder / 'times.toml'}: an entry has no {error}. Write it.") from error
    sections = {name: _index(particles.spread(rows, name in _NOUNS)) for name, rows in forms.items()}
    sections["units"] |= _with_copula(sections["units"], data.get("copulas", ()))
    sections["glued"] = _glued(sections["units"], number_table(pack)) if not particles.article else {}
    return TimeTable(
        sections=sections,
        known=frozenset().union(*sections.values()),
        strong=_announcing(sections) | frozenset(fold(word) for word in data.get("announcing", ())),
        weak=_joining(sections),
        week_start=int(data.get("week_start", 1)),
        week_turn=int(data.get("week_turn", _NO_TURN)),
        calendar=str(data.get("calendar", "gregorian")),
        short_years=bool(data.get("short_years")),
        keys=_key_lists(data, particles.conjunctions),
        prefixes={
            name: tuple(fold(word) for word in data.get("tense", {}).get(name, ()))
            for name in ("future_prefixes", "present_prefixes")
        }
        | {
            name: tuple(fold(word) for word in data.get("nowadays", {}).get(name, ()))
            for name in ("spoken_start", "spoken_endings", "participles")
        }
        | {"prior_links": tuple(fold(word) for word in data.get("prior", {}).get("links", ()))}
        | {"comparatives": tuple(fold(word) for word in data.get("starts", {}).get("endings", ()))}
        | {"verb_endings": tuple(fold(word) for word in data.get("verb_prefix", {}).get("endings", ()))},
        cuts={
            key: len(fold(copula))
            for _, copula in data.get("copulas", ())
            for key in sections["units"]
            if key.endswith(fold(copula))
        },
        parts_stamps=bool(data.get("parts_stamps")),
        decimal_slash=bool(data.get("decimal_slash")),
        famous_days=_famous_days(data, particles.conjunctions),
    )


def _famous_days(
    data: dict[str, Any], conjunctions: list[str]
) -> dict[tuple[str, int, int], tuple[tuple[frozenset[str], int], ...]]:
    """Read the days that stand without a year behind the name of their event."""
    found: dict[tuple[str, int, int], tuple[tuple[frozenset[str], int], ...]] = {}
    for row in data.get("famous_day", ()):
        calendar, _, rule = row["date"].partition(":")
        year, month, day = (int(part) for part in rule.split("-"))
        plain = [fold(word) for word in row["events"]]
        events = frozenset(prefix + key for prefix in ("", *conjunctions) for key in plain)
        found[calendar, month, day] = (*found.get((calendar, month, day), ()), (events, year))
    return found


def _with_copula(
    units: dict[str, tuple[TimeWord, ...]], copulas: Iterable[tuple[str, str]]
) -> dict[str, tuple[TimeWord, ...]]:
    """Units with the copula that is written together with them."""
    return {
        key + fold(copula): words
        for ending, copula in copulas
        for key, words in units.items()
        if key.endswith(fold(ending)) and not words[0].tail
    }


def _key_lists(data: dict[str, Any], conjunctions: list[str]) -> dict[str, frozenset[str]]:
    lists = {
        f"{section}.{name}": frozenset(fold(word) for word in data.get(section, {}).get(name, ()))
        for section, names in _KEY_LISTS.items()
        for name in names
    }
    for name in ("not_future", "subjunctive", "clauses"):
        lists[f"tense.{name}"] = frozenset(fold(word) for word in data.get("tense", {}).get(name, ()))
    joined = [fold(word) for word in data.get("prepositions", ())]
    for name in ("named_by_day.before", "titles.before"):
        lists[name] |= {prefix + key for prefix in joined for key in lists[name]}
    for name in ("tense.past", "tense.future", "named_by_day.before", "titles.before", "nowadays.before"):
        lists[name] |= {prefix + key for prefix in conjunctions for key in lists[name]}
    return lists


_PLAIN: tuple[str, ...] = (
    "weekdays",
    "seasons",
    "fractions",
    "halves",
    "shifts",
    "these",
    "ordinals",
    "years",
    "days",
    "dayparts",
    "from",
)
_PLAIN += ("to", "of", "ago", "ahead", "for", "now", "approx", "eras", "each", "adverbs", "counts", "decades", "zones")
_PLAIN += (
    "vague",
    "some",
    "blocked",
    "part_flags",
    "more",
    "in",
    "same",
    "tied",
    "spanned",
    "themselves",
    "odd",
    "onward",
)
_PLAIN += (
    "loose",
    "counted_loose",
    "left",
    "ending",
    "before_hour",
    "own_units",
    "thousands",
    "blocked_nouns",
    "limits",
    "whole",
)


def _plain_sections(data: dict[str, Any], code: str) -> dict[str, list[_Form]]:
    """Sections that map a meaning to its words; a meaning written as an integer becomes one."""
    return {
        name: [
            (word, f"{code}.time.{name}.{key}", _meaning(key), "")
            for key, words in data.get(name, {}).items()
            for word in words
        ]
        for name in _PLAIN
    }


def _meaning(key: str) -> int | str:
    return int(key) if key.lstrip("-").isdigit() else key


def _built_sections(data: dict[str, Any], months: dict[str, Any], code: str) -> dict[str, list[_Form]]:
    """Sections whose words carry more than one meaning: units with number, parts with bounds, months, holidays."""
    units = [
        (word, f"{code}.time.units.{unit}", (unit, number), "")
        for unit, numbers in data["units"].items()
        for number, words in numbers.items()
        for word in words
    ]
    parts = [
        (word, f"{code}.time.parts.{edge}", (edge, tuple(part["year"]), tuple(part["other"])), "")
        for edge, part in data["parts"].items()
        for word in part["words"]
    ]
    holidays = [(word, row["id"], row["date"], "") for row in data.get("holiday", ()) for word in row["forms"]]
    leads = [(word, f"{code}.time.leads", name, "") for name in ("leads", "date_leads") for word in data.get(name, ())]
    return {"units": units, "parts": parts, "holidays": holidays, "leads": leads, "months": list(_months(months))}


def _months(data: dict[str, Any]) -> Iterator[_Form]:
    joined = data.get("joined_month", "")
    for row in data["month"]:
        value = (row["calendar"], row["number"])
        for context, field in (("", "names"), ("bare", "bare"), ("common", "common")):
            for name in row.get(field, ()):
                yield name, row["id"], value, context
                if joined and row["calendar"] == "solar_hijri":
                    yield name + joined, row["id"], value, ""


class _Particles:
    """What a language writes together before a noun: conjunctions, prepositions, the article."""

    def __init__(self, pack: LanguagePack, prepositions: Iterable[str]) -> None:
        tokens = pack.language.get("tokens", {})
        groups = [[fold(part) for part in group] for group in tokens.get("proclitics", ())]
        conjunctions, _, articles = [*groups, [], [], []][:3]
        fused = {fold(row["prefix"]) + fold(row["rest"]): fold(row["written"]) for row in tokens.get("fused", ())}
        self.conjunctions = conjunctions
        self.article = articles[0] if articles else ""
        self._prefixes = [
            (fused.get(lead + article, lead + article), conjunction, lead, article)
            for conjunction in ("", *conjunctions)
            for lead in ("", *map(fold, prepositions))
            for article in ("", *articles)
        ]

    def spread(self, rows: Iterable[_Form], with_article: bool) -> Iterator[tuple[str, TimeWord]]:
        """Yield each row in all its joined writings, keyed by its first word."""
        for written, identifier, value, context in rows:
            first, *tail = fold(written).split()
            keys = tuple(tail)
            has_article = bool(self.article) and first.startswith(self.article)
            for prefix, conjunction, lead, article in self._prefixes if len(first) > 1 else self._prefixes[:1]:
                if article and (not with_article or has_article):
                    continue
                # In the fused writing the article begins with the preposition's own letter, which stays in the span.
                is_fused = (article and not prefix.endswith(article)) or not self.article
                skipped = len(conjunction) + (0 if is_fused else len(lead))
                yield (
                    conjunction + prefix + first,
                    TimeWord(
                        identifier,
                        value,
                        keys,
                        skipped,
                        bool(conjunction),
                        bool(lead),
                        bool(article) or has_article,
                        context,
                    ),
                )


def _index(forms: Iterable[tuple[str, TimeWord]]) -> dict[str, tuple[TimeWord, ...]]:
    found: dict[str, list[TimeWord]] = {}
    for key, word in forms:
        found.setdefault(key, []).append(word)
    # Longest form first; among equals the one with the fewest letters taken for particles.
    return {key: tuple(sorted(words, key=lambda word: (-len(word.tail), word.skipped))) for key, words in found.items()}


def _glued(units: dict[str, tuple[TimeWord, ...]], numbers: NumberTable) -> dict[str, tuple[TimeWord, ...]]:
    """Counts written together with their unit, in languages without an article."""
    counts = {
        key: form.word.value
        for key, form in numbers.forms.items()
        if form.word.value in _GLUED_COUNTS and not form.word.is_ordinal
    }
    return {
        count + key: (TimeWord(word.id, (float(value), word.value[0])),)
        for key, words in units.items()
        for word in words
        if not word.tail and word.value[1] == "one"
        for count, value in counts.items()
    }


def _announcing(sections: dict[str, dict[str, tuple[TimeWord, ...]]]) -> frozenset[str]:
    """Of each strong form the longest of its words, which is the rarest."""
    return frozenset(
        max((key, *word.tail), key=len) for name in _STRONG for key, words in sections[name].items() for word in words
    )


def _joining(sections: dict[str, dict[str, tuple[TimeWord, ...]]]) -> frozenset[str]:
    weak = {key for name in _WEAK for key in sections[name]}
    for name in _STRONG | _WEAK:
        for key, words in sections[name].items():
            weak |= {part for word in words if word.tail for part in (key, *word.tail)}
    return frozenset(weak)
