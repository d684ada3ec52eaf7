"""The pack's `undertakings.toml` -> words by which parties bind themselves, and nouns of what they undertake."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from rasad.chars.fold import fold
from rasad.errors import LanguageDataError
from rasad.langpack.frames import Frame
from rasad.langpack.morphology import VerbForm, morphology
from rasad.langpack.pack import LanguagePack
from rasad.langpack.wordings import WordingTable

FIELDS = {
    "id", "status", "verbs", "nouns", "light", "tenses", "work", "reach", "partner", "doer", "not_next", "confidence",
    "acts", "mutual", "towards", "negated", "told", "works", "negators", "source", "example", "counterexample",
}  # fmt: skip
WORD_LISTS = (
    "works",
    "mutual",
    "helping",
    "doing",
    "asked",
    "unasked",
    "leavings",
    "ways",
    "own",
    "lacking",
    "against",
    "minds",
    "past",
)
_ROLES = {"subject": "actor", "genitive": "actor", "with": "recipient", "to": "recipient", "object": "recipient"}
_REACH = 9  # words between an undertaking and what is undertaken: an owner with its title stands there


class Undertaking(NamedTuple):
    """An entry: words that undertake, and how their work and their doer stand beside them.

    `tenses`: those of its verbs that count (empty: all); `work`: where the work stands, within `reach` words;
    `partner`: a word that must stand right before the work; `doer`: "subject", "owner" where only whom a noun names
    does it, "speaker" where nobody else does what its passive tells, "teller" where whoever tells it is bound,
    "named" where only a party beside the verb does it, or "talks", whose sides are the parties; `acts`: the work is
    something done, and not what two sides have between them; `mutual`: it must be of two sides; `towards`: for or with
    somebody else; `negated`: its verb is; `told`: others may tell it; `works`: more nouns of work than those of all
    entries; `negators`: only these negate its verbs (empty: all of the language); `frame`: the same for finding roles.
    """

    id: str
    status: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    light: frozenset[str]
    tenses: frozenset[str]
    work: str
    reach: int
    partner: frozenset[str]
    doer: str
    not_next: frozenset[str]
    acts: bool
    mutual: bool
    towards: bool
    negated: bool
    told: bool
    works: frozenset[str]
    negators: frozenset[str]
    confidence: float
    frame: Frame


class Undertakings(NamedTuple):
    """The undertakings of one language, by the words that evoke them, and its nouns of work.

    `nouns` by wording; `forms` by folded verb form; `lemmas` by lemma; `starts`: the first words of them all. `works`:
    verbal nouns of what a party may do; `mutual`: what two sides have between them; `helping`: works done for whom
    their genitive names; `doing`: works done by whom it names; `asked`: what is asked of somebody; `unasked`: deeds and
    words of others, which may be rejected and not refused; `leavings`: words of leaving and breaking; `ways`: words
    before a work that is only talked about; `own`: what a speaker calls his own state ("his country"); `lacking`: words
    before a will that is not there; `against`: works done against whom they name; `minds`: nouns of thinking of
    something, which is no act; `past`: verbs right before which a will or an effort is one of the past; `being`:
    lemmas whose infinitive is no work.
    """

    nouns: WordingTable[Undertaking]
    forms: Mapping[str, tuple[tuple[VerbForm, Undertaking], ...]]
    lemmas: Mapping[str, tuple[Undertaking, ...]]
    starts: frozenset[str]
    works: frozenset[str]
    mutual: frozenset[str]
    helping: frozenset[str]
    doing: frozenset[str]
    asked: frozenset[str]
    unasked: frozenset[str]
    leavings: frozenset[str]
    ways: frozenset[str]
    own: frozenset[str]
    lacking: frozenset[str]
    against: frozenset[str]
    minds: frozenset[str]
    past: frozenset[str]
    being: frozenset[str]


def _frame(entry: dict[str, Any]) -> Frame:
    empty: frozenset[str] = frozenset()
    return Frame(
        id=entry["id"], kind="", verbs=tuple(entry.get("verbs", ())), nouns=tuple(entry.get("nouns", ())),
        light=frozenset(entry.get("light", ())), reach=0, bare=True, roles=_ROLES, needs=empty, least=1, alone=False,
        only_with=empty, not_with=empty, off_topic=empty, near=empty, carriers=empty, negated=False, foreign=False,
        types=empty, status=None, content=False, governed=False, definite=True,
        confidence=float(entry.get("confidence", 0.6)),
    )  # fmt: skip


def _undertaking(entry: dict[str, Any], path: Path) -> Undertaking:
    unknown = set(entry) - FIELDS
    if unknown or not {"id", "status"} <= set(entry):
        raise LanguageDataError(
            f"{path}: entry {entry.get('id', '(without id)')}: unknown or missing fields {sorted(unknown)}. "
            f"Known fields: {', '.join(sorted(FIELDS))}."
        )
    frame = _frame(entry)
    return Undertaking(
        id=entry["id"],
        status=entry["status"],
        verbs=frame.verbs,
        nouns=frame.nouns,
        light=frame.light,
        tenses=frozenset(entry.get("tenses", ())),
        work=entry.get("work", "behind"),
        reach=int(entry.get("reach", _REACH)),
        partner=_folded(entry.get("partner", ())),
        doer=entry.get("doer", "subject"),
        not_next=_folded(entry.get("not_next", ())),
        acts=bool(entry.get("acts", False)),
        mutual=bool(entry.get("mutual", False)),
        towards=bool(entry.get("towards", False)),
        negated=bool(entry.get("negated", False)),
        told=bool(entry.get("told", False)),
        works=_folded(entry.get("works", ())),
        negators=_folded(entry.get("negators", ())),
        confidence=frame.confidence,
        frame=frame,
    )


def _folded(words: Any) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _compile(pack: LanguagePack) -> Undertakings:
    name = "undertakings.toml"
    table = pack.toml(name)
    nouns: WordingTable[Undertaking] = WordingTable()
    forms: dict[str, list[tuple[VerbForm, Undertaking]]] = {}
    lemmas: dict[str, list[Undertaking]] = {}
    for row in table.get("undertaking", []):
        entry = _undertaking(row, pack.folder / name)
        for noun in entry.nouns:
            nouns.add(noun, entry)
        for verb in entry.verbs:
            lemmas.setdefault(verb, []).append(entry)
            for form in morphology(pack).verb_forms(verb):
                forms.setdefault(form.key, []).append((form, entry))
    starts = {fold(noun).split()[0] for row in table.get("undertaking", []) for noun in row.get("nouns", ())}
    lists = {word: _folded(table.get("words", {}).get(word, ())) for word in WORD_LISTS}
    return Undertakings(
        nouns=nouns,
        forms={key: tuple(rows) for key, rows in forms.items()},
        lemmas={lemma: tuple(rows) for lemma, rows in lemmas.items()},
        starts=frozenset(starts | forms.keys()),
        being=frozenset(table.get("words", {}).get("being", ())),
        **lists,
    )


def undertakings(pack: LanguagePack) -> Undertakings:
    """Return the undertakings of a pack, compiled once; a language without the file has none.

    Raises:
        LanguageDataError: an entry has an unknown field, or no id or status.
    """
    return pack.compiled(_compile)
