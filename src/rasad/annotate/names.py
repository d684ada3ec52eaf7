"""Words -> named mentions: names and demonyms of the knowledge base, decided by alias, context and document.

Longest alias first; a state's name or demonym inside the name of one of its own bodies is a mention too.
"""

from typing import NamedTuple, cast

from rasad.annotate.found import Found
from rasad.annotate.gazetteer import Scanner
from rasad.annotate.metonyms import stands_for_government
from rasad.annotate.name_bearers import Bearers
from rasad.annotate.name_evidence import ENOUGH, Cues, Evidence, NameMatch
from rasad.annotate.name_spelling import (
    allowed,
    ending_of,
    is_full_name,
    is_phrase,
    is_quoted,
    is_short_name,
    is_too_short,
    takes,
    writing_of,
)
from rasad.annotate.our_country import OUR, at_home
from rasad.annotate.words import BREAK, SPACE, Words
from rasad.chars.fold import fold
from rasad.knowledge import Knowledge
from rasad.langpack.common_words import UNKNOWN, CommonWords, common_words
from rasad.langpack.contexts import NameContexts, name_contexts
from rasad.langpack.names import Alias, NameTable, name_table
from rasad.langpack.pack import LanguagePack
from rasad.langpack.roles import role_table
from rasad.langpack.unknown_names import name_frames
from rasad.records.report import MentionKind, Wording

# Uncalibrated scores by the kind of evidence; full names are almost never wrong, words that are also common often are.
_CONFIDENCE = {"name": 0.95, "demonym": 0.95, "short": 0.85, "metonym": 0.85, "common": 0.7}
_DECOMPOSED_TYPES = frozenset({"organisation", "armed_group", "group", "region", "facility"})
_PARTIES = frozenset({"organisations", "bodies", "states"})
_WORDINGS = ("honorific", "delegitimising", "territorial")
_KIND_ORDER = {"name": 0, "demonym": 1, "short": 2, "metonym": 3}


class NameLexicon(NamedTuple):
    """All that a language pack says about names, compiled."""

    scanner: Scanner[Alias]
    table: NameTable
    contexts: NameContexts
    cues: Cues
    article: str
    no_surname: frozenset[str]
    untitled: frozenset[str]
    no_person_before: frozenset[str]
    common: CommonWords


def name_lexicon(pack: LanguagePack) -> NameLexicon:
    """Compile a pack's names; keep with `pack.compiled`."""
    table = pack.compiled(name_table)
    contexts = pack.compiled(name_contexts)
    frames = pack.compiled(name_frames)
    given = table.given_names | frames.given.keys()
    endings = tuple(sorted(contexts.endings, key=len, reverse=True))
    scanner, roles = Scanner(table.aliases, endings), pack.compiled(role_table)
    staff = roles.last_words | roles.deputies | roles.relatives
    cues = Cues(contexts, roles.first_words, roles.last_words, staff, given, frames.servants, roles.counterpart.words)
    others = frames.stop | frames.honorifics | roles.modifiers | roles.former | roles.first_words | frames.after
    apart, common = (others, frames.untitled, frames.no_person_before), pack.compiled(common_words)
    return NameLexicon(scanner, table, contexts, cues, frames.article, *apart, common)


class Capital(NamedTuple):
    """What the name of a seat of government may mean: the state, or the city by its alias."""

    state: str
    city: str
    alias: Alias


class _Reader:
    """Reads the names of one document."""

    def __init__(self, words: Words, lexicon: NameLexicon, knowledge: Knowledge, day: str | None) -> None:
        self.words = words
        self.day = day
        self.lexicon = lexicon
        self.knowledge = knowledge
        self.matches = self._scan()
        self.established = {
            entities.pop()
            for match in self.matches
            if not match.ending and len(entities := _plain_entities(match)) == 1
        }
        self.namesakes = {
            words.keys[match.first]
            for match in self.matches
            if match.payloads[0].kind == "demonym" and self._is_before_name(match.last, words.keys[match.first])
        }
        self.evidence = Evidence(words, lexicon.cues, knowledge, self.matches, self.established, day)
        self.bearers = Bearers(words, self.matches, lexicon.contexts.kin)
        self.capitals: dict[int, bool] = {}
        self.regions = dict(region for match in self.matches if (region := self._region(match)))

    def _scan(self) -> list[NameMatch]:
        """The longest phrases from left to right; a person's full name goes before a short one that crosses it."""
        scanner, words = self.lexicon.scanner, self.words
        beginnings, keys = scanner.beginnings(words), words.keys
        matches: list[NameMatch] = []
        index = 0
        while index < len(keys):
            match = scanner.at(words, index) if keys[index] in beginnings else None
            if match:
                match = self._full_name(match) or match
                matches.append(match)
            index = match.last if match else index + 1
        return matches

    def _full_name(self, match: NameMatch) -> NameMatch | None:
        """The full name of a person that begins inside a short one and reaches as far at least, or None."""
        if match.last - match.first < 2 or not all(is_short_name(alias) for alias in match.payloads):
            return None
        own = {alias.entity for alias in match.payloads}
        for index in range(match.first + 1, match.last):
            inner = self.lexicon.scanner.at(self.words, index)
            full = [alias for alias in inner.payloads if is_full_name(alias)] if inner else []
            if inner and full and (inner.last > match.last or {alias.entity for alias in full} <= own):
                return inner if inner.last >= match.last and inner.last - inner.first > 1 else None
        return None

    def read(self) -> list[Found]:
        found: list[Found] = []
        for match in self.matches:
            whole = self._decide(match)
            if whole:
                found.append(whole)
            if match.last - match.first > 1:
                found.extend(self._inside(match, whole))
        return found

    def _inside(self, match: NameMatch, whole: Found | None) -> list[Found]:
        """Names of states inside the name of one of their bodies; all names where the whole was given up."""
        if whole is None and self._is_eponym(match):
            return []
        if whole is None:
            inner = self.lexicon.scanner.longest(self.words, match.first + 1, match.last)
            return [found for part in inner if (found := self._decide(part))]
        entity = self.knowledge.entity(whole.entities[0])
        if whole.kind == "nominal":
            return [found for part in self._pieces(match) if (found := self._decide(part))]
        if entity is None or entity.type not in _DECOMPOSED_TYPES:
            return []
        states = [found for part in self._pieces(match) if (found := self._decide(part))]
        own = [found for found in states if found.entities[0] == entity.country and not found.metonym]
        return [found for found in own if not any(_reaches_beyond(other, found) for other in own)]

    def _pieces(self, match: NameMatch) -> list[NameMatch]:
        """All that stands for something inside a match, but for its own beginning."""
        pieces = [part for index in range(match.first + 1, match.last) for part in self._readings(index)]
        return [part for part in pieces if part.last <= match.last]

    def _readings(self, index: int) -> list[NameMatch]:
        return self.lexicon.scanner.readings(self.words, index)

    def _decide(self, match: NameMatch) -> Found | None:
        """The mention that a match makes, or None where nothing makes a name of it."""
        match = self._as_nationality(match)
        candidates = self._candidates(match)
        if not candidates:
            return None
        if is_quoted(self.words, match) and (media := [alias for alias in candidates if alias.file == "media"]):
            return self._found(match, self._of_nation(match, media))
        capital = self._capital(candidates)
        if capital is None or any(alias.is_common for alias in candidates):
            return self._likeliest(match, candidates, capital)
        return self._capital_found(match, capital)

    def _of_nation(self, match: NameMatch, media: list[Alias]) -> Alias:
        """The medium of the state whose name or nationality stands right behind a quoted name, else the first."""
        after = self._readings(match.last) if len(media) > 1 and match.last < len(self.words) else []
        states = {alias.entity for behind in after for alias in behind.payloads if alias.file == "states"}
        own = [m for m in media if (medium := self.knowledge.entity(m.entity)) and medium.country in states]
        return own[0] if own else media[0]

    def _candidates(self, match: NameMatch) -> list[Alias]:
        """The aliases that spelling, particles and the word before allow; none for a verb of saying."""
        candidates = allowed(match, writing_of(self.words, match), self.lexicon.contexts)
        key = self.words.keys[match.first]
        if self.evidence.key_before(match) in self.lexicon.contexts.kin or self._is_eponym(match):
            candidates = [alias for alias in candidates if alias.file != "people"]
        if self.evidence.key_before(match) not in self.lexicon.cues.roles:
            candidates = self.bearers.own(match, self._head(match), candidates)
        if match.start > self.words.tokens[match.first].start and key in self.lexicon.cues.given:
            return []  # a given name that begins like a particle
        if not candidates or is_too_short(match, key) or self._is_called_so(match) or self._is_another_body(match):
            return []
        candidates = self._without_state(match, candidates)
        if self._goes_on(match):
            candidates = [alias for alias in candidates if alias.file != "people"]
        if self._is_given_name(match):
            candidates = [alias for alias in candidates if alias.file == "people"]
        if self.evidence.key_before(match) in self.lexicon.contexts.languages_before:
            candidates = [alias for alias in candidates if alias.kind != "demonym"]
        is_verb = match.last - match.first == 1 and key in self.lexicon.contexts.speech
        return [] if is_verb or is_phrase(self.words, match, self.lexicon.contexts) else candidates

    def _is_eponym(self, match: NameMatch) -> bool:
        """Say whether a street, school or cup stands before a person's name and is called after him."""
        if self.evidence.key_before(match) == "":
            return False
        return any(
            start.stem in self.lexicon.no_person_before and not start.article
            for start in self.words.starts[match.first - 1]
        )

    def _as_nationality(self, match: NameMatch) -> NameMatch:
        """A word short for a medium or a person, as the nationality that it is behind a definite noun; else itself."""
        before = match.first - 1
        if match.last - match.first > 1 or before < 0 or self.words.joints[match.first] != SPACE:
            return match
        is_noun = self._is_definite(before) or self.evidence.follows_counterpart(match)
        if match.article or match.payloads[0].file in ("states", "places") or not is_noun:
            return match
        if before in self.evidence.taken:
            return match
        others = [m for m in self._readings(match.first) if m.article and m.payloads[0].kind == "demonym"]
        return others[0] if others else match

    def _goes_on(self, match: NameMatch) -> bool:
        """Say whether a definite surname behind a ruler's name and his father's makes it that of somebody else.

        A word of respect that no ruler has must stand before it.
        """
        words, after, lexicon = self.words, match.last, self.lexicon
        if after >= len(words) or words.joints[after] != SPACE or not words.keys[after].startswith(lexicon.article):
            return False
        named = range(match.first + 1, match.last - 1)
        if not lexicon.article or not any(words.keys[index] in lexicon.contexts.kin for index in named):
            return False
        if after in self.evidence.taken or words.keys[max(match.first - 1, 0)] not in lexicon.untitled:
            return False
        return words.keys[after] not in lexicon.no_surname and not self._is_fused(after)

    def _is_fused(self, index: int) -> bool:
        """Say whether a word's article is fused with a particle."""
        return any(start.article for start in self.words.starts[index] if start.cut)

    def _likeliest(self, match: NameMatch, candidates: list[Alias], capital: Capital | None) -> Found | None:
        scored = [(self.evidence.points(match, alias), alias) for alias in candidates]
        ranked = sorted(scored, key=lambda pair: (-pair[0], _KIND_ORDER[pair[1].kind]))
        points, alias = ranked[0]
        rivals = {other.entity for score, other in ranked if score == points}
        if capital and alias.entity in capital:
            return self._capital_found(match, capital) if points >= ENOUGH else None
        if points < ENOUGH or (len(rivals) > 1 and alias.kind != "demonym"):
            return None
        return self._found(match, alias)

    def _is_called_so(self, match: NameMatch) -> bool:
        """Say whether a company, paper or house stands before a place's name and is called by it."""
        aliases = match.payloads
        if not match.first or self.words.joints[match.first] == BREAK or all(a.file != "places" for a in aliases):
            return False
        if any(alias.kind in ("name", "demonym") and alias.file == "states" for alias in aliases):
            return False
        return self.words.keys[match.first - 1] in self.lexicon.contexts.no_place_before

    def _is_another_body(self, match: NameMatch) -> bool:
        """Say whether the word behind makes the name that of another body, as the sport makes of a union a league."""
        after = match.last
        if match.payloads[0].file == "organisations" and self._is_qualifier(match):
            return True
        if after >= len(self.words) or self.words.joints[after] != SPACE or match.payloads[0].file != "organisations":
            return False
        return self.words.keys[after] in self.lexicon.contexts.no_body_after

    def _is_qualifier(self, match: NameMatch) -> bool:
        """Say whether the first word only qualifies a definite noun before it, as in 'the foreign policy'."""
        if self._head(match) not in self.lexicon.contexts.qualifiers or not match.first:
            return False
        return self.words.joints[match.first] == SPACE and self._is_definite(match.first - 1)

    def _is_definite(self, index: int) -> bool:
        """Say whether a word begins with the definite article."""
        article = self.lexicon.article
        return bool(article) and any(
            start.article or start.stem.startswith(article) for start in self.words.starts[index]
        )

    def _is_given_name(self, match: NameMatch) -> bool:
        """Say whether a nationality without an article is a given name: by a name or 'son of' behind it."""
        if match.article or match.last - match.first > 1 or match.payloads[0].kind != "demonym":
            return False
        return self._is_before_name(match.last, self.words.keys[match.first]) or (
            self.words.keys[match.first] in self.namesakes and match.payloads[0].entity not in self.established
        )

    def _is_before_name(self, after: int, key: str) -> bool:
        """Say whether 'son of', another given name or a definite surname behind a word makes a given name of it."""
        words, lexicon = self.words, self.lexicon
        if after >= len(words) or words.joints[after] != SPACE:
            return False
        if words.keys[after] in lexicon.contexts.kin:
            return True
        if key not in lexicon.cues.given or words.keys[after] in lexicon.cues.given:
            return key in lexicon.cues.given
        is_definite = bool(lexicon.article) and words.keys[after].startswith(lexicon.article)
        return is_definite and lexicon.common.rank(start.stem for start in words.starts[after]) == UNKNOWN

    def _without_state(self, match: NameMatch, candidates: list[Alias]) -> list[Alias]:
        """The aliases but for a state's, where a capital of that name is meant: by the word before or the document."""
        capitals = [alias for alias in candidates if alias.kind == "metonym"]
        states = [alias for alias in candidates if alias.kind == "name" and alias.entity in self.knowledge.states]
        if not capitals or not states or self.established & {alias.entity for alias in states}:
            return candidates
        if not self._is_town(match, capitals[0], states[0]):
            return candidates
        return [alias._replace(flags="") for alias in candidates if alias not in states]

    def _is_town(self, match: NameMatch, capital: Alias, state: Alias) -> bool:
        """Say whether a name that a state shares with another state's capital means the capital."""
        before, contexts, after = self.evidence.key_before(match), self.lexicon.contexts, match.last
        if before in contexts.town_before:
            return True
        if after < len(self.words) and self.words.keys[after] in contexts.capital:
            return True
        return capital.entity in self.established and ("likely" not in state.flags or before in contexts.city_before)

    def _is_adjective(self, match: NameMatch, alias: Alias) -> bool:
        """Say whether a state's name is spelt like its nationality and stands behind a definite noun."""
        article = self.lexicon.article
        if alias.file != "states" or alias.kind != "name" or not article or match.last - match.first > 1:
            return False
        before = match.first - 1
        if before < 0 or self.words.joints[match.first] != SPACE or before in self.evidence.taken:
            return False
        contexts, key = self.lexicon.contexts, self.words.keys[before]
        is_definite = self._is_definite(before)
        is_preposition = key in contexts.toward or key in contexts.oblique or key in contexts.place_before
        if not is_definite or is_preposition or self.words.tokens[match.first].start != match.start:
            return False
        others = self._readings(match.first)
        return any(a.kind == "demonym" and a.entity == alias.entity for m in others if m.article for a in m.payloads)

    def _is_team(self, match: NameMatch, alias: Alias) -> bool:
        """Say whether a state's name says only where a team or federation is from."""
        if alias.file != "states" or alias.kind != "name" or not match.first:
            return False
        last = self.evidence.key_before(match)
        second = self.words.keys[match.first - 2] if match.first > 1 else ""
        third = self.words.keys[match.first - 3] if match.first > 2 else ""
        return not {last, second + last, third + second + last}.isdisjoint(self.lexicon.contexts.teams)

    def _capital(self, candidates: list[Alias]) -> Capital | None:
        """The state, the city and its alias, where a name is a capital's and no state's."""
        if any(alias.kind in ("name", "demonym") and alias.entity in self.knowledge.states for alias in candidates):
            return None
        states = {alias.entity for alias in candidates if alias.kind == "metonym"}
        cities = [alias for alias in candidates if alias.file == "places" and alias.kind != "metonym"]
        if len(states) != 1 or not cities:
            return None
        return Capital(states.pop(), cities[0].entity, cities[0])

    def _capital_found(self, match: NameMatch, capital: Capital) -> Found:
        beside = self._beside(match)
        government = stands_for_government(self.words, match, self.lexicon.contexts) if beside is None else beside
        state, city, alias = capital
        if fold(alias.text) in self.lexicon.contexts.neutral and not self.evidence.is_subject(match):
            government = False
        found = self._found(match, alias)
        self.capitals[match.last] = government
        return found._replace(
            entities=(state if government else city,), metonym=government, confidence=_CONFIDENCE["metonym"]
        )

    def _beside(self, match: NameMatch) -> bool | None:
        """Whether the capital that this one is joined to stands for its government; None where it is joined to none."""
        if not self.evidence.joins(match.first, match.start, match.first - 1):
            return None
        before = match.first - (self.words.keys[match.first - 1] in self.lexicon.contexts.pair)
        return self.capitals.get(before)

    def _found(self, match: NameMatch, alias: Alias) -> Found:
        demonym = alias.kind == "demonym"
        gives = ending_of(match, alias, self.lexicon.contexts)
        kind: MentionKind = "demonym" if demonym or (gives and gives.gives == "demonym") else "name"
        kind = "demonym" if self._is_team(match, alias) or self._is_adjective(match, alias) else kind
        last, end = self._widened(match, alias)
        first, start = self._without_class(match, alias)
        if self._head(match) in self.lexicon.contexts.nominal_heads and alias.file == "things":
            kind = "nominal"
        return Found(
            first,
            last,
            start,
            end,
            kind,
            (self._entity(match, alias, last),),
            _CONFIDENCE["common" if alias.is_common else alias.kind],
            f"names:{alias.file}:{alias.kind}" + OUR * ("ours" in alias.flags),
            metonym=alias.kind == "metonym",
            wording=self._wording(match, alias),
        )

    def _wording(self, match: NameMatch, alias: Alias) -> Wording | None:
        """The stance that the name itself takes, or the word before or behind it."""
        listed = next((word for word in _WORDINGS if word in alias.flags), None)
        if listed or alias.kind == "demonym":
            return cast("Wording | None", listed)
        before, contexts = self.evidence.key_before(match), self.lexicon.contexts
        after = self.words.keys[match.last] if match.last < len(self.words) else ""
        behind = after if after and self.words.joints[match.last] == SPACE else ""
        if alias.file == "people":
            return "honorific" if before in contexts.honouring_before else None
        if alias.file not in _PARTIES:
            return None
        last = self.words.keys[match.last - 1]
        inside = match.last - match.first > 1 and (
            self._head(match) in contexts.slighting_heads or last in contexts.slighting_after
        )
        slighted = inside or before in contexts.slighting_before or behind in contexts.slighting_after
        return "delegitimising" if slighted else None

    def _entity(self, match: NameMatch, alias: Alias, last: int) -> str:
        """The entity meant: of a conference the edition, of a city the region where the text speaks of the region."""
        if alias.file == "things":
            edition = self.words.keys[last - 1] if last > match.last else ""
            return self.knowledge.edition(alias.entity, int(edition) if edition.isdecimal() else None, self.day)
        return self.regions.get(alias.entity, alias.entity)

    def _region(self, match: NameMatch) -> tuple[str, str] | None:
        """A city and the region of its name, where the word before a city's name speaks of a region."""
        if not match.first or self.words.joints[match.first] != SPACE:
            return None
        if self.words.keys[match.first - 1] not in self.lexicon.contexts.region_before:
            return None
        for alias in match.payloads:
            within = self.knowledge.entities.row(alias.entity).get("within", "") if alias.file == "places" else ""
            city, region = self.knowledge.entity(alias.entity), self.knowledge.entity(within)
            if city and region and city.type == "city" and city.name in region.name:
                return city.id, region.id
        return None

    def _head(self, match: NameMatch) -> str:
        """The first word of a match, without particles."""
        key = self.words.keys[match.first]
        return key[match.start - self.words.tokens[match.first].start :]

    def _without_class(self, match: NameMatch, alias: Alias) -> tuple[int, int]:
        """Where the name itself begins: behind a word such as 'city' or 'operation'."""
        follows = match.last - match.first > 1 and alias.file in ("places", "things")
        if not follows or self._head(match) not in self.lexicon.contexts.class_nouns:
            return match.first, match.start
        return match.first + 1, self.words.tokens[match.first + 1].start

    def _widened(self, match: NameMatch, alias: Alias) -> tuple[int, int]:
        """Where the mention ends: with an ending written as a word of its own, or the edition of a conference."""
        contexts, words = self.lexicon.contexts, self.words
        after = match.last
        if alias.text.endswith("+"):
            return match.last, match.end + 1
        if after >= len(words) or words.joints[after] == BREAK or match.ending:
            return match.last, match.end
        key = words.keys[after]
        for ending in contexts.endings.get(key, ()):
            if ending.spaced and takes(ending, alias, words.keys[after - 1]):
                return after + 1, words.tokens[after].end
        if key in contexts.edition_article and after + 1 < len(words) and alias.file == "things":
            number = words.tokens[after + 1]
            if number.kind == "number" and number.start - words.tokens[after].end <= 1:
                return after + 2, number.end
        return match.last, match.end


def _reaches_beyond(other: Found, found: Found) -> bool:
    """Say whether a name begins inside another, or begins with it and ends before it does."""
    return other.first < found.first < other.last or (other.first == found.first and found.last < other.last)


def _plain_entities(match: NameMatch) -> set[str]:
    """The entities that a match names by a full name without a doubt."""
    plain = {alias.entity for alias in match.payloads if alias.kind == "name" and not alias.is_doubtful}
    return plain if len({alias.entity for alias in match.payloads}) == 1 else set()


def find_names(
    words: Words, lexicon: NameLexicon, knowledge: Knowledge, *, day: str | None = None, home: str | None = None
) -> list[Found]:
    """Return the named mentions of a document, by start; one may lie inside another.

    Args:
        words: the document's words.
        lexicon: the compiled names of its language.
        knowledge: the knowledge base that the aliases point into.
        day: the day of publication as EDTF, for the edition of a conference; None if unknown.
        home: the state of the outlet, for 'our country'; if None, that of the first medium named that may say so.
    """
    found = _Reader(words, lexicon, knowledge, day).read()
    known = [item for item in at_home(found, knowledge, home) if item.entities[0] in knowledge.entities]
    return sorted(known, key=lambda item: (item.start, -item.end))
