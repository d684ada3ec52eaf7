"""A word with a bound pronoun -> whose the thing is: the state, body or person the clause is about, or nobody's."""

from rasad.annotate.discourse import Discourse
from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.words import SPACE, Words
from rasad.chars.fold import fold
from rasad.langpack.agreement import Agreement

CLAUSE = "references:clause"  # what reads a pronoun that is the subject of the clause behind it
_BESIDE = 3  # words from a subject to its object: "Ruritania changes (from) its policy"
_PARTIES = frozenset({"state", "organisation", "armed_group", "group", "media", "person", "office"})
_PLACES = frozenset({"city", "region", "facility", "project", "agreement", "operation", "initiative", "conference"})
_PEOPLE = frozenset({"person", "office"})
_KINDS = frozenset({"name", "title", "nominal", "pronoun"})


class Owners:
    """Finds the one that a bound pronoun agrees with in its sentence, for a language whose words show gender."""

    def __init__(self, words: Words, discourse: Discourse, entities: Entities, agreement: Agreement) -> None:
        self.words = words
        self.discourse = discourse
        self.entities = entities
        self.agreement = agreement
        self._women: set[str] = set()
        self._titled = 0

    def of(self, index: int, *, people: bool = True, alone: bool = False, acting: bool = False) -> str | None:
        """Return the entity that the pronoun bound to a word means, in the sentence so far; None where two may be.

        Args:
            index: the word.
            people: whether a person may be meant, not only a state or body.
            alone: whether the sentence may have nobody else so far whom the pronoun agrees with.
            acting: whether no preposition may stand before the one that is meant.
        """
        feminine = self.is_feminine(index)
        if feminine is None:
            return None
        joined = self.beside(index)
        if joined:
            return joined if people or self.entities.type_of(joined) not in _PEOPLE else None
        owner = self._chosen(self._fitting(index, feminine=feminine), index, alone=alone)
        since = None if owner is None or alone else owner.last
        if owner is None or self.is_rivalled(index, since):
            return None
        kind = self.entities.type_of(owner.entities[0])
        if acting and not self._acts(owner):
            return None
        return owner.entities[0] if kind in _PARTIES and (people or kind not in _PEOPLE) else None

    def beside(self, index: int) -> str | None:
        """Return whoever stands right before a word that a pairing particle joins to him: "X and its allies"."""
        token, feminine = self.words.tokens[index], self.is_feminine(index)
        if not index or self.words.joints[index] != SPACE or token.key[:1] not in self.discourse.contexts.pair:
            return None
        fitting = [found for found in self._fitting(index, feminine=bool(feminine)) if found.last == index]
        kinds = {self.entities.type_of(found.entities[0]) for found in fitting}
        return fitting[0].entities[0] if fitting and kinds <= _PARTIES else None

    def agrees(self, found: Found, index: int) -> bool:
        """Say whether the pronoun bound to a word agrees with a mention."""
        return self._gender(found) is self.is_feminine(index)

    def has_any(self, index: int) -> bool:
        """Say whether anybody whom the pronoun bound to a word agrees with stands before it in its sentence."""
        return bool(self._fitting(index, feminine=bool(self.is_feminine(index))))

    def is_feminine(self, index: int) -> bool | None:
        """Return whether the pronoun bound to a word is feminine; None where the word has no pronoun of one."""
        text = self.words.tokens[index].text
        feminine, masculine = self.agreement.feminine_pronoun, self.agreement.masculine_pronoun
        if feminine and text.endswith(feminine):
            return True
        return False if masculine and text.endswith(masculine) else None

    def state_of(self, owner: str) -> str | None:
        """Return the state whose body or office an owner's is: the owner, the state it governs or serves; or None."""
        entity = self.entities.get(owner)
        if entity is None or entity.type not in _PARTIES:
            return None
        serves = entity.type in ("state", "office") or entity.sector == "GOV" or self.entities.governed(owner)
        return self.entities.state_of(owner) if serves else None

    def _fitting(self, index: int, *, feminine: bool) -> list[Found]:
        return [found for found in self._before(index) if self._gender(found) is feminine]

    def _before(self, index: int) -> list[Found]:
        """The outermost mentions of one entity in a sentence before a word, in order."""
        kept: list[Found] = []
        for found in self.discourse.in_sentence(self.words.sentences[index]):
            one = len(found.entities) == 1 and found.last <= index and not self.discourse.is_in_title(found)
            if one and (found.kind in _KINDS or found.read_by == CLAUSE) and not (kept and found.last <= kept[-1].last):
                kept.append(found)
        return kept

    def _chosen(self, fitting: list[Found], index: int, *, alone: bool) -> Found | None:
        """The only one that agrees; of several the one that acts, where nobody is asked for something."""
        if not fitting:
            return None
        if len({self._key(found) for found in fitting}) == 1:
            return fitting[-1]
        acting = [found for found in fitting if self._acts(found)]
        if acting and acting[-1].kind == "clitic":
            return acting[-1]  # "she said that she": the clause is hers
        near = bool(acting) and acting[-1] is fitting[-1] and index - acting[-1].last < _BESIDE
        asked = any(self.words.keys[at] in self.agreement.asking for at in range(max(fitting[0].first - 1, 0), index))
        sure = near or len({self._key(found) for found in acting}) == 1
        return acting[-1] if sure and not alone and not asked else None

    def _key(self, found: Found) -> str:
        entity = found.entities[0]
        is_body = self.entities.type_of(entity) not in _PEOPLE
        return (self.entities.state_of(entity) if is_body else None) or entity

    def _acts(self, found: Found) -> bool:
        before = self.words.keys[found.first - 1] if found.first else ""
        contexts = self.discourse.contexts
        is_place = before in contexts.city_before and not found.metonym
        is_thing = self.entities.type_of(found.entities[0]) in _PLACES
        return not is_place and not is_thing and not self.discourse.is_oblique(found)

    def is_rivalled(self, index: int, since: int | None = None) -> bool:
        """Say whether a common noun before a word, behind word `since` or in its whole sentence, may be meant."""
        rivals = self.agreement.rivals_feminine if self.is_feminine(index) else self.agreement.rivals_masculine
        for at in range(index - 1, -1 if since is None else since - 1, -1):
            if self.words.sentences[at] != self.words.sentences[index]:
                break
            stems = {start.stem for start in self.words.starts[at]}
            if not rivals.isdisjoint(stems) and not self.discourse.is_covered(at):
                return True
        return False

    # -- gender --

    def _gender(self, found: Found) -> bool | None:
        """Say whether a mention is feminine; None where neither list nor form tells."""
        entity = found.entities[0]
        kind = self.entities.type_of(entity)
        if kind in _PEOPLE:
            return entity in self._known_women()
        if found.kind in ("clitic", "pronoun"):
            return self.is_feminine(found.first)
        head = self._head(found)
        if fold(head) in self.agreement.masculine:
            return False
        if head.endswith(self.agreement.feminine_ends) or fold(head) in self.agreement.feminine:
            return True
        return True if kind in ("state", "city") and found.kind != "nominal" else None

    def _head(self, found: Found) -> str:
        """The first word of a mention as written, without particles outside its span."""
        return self.words.source[found.start : self.words.tokens[found.first].end]

    def _known_women(self) -> set[str]:
        seen = self.discourse.seen
        for found in seen[self._titled :]:
            is_title = found.kind in ("title", "nominal") and len(found.entities) == 1
            if is_title and self._head(found).endswith(self.agreement.feminine_ends):
                self._women.add(found.entities[0])
        self._titled = len(seen)
        return self._women
