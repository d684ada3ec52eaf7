"""The pack's `grammar.toml` -> the closed-class words that clauses, roles and status are read from."""

from typing import Any, NamedTuple

from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack
from rasad.langpack.wordings import WordingTable


class Governor(NamedTuple):
    """Words that decide the status of what they govern; `reach` is how many words after (or before) them.

    `over_past` says that they do so even where the verb is in the past ("if they attacked"), `over_planned` where it is
    told as to come: "perhaps he will come", "will retaliate if".
    """

    id: str
    status: str
    reach: int
    over_past: bool
    over_planned: bool


class Control(NamedTuple):
    """Verbs that lend a verbal noun beside them its doer ("subject" or "object") and its status (None: by tense).

    Of a light verb its noun is named too, with a space between: "denial made".
    """

    id: str
    doer: str
    status: str | None


class Grammar(NamedTuple):
    """Closed-class words of one language, folded; phrase tables where several words may make one."""

    markers: WordingTable[str]
    single_markers: frozenset[str]
    joined_markers: dict[str, str]
    object_markers: frozenset[str]
    coordinators: frozenset[str]
    subordinators: WordingTable[str]
    complementizers: frozenset[str]
    relatives: frozenset[str]
    governors: WordingTable[Governor]
    after_governors: WordingTable[Governor]
    controls: dict[str, Control]
    present_is_future: frozenset[str]
    stances: WordingTable[str]
    negators: frozenset[str]
    relative_negators: frozenset[str]
    announcing: frozenset[str]
    no_verbs: frozenset[str]
    partners: dict[str, str]
    opening_verbs: frozenset[str]
    hosting: frozenset[str]
    before_verb: frozenset[str]
    distinct_finals: tuple[tuple[str, str], ...]
    noun_finals: tuple[str, ...]
    dual_final: str
    plural_finals: tuple[str, ...]
    nominative_finals: tuple[str, ...]
    dual_hosts: tuple[str, ...]
    subjunctive_openers: frozenset[str]
    future_auxiliaries: frozenset[str]
    negative_auxiliaries: frozenset[str]
    perfect_auxiliaries: dict[str, str]
    progressive_particles: dict[str, bool]
    general_verbs: tuple[str, ...]
    compounds: tuple[str, ...]
    first_person: frozenset[str]
    adverbs: frozenset[str]
    demonstratives: frozenset[str]
    resumptives: frozenset[str]
    reflexives: frozenset[str]
    manners: WordingTable[str]
    said_nouns: frozenset[str]
    courtesies: frozenset[str]
    adjective_endings: tuple[str, ...]
    adverbial_endings: tuple[str, ...]
    speaker_nouns: frozenset[str]
    person_nouns: frozenset[str]
    one_person: frozenset[str]
    interviews: WordingTable[str]
    anonymous: frozenset[str]
    backward_speakers: dict[str, str]
    possessed: frozenset[str]
    conjoined: WordingTable[str]
    adversatives: WordingTable[str]
    impersonal: frozenset[str]
    passive_auxiliaries: frozenset[str]
    topicalizers: frozenset[str]
    further: frozenset[str]
    continuing: frozenset[str]
    individuals: frozenset[str]
    time_openers: frozenset[str]
    as_words: frozenset[str]
    adjectives: frozenset[str]
    texts: frozenset[str]
    issued: frozenset[str]
    copies: frozenset[str]
    former: frozenset[str]
    passive_vowel: str
    plain_markers: frozenset[str]
    selfsame: frozenset[str]
    venues: frozenset[str]
    masculine_states: frozenset[str]
    no_heads: frozenset[str]
    contrasts: WordingTable[str]
    located: frozenset[str]
    superlative_endings: tuple[str, ...]
    own_country: frozenset[str]
    general_present: frozenset[str]
    organ_nouns: frozenset[str]
    turns: WordingTable[str]
    part_phrases: WordingTable[str]
    attitudes: frozenset[str]
    meanwhile: frozenset[str]
    name_particles: frozenset[str]
    perfect_openers: frozenset[str]
    purposes: frozenset[str]
    regarding: frozenset[str]
    family_first: frozenset[str]
    naming: frozenset[str]
    feminine: tuple[str, str]
    feminine_pronoun: str
    first_person_doubt: tuple[str, ...]
    plural_endings: tuple[str, ...]
    whole_words: frozenset[str]
    content_tails: WordingTable[str]
    classifiers: frozenset[str]
    organs: frozenset[str]
    addressees: frozenset[str]
    joinings: frozenset[str]
    harm: frozenset[str]
    followers: frozenset[str]
    affiliates: frozenset[str]
    continuers: frozenset[str]
    presupposing: frozenset[str]
    conditionals: frozenset[str]
    raising: frozenset[str]
    detours: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    bound: frozenset[str]
    quantifiers: frozenset[tuple[str, ...]]
    each: frozenset[tuple[str, ...]]
    partitives: frozenset[str]
    partitive_links: frozenset[str]
    members: frozenset[str]
    leaving: frozenset[str]
    intents: frozenset[str]
    bearers: frozenset[str]
    deeds: frozenset[str]
    honorifics: frozenset[str]
    representatives: frozenset[str]
    staff: frozenset[str]
    manner_leads: frozenset[str]
    secretariats: WordingTable[str]
    offices: frozenset[str]
    holdings: frozenset[str]
    distal: frozenset[str]
    doing: frozenset[str]
    undergone: frozenset[str]
    accompaniments: frozenset[str]
    carriers: frozenset[str]
    declaring: frozenset[str]
    closed_ends: tuple[str, ...]
    linked_plurals: tuple[str, ...]
    lead_openers: WordingTable[str]
    helping: frozenset[str]
    aiming: frozenset[str]
    doubts: frozenset[str]
    skips: frozenset[str]
    closed: frozenset[str]
    not_heads: frozenset[str]
    indefinites: frozenset[str]
    possibility: frozenset[str]
    noun_like: frozenset[str]
    modals: frozenset[str]
    first_person_lead: str
    bare_lead: str
    verb_final: bool
    light_reach: int
    light_before: bool
    weak_letters: str


def _words(table: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table.get(name, []))


def _wordings(words: list[str]) -> WordingTable[str]:
    table: WordingTable[str] = WordingTable()
    for word in words:
        table.add(word, word)
    return table


def _governors(rows: list[dict[str, Any]]) -> WordingTable[Governor]:
    table: WordingTable[Governor] = WordingTable()
    for row in rows:
        for word in row["words"]:
            over = row.get("over_past", False), row.get("over_planned", False)
            table.add(word, Governor(row["id"], row["status"], row.get("reach", 8), *over))
    return table


def _controls(rows: list[dict[str, Any]]) -> dict[str, Control]:
    found = (
        (Control(row["id"], row["doer"], row.get("status")), verb.rpartition(" "))
        for row in rows
        for verb in row["verbs"]
    )
    return {f"{fold(noun)}{space}{verb}": control for control, (noun, space, verb) in found}


def _not_heads(table: dict[str, Any]) -> frozenset[str]:
    """Return the words that are no noun on which a name could depend."""
    clauses, verbs = table.get("clauses", {}), table.get("verbs", {})
    lists = (
        "relatives",
        "coordinators",
        "adverbs",
        "bound",
        "classifiers",
        "staff",
        "demonstratives",
        "complementizers",
        "honorifics",
        "manners",
    )
    words = [word for name in lists for word in clauses.get(name, [])]
    words += [word for name in ("negators", "before_verb", "first_person", "openers") for word in verbs.get(name, [])]
    words += [word for row in table.get("governor", []) if row["status"] != "wish" for word in row["words"]]
    words += list(verbs.get("perfect_auxiliaries", {})) + verbs.get("future_auxiliaries", [])
    words += table.get("order", {}).get("object_markers", [])
    return _closed(table) | frozenset(fold(word) for word in words if " " not in word)


def _stances(rows: list[dict[str, Any]]) -> WordingTable[str]:
    table: WordingTable[str] = WordingTable()
    for row in rows:
        for word in row["words"]:
            table.add(word, row["stance"])
    return table


def _closed(table: dict[str, Any]) -> frozenset[str]:
    """Return the single words that are prepositions or open clauses: no verb is read in them."""
    words = [word for group in table.get("markers", {}).values() for word in group]
    words += table.get("clauses", {}).get("subordinators", [])
    return frozenset(fold(word) for word in words if " " not in word)


def _compile(pack: LanguagePack) -> Grammar:
    table = pack.toml("grammar.toml")
    order = table.get("order", {})
    markers: WordingTable[str] = WordingTable()
    for name, words in table.get("markers", {}).items():
        for word in words:
            markers.add(word, name)
    clauses, verbs, speech = table.get("clauses", {}), table.get("verbs", {}), table.get("speech", {})
    return Grammar(
        markers=markers,
        single_markers=frozenset(
            fold(word) for words in table.get("markers", {}).values() for word in words if " " not in word
        ),
        joined_markers={fold(word): name for word, name in table.get("joined_markers", {}).items()},
        object_markers=_words(order, "object_markers"),
        coordinators=_words(clauses, "coordinators"),
        subordinators=_wordings(clauses.get("subordinators", [])),
        complementizers=_words(clauses, "complementizers"),
        relatives=_words(clauses, "relatives"),
        governors=_governors(table.get("governor", [])),
        after_governors=_governors(table.get("after_governor", [])),
        controls=_controls(table.get("control", [])),
        present_is_future=frozenset(verbs.get("present_is_future", [])),
        stances=_stances(table.get("stance", [])),
        negators=_words(verbs, "negators"),
        relative_negators=_words(verbs, "relative_negators"),
        announcing=frozenset(verbs.get("announcing", [])),
        no_verbs=_words(verbs, "no_verbs"),
        opening_verbs=_words(verbs, "opening_verbs"),
        partners={fold(word): fold(partner) for word, partner in verbs.get("partners", {}).items()},
        hosting=frozenset(verbs.get("hosting", [])),
        before_verb=_words(verbs, "before_verb"),
        dual_final=verbs.get("dual_final", ""),
        plural_finals=tuple(fold(word) for word in verbs.get("plural_finals", [])),
        nominative_finals=tuple(fold(word) for word in verbs.get("nominative_finals", [])),
        dual_hosts=tuple(fold(word) for word in verbs.get("dual_hosts", [])),
        noun_finals=tuple(verbs.get("noun_finals", [])),
        subjunctive_openers=_words(verbs, "subjunctive_openers"),
        distinct_finals=tuple((a, b) for a, b in verbs.get("distinct_finals", [])),
        future_auxiliaries=_words(verbs, "future_auxiliaries"),
        negative_auxiliaries=_words(verbs, "negative_auxiliaries"),
        perfect_auxiliaries={fold(word): tense for word, tense in verbs.get("perfect_auxiliaries", {}).items()},
        progressive_particles={fold(word): bool(neg) for word, neg in verbs.get("progressive_particles", {}).items()},
        general_verbs=tuple(verbs.get("general", [])),
        compounds=tuple(clauses.get("compounds", [])),
        first_person=_words(verbs, "first_person"),
        adverbs=_words(clauses, "adverbs") | _words(clauses, "bound"),
        demonstratives=_words(clauses, "demonstratives"),
        resumptives=_words(clauses, "resumptives"),
        reflexives=_words(clauses, "reflexives"),
        manners=_wordings(clauses.get("manners", [])),
        said_nouns=_words(clauses, "said_nouns"),
        courtesies=_words(clauses, "honorifics"),
        adjective_endings=tuple(fold(ending) for ending in speech.get("adjective_endings", [])),
        adverbial_endings=tuple(speech.get("adverbial_endings", [])),
        speaker_nouns=_words(speech, "speaker_nouns") | _words(speech, "person_nouns"),
        person_nouns=_words(speech, "person_nouns"),
        anonymous=_words(speech, "anonymous"),
        interviews=_wordings(speech.get("interviews", [])),
        one_person=_words(speech, "one_person"),
        backward_speakers={fold(word): kind for kind, words in speech.get("backward", {}).items() for word in words},
        possessed=_words(speech, "possessed"),
        conjoined=_wordings([wording.rpartition(" ")[0] for wording in speech.get("conjoined", [])]),
        impersonal=_words(speech, "impersonal"),
        passive_auxiliaries=frozenset(speech.get("passive_auxiliaries", [])),
        topicalizers=_words(speech, "topicalizers"),
        further=_words(speech, "further"),
        continuing=frozenset(speech.get("continuing", [])) | _words(speech, "continuing"),
        individuals=_words(speech, "individuals"),
        time_openers=_words(speech, "time_openers"),
        as_words=_words(speech, "as_words"),
        adjectives=_words(speech, "adjectives"),
        texts=_words(speech, "texts"),
        issued=_words(speech, "issued"),
        copies=_words(speech, "copies"),
        former=_words(speech, "former"),
        passive_vowel=verbs.get("passive_vowel", ""),
        plain_markers=_words(speech, "plain_markers"),
        selfsame=_words(speech, "selfsame"),
        venues=_words(speech, "venues") | _words(speech, "texts"),
        masculine_states=frozenset(verbs.get("masculine_states", [])),
        no_heads=_words(speech, "no_heads"),
        contrasts=_wordings(speech.get("contrasts", [])),
        located=_words(speech, "located"),
        superlative_endings=tuple(fold(ending) for ending in speech.get("superlative_endings", [])),
        own_country=_words(speech, "own_country"),
        general_present=frozenset(speech.get("general_present", [])),
        organ_nouns=_words(speech, "organ_nouns"),
        turns=_wordings(speech.get("turns", [])),
        part_phrases=_wordings(speech.get("part_phrases", [])),
        attitudes=_words(speech, "attitudes"),
        naming=_words(speech, "naming"),
        meanwhile=_words(speech, "meanwhile"),
        name_particles=_words(speech, "name_particles"),
        perfect_openers=_words(speech, "perfect_openers"),
        purposes=_words(speech, "purposes"),
        regarding=_words(speech, "regarding"),
        family_first=frozenset(speech.get("family_first", [])),
        feminine=(fold(verbs.get("feminine_lead", "")), fold(verbs.get("feminine_end", ""))),
        feminine_pronoun=fold(verbs.get("feminine_pronoun", "")),
        first_person_doubt=tuple(fold(ending) for ending in speech.get("first_person_doubt", [])),
        plural_endings=tuple(fold(ending) for ending in speech.get("plural_endings", [])),
        adversatives=_wordings(speech.get("adversatives", [])),
        whole_words=_words(clauses, "whole_words"),
        content_tails=_wordings(clauses.get("content_tails", [])),
        classifiers=_words(clauses, "classifiers") | _words(clauses, "staff"),
        staff=_words(clauses, "staff"),
        manner_leads=_words(clauses, "manner_leads"),
        secretariats=_wordings(clauses.get("secretariats", [])),
        organs=_words(clauses, "organs"),
        addressees=_words(clauses, "addressees"),
        joinings=_words(clauses, "joinings"),
        harm=_words(clauses, "harm"),
        followers=_words(clauses, "followers"),
        affiliates=_words(clauses, "affiliates"),
        continuers=_words(clauses, "continuers"),
        presupposing=_words(clauses, "presupposing"),
        conditionals=_words(verbs, "conditionals"),
        raising=_words(verbs, "raising"),
        detours=_words(clauses, "detours"),
        since=_words(clauses, "since"),
        until=_words(clauses, "until"),
        bound=_words(clauses, "bound"),
        quantifiers=frozenset(tuple(fold(phrase).split()) for phrase in clauses.get("quantifiers", [])),
        each=frozenset(tuple(fold(phrase).split()) for phrase in clauses.get("each", [])),
        partitives=_words(clauses, "partitives"),
        partitive_links=_words(clauses, "partitive_links"),
        members=_words(clauses, "members"),
        leaving=_words(clauses, "leaving"),
        intents=_words(clauses, "intents"),
        bearers=_words(clauses, "organs") | _words(clauses, "peoples"),
        deeds=_words(clauses, "deeds"),
        honorifics=_words(clauses, "honorifics") if clauses.get("representatives") else frozenset(),
        representatives=_words(clauses, "representatives"),
        offices=_words(clauses, "offices"),
        holdings=_words(clauses, "holdings"),
        distal=_words(clauses, "distal"),
        doing=_words(clauses, "doing"),
        undergone=_words(clauses, "undergone"),
        carriers=_words(verbs, "carriers"),
        declaring=_words(verbs, "declaring"),
        closed_ends=tuple(fold(ending) for ending in order.get("closed_ends", [])),
        linked_plurals=tuple(fold(ending) for ending in order.get("linked_plurals", [])),
        lead_openers=_wordings(clauses.get("lead_openers", [])),
        helping=_words(clauses, "helping"),
        aiming=frozenset(verbs.get("aiming", [])),
        doubts=_words(verbs, "doubts"),
        skips=_words(clauses, "skips") | _words(clauses, "adverbs"),
        accompaniments=frozenset(clauses.get("accompaniments", [])),
        closed=_closed(table),
        not_heads=_not_heads(table),
        indefinites=_words(clauses, "indefinites"),
        possibility=_words(verbs, "possibility"),
        noun_like=_words(verbs, "noun_like"),
        modals=_words(verbs, "modals"),
        first_person_lead=verbs.get("first_person_lead", ""),
        bare_lead=verbs.get("bare_lead", ""),
        verb_final=bool(order.get("verb_final", False)),
        light_before=bool(order.get("light_before", True)),
        light_reach=int(order.get("light_reach", 4)),
        weak_letters=fold(table.get("likeness", {}).get("weak_letters", "")),
    )


def grammar(pack: LanguagePack) -> Grammar:
    """Return the grammar of a language pack, compiled once."""
    return pack.compiled(_compile)
