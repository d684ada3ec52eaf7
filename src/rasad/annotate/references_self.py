"""A word for 'self' -> the subject of its clause, where the clause shows it; or nobody."""

from rasad.annotate.discourse import CLOSING, Discourse
from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.words import BREAK, SPACE, Words
from rasad.langpack.references import Clauses

_SUBJECTS = frozenset({"person", "office", "state", "organisation", "armed_group", "group", "media"})
_PLACES = frozenset({"city", "media"})
_KINDS = frozenset({"name", "title", "nominal", "pronoun"})
_CLAUSES = 3  # clauses back to one whose subject goes on
_OWNED = 3  # words of what is somebody's own, at the head of a clause


class Selves:
    """Finds the subject of the clause that a word stands in, for a language whose clauses end with their verb."""

    def __init__(self, words: Words, discourse: Discourse, entities: Entities, clauses: Clauses) -> None:
        self.words = words
        self.discourse = discourse
        self.entities = entities
        self.clauses = clauses

    def subject(self, index: int) -> tuple[str, ...]:
        """Return whom 'self' means at a word; empty where the clause does not tell."""
        if not index or self.words.joints[index] != SPACE or not self._is_owned(index):
            return ()
        return self._of_clause(index)

    def holder(self, index: int) -> tuple[str, ...]:
        """Return whose a thing with a bound pronoun is: the subject's, where the clause names no other; or nobody's."""
        if not index:
            return ()
        here = [found for found in self.discourse.in_sentence(self.words.sentences[index]) if found.last <= index]
        if self.words.keys[index - 1] in self.discourse.contexts.pair:
            before = [found for found in here if found.last == index - 1 and found.kind in _KINDS]
            return max(before, key=lambda found: found.last - found.first).entities if before else ()
        subject = self._of_clause(index)
        first = self._clause_start(index)
        return subject if subject and self._is_alone(subject, first, index, here) else ()

    def _of_clause(self, index: int) -> tuple[str, ...]:
        here = [found for found in self.discourse.in_sentence(self.words.sentences[index]) if found.last <= index]
        stop, joined = index, True
        for _ in range(_CLAUSES):
            first = self._clause_start(stop)
            subject = self._subject_from(first, stop, here)
            if subject is not None:
                own = stop == index or (joined and not self._is_asked(first, index))
                return subject if own or self._is_alone(subject, first, index, here) else ()
            if not self._goes_on(first, stop, index):
                return ()
            antecedent = self._antecedent(first, here)
            if antecedent is not None:
                return antecedent
            joined = joined and self.words.keys[first] in self.discourse.contexts.pair
            stop = first - 1
            if stop <= 0:
                return ()
        return ()

    def _is_asked(self, first: int, index: int) -> bool:
        return any(self.words.keys[at] in self.clauses.asking for at in range(first, index))

    def _is_owned(self, index: int) -> bool:
        """Say whether a noun stands before 'self', which is no idiom with it, or 'self' is the object."""
        before, after = self.words.keys[index - 1], index + 1
        is_object = after < len(self.words) and self.words.keys[after] in self.clauses.objects
        if before in self.clauses.no_owned or self._ends_clause(index - 1) or before in self.clauses.marks:
            return False
        if before in self.clauses.openers or before in self.clauses.leads:
            return is_object and before not in self.clauses.leads
        own = any(found.last == index and found.kind == "name" for found in self.discourse.seen[-2:])
        return is_object or not own

    def _ends_clause(self, index: int) -> bool:
        return self.words.keys[index] in self.clauses.verbs

    def _is_start(self, index: int) -> bool:
        """Say whether a clause begins with a word: behind a verb, a mark or the end of a sentence."""
        if self.words.sentences[index - 1] != self.words.sentences[index]:
            return True
        key = self.words.keys[index - 1]
        return key in self.clauses.marks or (self._ends_clause(index - 1) and not self._ends_clause(index))

    def _clause_start(self, stop: int) -> int:
        at = stop
        while at > 0 and not self._is_start(at):
            at -= 1
        return at

    def _subject_from(self, first: int, stop: int, here: list[Found]) -> tuple[str, ...] | None:
        """The subject of the clause between two words; none at all, or () where it cannot be told."""
        before: Found | None = None
        for found in self._outermost(first, stop, here):
            if before is not None and self._is_listed(before, found):
                return ()
            before = found
            if self.discourse.is_oblique(found) or not self._is_free(found, first):
                if self._is_genitive(found, first):
                    return ()
                continue
            return self._with_second(found, stop, here)
        return None

    def _is_listed(self, before: Found, found: Found) -> bool:
        """Say whether two mentions stand in a list, a comma between them."""
        kinds = {self.entities.type_of(item.entities[0]) for item in (before, found)}
        beside = before.last == found.first and self.words.joints[found.first] == BREAK
        return beside and len(kinds) == 1 and before.entities != found.entities and not self._is_object([found])

    def _outermost(self, first: int, stop: int, here: list[Found]) -> list[Found]:
        inside = [found for found in here if first <= found.first and found.last <= stop and found.kind in _KINDS]
        inside.sort(key=lambda found: (found.first, -found.last))
        kept: list[Found] = []
        for found in inside:
            if not kept or found.first >= kept[-1].last:
                kept.append(found)
        return kept

    def _is_free(self, found: Found, first: int) -> bool:
        """Say whether nothing before a mention makes it another's: the clause, a comma or an adverb."""
        if found.first == first or self.words.joints[found.first] == BREAK or CLOSING in self.words.gaps[found.first]:
            return True
        if self.words.keys[found.first - 1] in self.clauses.openers:
            return True
        here = self.discourse.in_sentence(self.words.sentences[found.first])
        before = [other for other in here if other.last == found.first]
        return any(self.entities.type_of(other.entities[0]) in _PLACES for other in before)

    def _is_genitive(self, found: Found, first: int) -> bool:
        """Say whether a mention only tells of a noun at the head of its clause, which is the subject then."""
        at = found.first
        while at > first and self.words.joints[at] != BREAK:
            at -= 1
        return self.words.keys[at] not in self.clauses.leads and self.words.keys[at] not in self.clauses.openers

    def _with_second(self, found: Found, stop: int, here: list[Found]) -> tuple[str, ...]:
        """The entities of a subject, with one joined to it; none for an object, a place, or one of a list."""
        kinds = {self.entities.type_of(entity) for entity in found.entities}
        if not kinds <= _SUBJECTS:
            return ()
        after = found.last
        if after >= stop:
            return found.entities
        key = self.words.keys[after]
        if key in self.clauses.objects:
            return ()
        beside = [other for other in here if other.first in (after, after + 1) and other.last <= stop]
        if key in self.discourse.contexts.pair:
            others = [other for other in beside if other.first == after + 1 and other.kind in _KINDS]
            fitting = others and self.entities.type_of(others[0].entities[0]) in kinds
            return (*found.entities, *others[0].entities) if fitting else ()
        listed = [other for other in beside if other.first == after and self.words.joints[after] == BREAK]
        is_other = any(self.entities.type_of(other.entities[0]) in kinds for other in listed)
        same = any(set(other.entities) <= set(found.entities) for other in listed)
        return () if is_other and not same and not self._is_object(listed) else found.entities

    def _is_object(self, listed: list[Found]) -> bool:
        return any(self.words.keys[item.last] in self.clauses.objects for item in listed if item.last < len(self.words))

    def _goes_on(self, first: int, stop: int, index: int) -> bool:
        """Say whether a clause without a subject goes on with the one before: it begins with its verb or object."""
        if self.words.sentences[first - 1] != self.words.sentences[index]:
            return False
        if stop != index:
            return self._begins_oblique(first)
        return index - first <= _OWNED or self._begins_oblique(first)

    def _begins_oblique(self, first: int) -> bool:
        if self.words.keys[first] in self.discourse.contexts.pair:
            first += 1
        return self.words.keys[first] in self.clauses.leads or self.words.keys[first] in self.clauses.openers

    def _antecedent(self, first: int, here: list[Found]) -> tuple[str, ...] | None:
        """Whoever stands right before a relative clause."""
        if first < 1 or self.words.keys[first - 1] not in self.clauses.relatives:
            return None
        before = [found for found in here if found.last == first - 1 and found.kind in _KINDS]
        if not before:
            return None
        longest = min(before, key=lambda found: found.first)
        kinds = {self.entities.type_of(entity) for entity in longest.entities}
        return longest.entities if kinds <= _SUBJECTS else ()

    def _is_alone(self, subject: tuple[str, ...], first: int, index: int, here: list[Found]) -> bool:
        """Say whether nobody else stands between the clause of a subject and 'self', whom a clause may mean too."""
        if self._is_asked(first, index):
            return False
        own = {*subject, *(state for entity in subject if (state := self.entities.state_of(entity)))}
        between = [found for found in here if found.first >= first and found.kind != "demonym"]
        others = {entity for found in between for entity in found.entities} - own
        return not any(self.entities.type_of(entity) in _SUBJECTS for entity in others)
