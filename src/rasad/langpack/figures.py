"""`figures.toml` of a language -> a `FigureTable`: the words around numbers, by folded key."""

from collections import defaultdict
from typing import Any, Literal, NamedTuple

from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack

BoundKind = Literal["min_exclusive", "min", "max_exclusive", "max", "about"]
Direction = Literal["increase", "decrease"]

GAP = "\N{HORIZONTAL ELLIPSIS}"  # in a phrase: a few other words
_BOUND_KINDS: tuple[BoundKind, ...] = ("min_exclusive", "min", "max_exclusive", "max", "about")
_DIRECTIONS: tuple[Direction, ...] = ("increase", "decrease")


class BoundPhrase(NamedTuple):
    """A phrase that bounds a number.

    `rest`: its other keys, read away from the number, with `GAP` where other words may stand; `skipped`: joined
    letters before the first word.
    """

    kind: BoundKind
    rest: tuple[str, ...]
    skipped: int


class FigureTable(NamedTuple):
    """The words around numbers; all keys are folded and include the forms with joined letters.

    `before` is keyed by the last word of a phrase, `after` by the first. `ordinal_heads` and `measured` tell how many
    joined letters stand before the noun or its article.
    """

    before: dict[str, tuple[BoundPhrase, ...]]
    after: dict[str, tuple[BoundPhrase, ...]]
    far_after: frozenset[tuple[str, ...]]
    negations: frozenset[str]
    extent: frozenset[str]
    denied_behind: frozenset[str]
    unreached: frozenset[str]
    verb_nouns: frozenset[str]
    negative_prefixes: frozenset[str]
    exceeding: frozenset[str]
    relative: frozenset[str]
    borders: frozenset[str]
    beyond: frozenset[str]
    across: frozenset[str]
    bases: frozenset[tuple[str, ...]]
    range_to: frozenset[str]
    range_from: frozenset[str]
    between: frozenset[str]
    alternatives: frozenset[str]
    sharing: frozenset[tuple[str, ...]]
    of_them: frozenset[str]
    past: frozenset[str]
    months: frozenset[str]
    date_of: frozenset[str]
    date_heads: frozenset[str]
    year_marks: frozenset[str]
    clock: frozenset[str]
    powers: frozenset[tuple[str, ...]]
    designators: frozenset[str]
    strict_designators: frozenset[str]
    numbering: frozenset[str]
    weak_numbers: frozenset[str]
    needs_noun: frozenset[str]
    heads_links: frozenset[str]
    far_designators: frozenset[str]
    not_counting: frozenset[str]
    period_units: frozenset[str]
    period_ranks: frozenset[str]
    ages: frozenset[str]
    never_after: frozenset[str]
    titles: frozenset[str]
    people: frozenset[str]
    vague_before: frozenset[str]
    vague_after: frozenset[str]
    scores: frozenset[str]
    score_links: frozenset[str]
    not_fractions: frozenset[str]
    not_with_two: frozenset[str]
    this: frozenset[str]
    ordinal_suffixes: frozenset[str]
    strong_ordinals: tuple[str, ...]
    ordinal_heads: dict[str, int]
    not_ordinal_heads: frozenset[str]
    superlatives: frozenset[str]
    most: frozenset[str]
    quotient_over: frozenset[str]
    quotient_part: frozenset[str]
    quotient_of: frozenset[str]
    wholes: frozenset[str]
    counting: frozenset[str]
    changes: dict[str, Direction]
    change_to: frozenset[str]
    change_reached: frozenset[tuple[str, ...]]
    change_by: frozenset[str]
    change_from: frozenset[str]
    weak_markers: frozenset[str]
    intransitive: frozenset[str]
    moving: frozenset[str]
    change_extent: frozenset[str]
    change_stating: frozenset[str]
    change_of_shares: frozenset[str]
    comparing: frozenset[tuple[str, ...]]
    changing: frozenset[str]
    copulas: frozenset[str]
    clause_verbs: frozenset[str]
    levels: frozenset[str]
    comparatives: frozenset[str]
    heights: frozenset[str]
    absence: frozenset[str]
    multiplying: frozenset[str]
    reaching: frozenset[str]
    hollow: frozenset[str]
    counters: frozenset[str]
    weak_counters: frozenset[str]
    not_units: frozenset[tuple[str, ...]]
    measured: dict[str, int]
    priced: frozenset[str]
    sized: frozenset[str]
    peopled: frozenset[str]
    populated: frozenset[str]
    bargains: frozenset[str]
    governing: frozenset[str]
    governing_letters: tuple[str, ...]
    openers: frozenset[str]
    worth: frozenset[str]
    hollow_adjectives: frozenset[str]
    amounts: frozenset[str]
    rates: frozenset[str]
    shares: frozenset[str]
    stops: frozenset[str]
    definite: tuple[str, ...]
    light_verbs: frozenset[str]
    verb_starts: tuple[str, ...]
    phrase_limit: int
    adjective_endings: tuple[str, ...]


def figure_table(pack: LanguagePack) -> FigureTable:
    """Return the pack's words around numbers, compiled at the first call."""
    return pack.compiled(_compile)


class _Words:
    """Reads lists of the file and adds the forms with joined letters."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.joined = ("", *map(fold, data.get("joined", ())))
        self.owners = tuple(map(fold, data.get("owners", ())))

    def plain(self, section: str, name: str) -> frozenset[str]:
        return frozenset(map(fold, self.data[section].get(name, ())))

    def phrases(self, section: str, name: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(fold(phrase).split()) for phrase in self.data[section].get(name, ()))

    def joinable(self, section: str, name: str) -> frozenset[str]:
        return frozenset(prefix + key for key in self.plain(section, name) for prefix in self.joined)

    def headed(self, section: str, names: tuple[str, ...], *, has_manner: bool) -> dict[str, int]:
        """The words of several lists that may head a phrase, with their joined letters counted.

        Without manner, the forms with letters of manner ("by the volume") are left out.
        """
        article = fold(self.data.get("article", ""))
        manner = () if has_manner else tuple(map(fold, self.data.get("manner", ())))
        letters = [prefix for prefix in self.joined if not manner or not prefix.endswith(manner)]
        return {
            prefix + key: len(prefix.removesuffix(article)) if article else len(prefix)
            for name in names
            for key in (self.plain(section, name) if has_manner else self.owned(section, name))
            for prefix in letters
        }

    def owned(self, section: str, name: str) -> frozenset[str]:
        """The words of a list, in the accusative too, and with the pronoun of an owner behind them ("its exports")."""
        plain = self.plain(section, name)
        feminine, before_owner = (map(fold, self.data["owner_joint"])) if self.owners else ("", "")
        stems = {key[:-1] + before_owner if feminine and key.endswith(feminine) else key for key in plain}
        ending = fold(self.data.get("accusative", ""))
        closed = tuple(map(fold, self.data.get("no_accusative", ())))
        indefinite = {key + ending for key in plain if ending and not key.endswith(closed)}
        return plain | indefinite | {stem + owner for stem in stems for owner in self.owners}

    def joined_owned(self, section: str, name: str) -> frozenset[str]:
        return frozenset(prefix + key for key in self.owned(section, name) for prefix in self.joined)

    def bounds(self, section: str, *, is_reversed: bool) -> dict[str, tuple[BoundPhrase, ...]]:
        found: defaultdict[str, list[BoundPhrase]] = defaultdict(list)
        for kind in _BOUND_KINDS:
            for written in self.data[section].get(kind, ()):
                for prefix in self.joined:
                    words = (prefix + fold(written)).split()
                    if is_reversed:
                        words.reverse()
                    found[words[0]].append(BoundPhrase(kind, tuple(words[1:]), len(prefix)))
        return {
            key: tuple(sorted(phrases, key=lambda phrase: (GAP in phrase.rest, -len(phrase.rest))))
            for key, phrases in found.items()
        }


def _compile(pack: LanguagePack) -> FigureTable:
    data = pack.toml("figures.toml")
    words = _Words(data)
    changes: dict[str, Direction] = {}
    for direction in _DIRECTIONS:
        changes |= dict.fromkeys(words.joinable("changes", direction), direction)
        changes |= dict.fromkeys(words.joined_owned("changes", f"{direction}_of_owner"), direction)
    return FigureTable(
        before=words.bounds("before", is_reversed=True),
        after=words.bounds("after", is_reversed=False),
        far_after=words.phrases("after", "far"),
        negations=words.joinable("distant", "negations"),
        extent=words.plain("distant", "extent"),
        denied_behind=words.plain("distant", "denied_behind"),
        unreached=words.plain("distant", "unreached"),
        verb_nouns=words.plain("distant", "verb_nouns"),
        negative_prefixes=words.plain("distant", "negative_prefixes"),
        exceeding=words.joinable("distant", "exceeding"),
        relative=words.plain("distant", "relative"),
        borders=words.plain("distant", "borders"),
        beyond=words.plain("distant", "beyond"),
        across=words.plain("ranges", "across"),
        bases=words.phrases("ranges", "bases"),
        range_to=words.plain("ranges", "to"),
        range_from=words.joinable("ranges", "from"),
        between=words.joinable("ranges", "between"),
        alternatives=words.plain("ranges", "or"),
        sharing=words.phrases("ranges", "sharing"),
        of_them=words.plain("ranges", "of_them"),
        past=words.plain("dates", "past"),
        months=words.plain("dates", "months"),
        date_of=words.plain("dates", "of"),
        date_heads=words.joinable("dates", "heads"),
        year_marks=words.plain("dates", "year_marks"),
        clock=words.joinable("dates", "clock"),
        powers=words.phrases("designators", "powers"),
        designators=words.joinable("designators", "heads"),
        numbering=words.plain("designators", "numbering"),
        strict_designators=words.joinable("designators", "strict"),
        weak_numbers=words.plain("designators", "weak"),
        needs_noun=words.plain("designators", "needs_noun"),
        heads_links=words.plain("designators", "heads_links"),
        far_designators=words.joinable("designators", "far"),
        not_counting=words.plain("designators", "not_counting"),
        period_units=words.plain("designators", "period_units"),
        period_ranks=words.plain("designators", "period_ranks"),
        ages=words.plain("designators", "ages"),
        never_after=words.joinable("designators", "never_after"),
        titles=words.joinable("designators", "titles"),
        people=words.joinable("designators", "people"),
        vague_before=words.joinable("designators", "vague_before"),
        vague_after=words.plain("designators", "vague_after"),
        scores=words.joinable("designators", "scores"),
        score_links=words.plain("designators", "score_links"),
        not_fractions=words.plain("designators", "not_fractions"),
        not_with_two=words.plain("designators", "not_with_two"),
        this=words.plain("designators", "this"),
        ordinal_suffixes=words.plain("ordinals", "suffixes"),
        strong_ordinals=tuple(words.plain("ordinals", "strong_endings")),
        ordinal_heads=words.headed("ordinals", ("heads",), has_manner=True),
        not_ordinal_heads=words.joinable("ordinals", "not_heads"),
        most=words.plain("ordinals", "most"),
        superlatives=words.plain("ordinals", "superlatives"),
        quotient_over=words.plain("quotients", "over"),
        quotient_part=words.plain("quotients", "part"),
        quotient_of=words.plain("quotients", "of"),
        wholes=words.plain("quotients", "wholes"),
        counting=words.joined_owned("measured", "counting"),
        changes=changes,
        change_to=words.plain("changes", "to"),
        change_reached=words.phrases("changes", "reached"),
        change_by=words.joinable("changes", "by"),
        weak_markers=words.joinable("changes", "weak"),
        change_from=words.joinable("changes", "from"),
        intransitive=words.joinable("changes", "intransitive"),
        absence=words.joinable("changes", "absence"),
        moving=words.joinable("changes", "moving"),
        change_stating=words.plain("changes", "stating"),
        change_extent=words.plain("changes", "extent"),
        change_of_shares=words.joined_owned("changes", "of_shares"),
        comparing=words.phrases("changes", "comparing"),
        changing=words.plain("changes", "changing"),
        copulas=words.plain("changes", "copulas"),
        clause_verbs=words.joinable("measured", "clause_verbs"),
        levels=words.joinable("changes", "levels"),
        comparatives=words.plain("changes", "comparatives"),
        heights=words.joinable("changes", "heights"),
        multiplying=words.plain("changes", "multiplying"),
        reaching=words.plain("changes", "reaching"),
        counters=words.plain("measured", "counters"),
        weak_counters=words.plain("measured", "weak_counters"),
        hollow=words.joined_owned("measured", "hollow"),
        not_units=words.phrases("measured", "not_units"),
        measured=words.headed("measured", ("amounts", "rates"), has_manner=False),
        priced=words.joined_owned("measured", "priced"),
        sized=words.joined_owned("measured", "sized"),
        peopled=words.joined_owned("measured", "peopled"),
        populated=words.plain("measured", "populated"),
        bargains=words.joined_owned("measured", "bargains"),
        governing=words.plain("measured", "governing"),
        governing_letters=tuple(words.plain("measured", "governing_letters")) or (" ",),
        openers=words.plain("measured", "openers"),
        worth=words.plain("measured", "worth"),
        hollow_adjectives=words.plain("measured", "hollow_adjectives"),
        amounts=words.joined_owned("measured", "amounts"),
        rates=words.joined_owned("measured", "rates"),
        shares=words.joined_owned("measured", "shares"),
        stops=words.joinable("measured", "stops"),
        definite=tuple(words.plain("measured", "definite")),
        light_verbs=words.plain("measured", "light_verbs"),
        verb_starts=tuple(words.plain("measured", "verb_starts")),
        phrase_limit=int(data["measured"]["limit"]),
        adjective_endings=tuple(words.plain("measured", "adjective_endings")),
    )
