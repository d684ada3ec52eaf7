"""`groups.toml` and `pronouns.toml` of a language -> the words that refer to what the document has named elsewhere."""

from collections.abc import Iterable
from itertools import product
from typing import Any, Literal, NamedTuple

from rasad.chars.fold import fold
from rasad.langpack.agreement import Agreement, agreement
from rasad.langpack.morphology import morphology
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import PhraseTable, divide
from rasad.records.report import EntityType, MentionKind, Wording

_SHORT_WORD = 4  # letters; a verb or particle may begin like the article
_NOT_FINITE = frozenset({"infinitive", "participle"})

Rule = Literal["pair", "side", "own", "last", "organ", "unnamed", "free", "bound", "ahead", "epithet"]
Referent = Literal[
    "person",
    "speaker",
    "two",
    "them",
    "state",
    "owner",
    "doer",
    "object",
    "quoted",
    "sayer",
    "self",
    "ours",
    "holder",
    "headed",
]


class Reference(NamedTuple):
    """One referring word. `rule` says how it is resolved; the other fields are what its rule needs.

    `types`: of the last one named; `id`, `name`, `type`, `sector`: of the entity that an organ or unnamed group is;
    `refers`: whom a pronoun means; `clause`: a clause follows, which may have 'it' for a subject; `before`: the
    words or particles one of which must stand before, or behind an epithet; `construct`: only with a state's name
    behind; `alone`: also bare; `bare`: of several words, a name even without a state; `strict`: of two states only
    that the sentence itself has named; `sides`: one of the two may be a body of no state; `named`: a word of the
    English name; `closed`: only at the end of a clause; `plural`: how a word behind begins and ends that shows that
    many are meant; `wording`: the stance that the word itself takes; `titled`: a ruler's title may stand for the
    state behind it; `never`: begun so, another word; `owned`: with a bound pronoun, which tells whose; `leads`: how
    the word behind must begin.
    """

    rule: Rule
    kind: MentionKind = "nominal"
    types: frozenset[str] = frozenset()
    id: str = ""
    name: str = ""
    type: EntityType = "group"
    sector: str | None = None
    refers: Referent = "person"
    clause: bool = False
    before: frozenset[str] = frozenset()
    construct: bool = False
    alone: bool = False
    bare: bool = False
    wording: Wording | None = None
    strict: bool = False
    sides: bool = False
    named: str = ""
    closed: bool = False
    plural: tuple[str, ...] = ()
    titled: bool = False
    never: frozenset[str] = frozenset()
    owned: bool = False
    leads: tuple[str, ...] = ()


class Strangers(NamedTuple):
    """Who speaks without being named.

    `nouns` for such a one, `indefinite` ones behind one of the `article_words`, `staff` before whose they are;
    behind a verb of `saying` any word with the `article`, but for the `other` ones, which are no subject.
    """

    nouns: frozenset[str]
    indefinite: frozenset[str]
    article_words: frozenset[str]
    staff: frozenset[str]
    saying: frozenset[str]
    article: str
    other: frozenset[str]

    def is_definite(self, key: str) -> bool:
        """Say whether a word, by its folded key, begins with the article; never in a language without one."""
        return bool(self.article) and key.startswith(self.article) and len(key) > _SHORT_WORD


class Clauses(NamedTuple):
    """Where a clause ends and its subject stands, for 'self'; all empty in a language that reads no 'self'.

    `verbs` that end a clause; `marks` that begin another; `relatives` that begin one of whoever stands before;
    `openers`: before a subject; `leads`: prepositions; `no_owned`: before 'self', with which they make an idiom;
    `objects`: behind a noun that is the object; `asking`: words of asking, whose content has another
    subject; `own`: the words for 'self'.
    """

    verbs: frozenset[str]
    marks: frozenset[str]
    relatives: frozenset[str]
    openers: frozenset[str]
    leads: frozenset[str]
    no_owned: frozenset[str]
    objects: frozenset[str]
    asking: frozenset[str]
    own: frozenset[str]


class ReferenceTable(NamedTuple):
    """All referring words of a language; `expletive`: words after which a pronoun is 'it', `impersonal`: words before.

    `feminine`: how a verb form with a feminine subject begins or ends. `many`: words before a word for two that show
    that they are more, `many_behind`: behind it, that they are two others; `governing`: prepositions that make a
    pronoun another than the subject; `marks` of a new clause; `relatives` behind a name: what follows tells of him;
    `clauses` for 'self'; `agreement` of bound pronouns.
    """

    words: PhraseTable[Reference]
    expletive: frozenset[str]
    impersonal: frozenset[str]
    feminine: tuple[str, str]
    many: frozenset[str]
    many_behind: frozenset[str]
    strangers: Strangers
    governing: frozenset[str]
    marks: frozenset[str]
    relatives: frozenset[str]
    clauses: Clauses
    agreement: Agreement


Uses = list[tuple[str, Reference]]


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset("".join(divide(fold(word))[0]) for word in words)


def _organs(entries: list[dict[str, Any]], rule: Rule, suffixes: Iterable[str] = ()) -> Uses:
    uses: Uses = []
    for entry in entries:
        reference = Reference(
            rule,
            kind=entry.get("kind", "nominal"),
            id=entry["id"],
            name=entry["name"],
            type=entry["type"],
            sector=entry.get("sector"),
            alone=entry.get("alone", False),
            bare=entry.get("bare", False),
            wording=entry.get("wording"),
            titled=entry.get("titled", False),
        )
        uses.extend((form, reference) for form in entry["forms"])
        uses.extend((form, reference._replace(construct=True)) for form in entry.get("construct", []))
        owned = reference._replace(owned=True, kind="nominal")
        uses.extend((stem + suffix, owned) for stem, suffix in product(entry.get("bound", []), suffixes))
    return uses


def _groups(table: dict[str, Any]) -> Uses:
    uses: Uses = []
    plain: tuple[Rule, ...] = ("pair", "side", "own", "last", "epithet")
    for rule in plain:
        for entry in table.get(rule, []):
            reference = Reference(
                rule,
                kind=entry.get("kind", "nominal"),
                types=frozenset(entry.get("types", [])),
                strict=entry.get("strict", False),
                sides=entry.get("sides", False),
                named=entry.get("named", ""),
                closed=entry.get("closed", False),
                before=_keys(entry.get("behind", [])),
                plural=tuple(entry.get("plural", ())),
            )
            uses.extend((form, reference) for form in entry["forms"])
    organs = _organs(table.get("organ", []), "organ", table.get("bound_suffixes", ()))
    return uses + organs + _organs(table.get("unnamed", []), "unnamed")


def _pronouns(table: dict[str, Any]) -> Uses:
    uses: Uses = []
    for entry in table.get("free", []):
        never, kind = frozenset(entry.get("never", [])), entry.get("kind", "pronoun")
        heads, types = _keys(entry.get("heads", [])), frozenset(entry.get("types", []))
        reference = Reference("free", kind, refers=entry["refers"], never=never, before=heads, types=types)
        uses.extend((form, reference) for form in entry["forms"])
    for entry in table.get("bound", []):
        before, clause = _keys(entry.get("before", [])), entry.get("clause", False)
        leads = tuple(map(fold, entry.get("leads", [])))
        reference = Reference("bound", "clitic", refers=entry["refers"], clause=clause, before=before, leads=leads)
        uses.extend((stem + suffix, reference) for stem, suffix in product(entry["stems"], entry["suffixes"]))
    for entry in table.get("ahead", []):
        reference = Reference("ahead", "clitic", before=_keys(entry["before"]))
        uses.extend((form, reference) for form in entry["forms"])
    return uses


def _clauses(pack: LanguagePack, table: dict[str, Any]) -> Clauses:
    forms = (form for verb in table.get("verbs", []) for form in morphology(pack).verb_forms(verb))
    verbs = {form.key for form in forms if form.tense not in _NOT_FINITE}
    rest = [_keys(table.get(name, [])) for name in Clauses._fields[1:]]
    return Clauses(frozenset(verbs) | _keys(table.get("finite", [])), *rest)


def reference_table(pack: LanguagePack) -> ReferenceTable:
    """Compile the referring words of a pack; absent files count as empty."""
    pronouns = pack.toml("pronouns.toml")
    groups = pack.toml("groups.toml")
    uses = _groups(groups) + _pronouns(pronouns)
    clause: dict[str, Any] = pronouns.get("clause", {})
    strangers: dict[str, Any] = pronouns.get("strangers", {})
    return ReferenceTable(
        PhraseTable([form for form, _ in uses], [reference for _, reference in uses]),
        _keys(clause.get("expletive", [])),
        _keys(clause.get("impersonal", [])),
        (fold(clause.get("feminine_lead", "")), fold(clause.get("feminine_end", ""))),
        _keys(groups.get("many_before", [])),
        _keys(groups.get("many_behind", [])),
        Strangers(
            _keys(strangers.get("nouns", [])),
            _keys(strangers.get("indefinite", [])),
            _keys(strangers.get("article_words", [])),
            _keys(strangers.get("staff", [])),
            _keys(strangers.get("saying", [])),
            fold(strangers.get("article", "")),
            _keys(strangers.get("other", [])),
        ),
        _keys(clause.get("governing", [])),
        _keys(clause.get("marks", [])),
        _keys(clause.get("relatives", [])),
        _clauses(pack, pronouns.get("self", {})),
        agreement(pack),
    )
