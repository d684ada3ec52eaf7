"""`roles.toml` of a language -> the words for offices and counterparts, with what may stand around them."""

from typing import Any, NamedTuple

from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import PhraseTable, divide


class Office(NamedTuple):
    """One use of an office's word. `needs_body`: only with its state or body; `several`: of several at once.

    `links`: words before the body or place; `of`: the state it always means, or ""; `unique`: one holder at a time;
    `areas`: for a state it is about, the office's own id; `covers`: offices that the word may stand for, likeliest
    first; `of_states`: only states have it; `of_types`: the types of its body, all if empty; `named`: who is meant
    stands in the document; `seat`: the body where it sits, and `elsewhere` its id at any other organisation; `own`:
    held of the body itself, never of the state it belongs to; `organs`: for an organ that every state has, such as its
    parliament, the state's own office; `of_bodies`: whose it can only be, if not empty; `owned`: with a bound pronoun,
    which tells whose.
    """

    id: str
    needs_body: bool
    several: bool
    links: frozenset[str]
    of: str
    unique: bool
    areas: dict[str, str]
    covers: tuple[str, ...]
    of_states: bool
    of_types: frozenset[str] = frozenset()
    named: bool = False
    seat: str = ""
    elsewhere: str = ""
    own: bool = False
    organs: frozenset[tuple[str, str]] = frozenset()
    of_bodies: frozenset[str] = frozenset()
    owned: bool = False


class Counterpart(NamedTuple):
    """How a language says 'his counterpart': the words, their keys, pronouns that may follow, words before a place."""

    forms: PhraseTable[str]
    words: frozenset[str]
    pronouns: frozenset[str]
    reflexives: frozenset[str]
    links: frozenset[str]


class RoleTable(NamedTuple):
    """All role words of a language, folded.

    `never`: words that only folding makes a role's; `state_nouns`: before a state's name, what kind of state it is;
    `state_links`: particles before it; `adjectives`: how a nationality may begin and end.
    `names_follow`: a definite office takes a state's bare name behind it; `named_after`: just before a ruler's title,
    what is called after him; `indefinite`: before one of several holders; `late`: before a title, of one who died;
    `ranks`: callings and ranks that stand before a name without a body, `rank_modifiers`: what tells more of them;
    `callings`: what somebody is, before the state or body whose he is, `calling_ends`: words that no such phrase holds.
    """

    offices: PhraseTable[Office]
    counterpart: Counterpart
    modifiers: frozenset[str]
    former: frozenset[str]
    honorifics: frozenset[str]
    deputies: frozenset[str]
    relatives: frozenset[str]
    others: frozenset[str]
    never: frozenset[str]
    state_nouns: frozenset[str]
    state_links: frozenset[str]
    adjectives: tuple[tuple[str, str], ...]
    names_follow: bool
    named_after: frozenset[str]
    indefinite: frozenset[str]
    late: frozenset[str]
    first_words: frozenset[str]
    last_words: frozenset[str]
    ranks: frozenset[str]
    rank_modifiers: frozenset[str]
    callings: frozenset[str]
    calling_ends: frozenset[str]


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset("".join(divide(fold(word))[0]) for word in words)


def _parts(words: list[str]) -> frozenset[str]:
    """The single words of some phrases."""
    return frozenset(piece for word in words for piece in divide(fold(word))[0])


def _uses(entry: dict[str, Any], suffixes: list[str]) -> list[tuple[str, Office]]:
    def office(*, needs_body: bool, several: bool) -> Office:
        return Office(
            entry["id"],
            needs_body,
            several,
            _keys(entry.get("links", [])),
            entry.get("of", ""),
            entry.get("unique", False),
            entry.get("areas", {}),
            tuple(entry.get("covers", [])),
            entry.get("of_states", False),
            frozenset(entry.get("of_types", [])),
            entry.get("named", False),
            entry.get("seat", ""),
            entry.get("elsewhere", ""),
            entry.get("own", False),
            frozenset(entry.get("organs", {}).items()),
            frozenset(entry.get("of_bodies", [])),
        )

    owned = office(needs_body=False, several=False)._replace(owned=True, covers=())
    alone, construct, dual, dual_of = (entry.get(name, []) for name in ("forms", "construct", "dual", "dual_of"))
    return [
        *((form, office(needs_body=False, several=False)) for form in alone),
        *((form, office(needs_body=True, several=False)) for form in construct),
        *((form, office(needs_body=False, several=True)) for form in dual),
        *((form, office(needs_body=True, several=True)) for form in dual_of),
        *((stem + suffix, owned) for stem in entry.get("bound", []) for suffix in suffixes),
    ]


def role_table(pack: LanguagePack) -> RoleTable:
    """Compile `roles.toml`; a language without one has no role words."""
    table: dict[str, Any] = pack.toml("roles.toml")
    uses = [use for entry in table.get("office", []) for use in _uses(entry, table.get("bound_suffixes", []))]
    links = frozenset(link for _, office in uses for link in office.links)  # "foreign minister in": no word of a title
    other: dict[str, Any] = table.get("counterpart", {})
    forms = other.get("forms", [])
    return RoleTable(
        PhraseTable([form for form, _ in uses], [office for _, office in uses]),
        Counterpart(
            PhraseTable(forms, forms),
            _keys(forms),
            _keys(other.get("pronouns", [])),
            _keys(other.get("reflexives", [])),
            _keys(other.get("links", [])),
        ),
        _parts(table.get("modifiers", [])),
        _parts(table.get("former", [])),
        _parts(table.get("honorifics", [])),
        _keys(table.get("deputies", [])),
        _keys(table.get("relatives", [])),
        _keys(table.get("others", [])),
        frozenset(table.get("never", [])),
        _keys(table.get("state_nouns", [])),
        _keys(table.get("state_links", [])),
        tuple((fold(lead), fold(end)) for lead, end in table.get("adjectives", [])),
        table.get("names_follow", False),
        _keys(table.get("named_after", [])),
        _keys(table.get("indefinite", [])),
        _keys(table.get("late", [])),
        frozenset(divide(fold(form))[0][0] for form, _ in uses),
        frozenset(divide(fold(form))[0][-1] for form, _ in uses) - links,
        _keys(table.get("ranks", [])),
        _parts(table.get("rank_modifiers", [])),
        _keys(table.get("callings", [])),
        _keys(table.get("calling_ends", [])),
    )
