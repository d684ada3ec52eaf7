"""An open ledger -> the same corrected, rid of what is to be forgotten, checked, backed up: what users do to it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from msgspec.structs import replace

from rasad.ask.answers import Answers
from rasad.ask.filters import Pair, states_of, within
from rasad.config import user_name
from rasad.errors import QueryError, StoreError
from rasad.knowledge.base import load_knowledge
from rasad.langpack.layers import UserLayer
from rasad.records.corrections import Correction, CorrectionKind
from rasad.records.foreign import ForeignFormat, ForeignRow, ForeignSet
from rasad.records.ports import StoredDocument
from rasad.store import amending, briefed, check, corrections, erasing, foreign, tombstones, write
from rasad.store.amending import Item
from rasad.store.backups import back_up
from rasad.store.briefed import LastBrief
from rasad.store.connection import storing
from rasad.store.erasing import Erasure


class Upkeep(Answers):
    """What users do to a ledger besides adding to it; `rasad.Ledger` does all of this."""

    layer: UserLayer | None

    def document(self, name: str) -> StoredDocument:
        """Return one document by its id, the beginning of its id, or where it lies; corrections are applied.

        Raises:
            QueryError: if there is none such, or several.
        """
        with storing(self.path, f"read document {name}"):
            return amending.find_document(self._connection, name)

    def last_brief(self, scope: str) -> LastBrief | None:
        """Return when `note_brief` was last called for a scope, and the documents of then; None if never."""
        with storing(self.path, "read when the last brief was made"):
            return briefed.last_brief(self._connection, scope)

    def note_brief(self, scope: str) -> None:
        """Remember that a brief of a scope was made of what the ledger holds now.

        Raises:
            StoreError: if the file cannot be written.
        """
        with self._writing("when a brief was made"), write.transaction(self._connection):
            briefed.note_brief(self._connection, scope, write.now(self._connection))

    def correct(
        self,
        kind: CorrectionKind,
        items: Sequence[Item],
        value: str | None = None,
        *,
        here: bool = False,
        note: str | None = None,
        who: str | None = None,
    ) -> Correction:
        """Say that something was read wrongly: it is right from now on, also when texts are read again.

        Args:
            kind: `entity`, `type`, `status`, `date`, `not_event`; of two events `same` and `not_same`.
            items: (document, event or mention), one or two: ids, or characters such as "178-183".
            value: the right entity id (OLD=NEW for a mention of several), kind of event, status or EDTF date;
                None where there is none.
            here: only this mention stands for another entity, not all that its document says of it.
            note: why, in your words.
            who: says so; without it RASAD_USER, else the name of the system's user.

        Raises:
            QueryError: if an item or value is not there, or the opposite was said before.
            StoreError: if the file cannot be written.
        """
        with self._writing("a correction"), write.transaction(self._connection):
            at = write.now(self._connection)
            wish = amending.Wish(kind, tuple(items), value, who or user_name(), at, note, here)
            made = amending.draft(self._connection, wish, load_knowledge(self.layer))
            corrections.keep(self._connection, made)
            self._apply(made)
        return made

    def undo(self, correction_id: str, *, who: str | None = None) -> Correction:
        """Take a correction back; it stays in the list of all, with who did so and when.

        Raises:
            QueryError: if there is none of this id in force.
            StoreError: if the file cannot be written.
        """
        with self._writing("that a correction is taken back"), write.transaction(self._connection):
            found = corrections.find(self._connection, correction_id)
            if found is None or found.undone_at:
                raise QueryError(f"no correction {correction_id} is in force; see them with: rasad ledger corrections")
            at = write.now(self._connection)
            undone = replace(found, undone_by=who or user_name(), undone_at=at, state="undone")
            corrections.take_back(self._connection, undone)
            self._apply(undone)
        return undone

    def corrections(self, *, undone: bool = False) -> Iterator[Correction]:
        """Yield the corrections in the order in which they were made, with how each stands.

        One that is `lost` found nothing of its kind at its characters in the present reading, and changes nothing.
        With `undone` also those that were taken back.
        """
        return self._ask(lambda: corrections.all_corrections(self._connection, undone=undone))

    def forget(self, target: str, *, is_tried: bool = False) -> Erasure:
        """Erase for good: a document, all that lies at an address, or a person in every document; there is no undo.

        Rows, texts, quotes, full text, links and corrections go, and their characters from the file. A keyed hash stays
        that keeps it from coming in again.

        Args:
            target: a document's id or place, an address, or a person's entity id or name.
            is_tried: change nothing, only say what would go.

        Raises:
            QueryError: if it is nothing of these, or a name that several share.
            StoreError: if the file cannot be written, or another process still reads the old pages.
        """
        with self._writing("what to forget"):
            self._connection.execute("PRAGMA secure_delete = ON")
            try:
                with write.transaction(self._connection, is_kept=not is_tried):
                    erasure = erasing.erase(
                        self._connection, target, load_knowledge(self.layer), self.layer, is_tried=is_tried
                    )
                if not is_tried:
                    self._scrub()
            finally:
                self._connection.execute("PRAGMA secure_delete = OFF")
        return erasure

    def remember(self, target: str) -> bool:
        """Let come in again what was forgotten under this id, place or address; say whether there was anything."""
        with self._writing("what is forgotten no more"), write.transaction(self._connection):
            return tombstones.take_away(self._connection, target) > 0

    def add_foreign(
        self, rows: Iterable[ForeignRow], *, name: str, form: ForeignFormat, sha256: Callable[[], str]
    ) -> foreign.Kept:
        """Keep a data set of others, apart from what was read here; one of the same name is replaced.

        Args:
            rows: its events.
            name: what it is called here.
            form: the format it was in.
            sha256: returns that of its file, after the last row.

        Raises:
            StoreError: if the file cannot be written; then nothing of it is kept.
        """
        with self._writing(f"the data set {name}"), write.transaction(self._connection):
            at = write.now(self._connection)
            return foreign.add_set(self._connection, rows, name=name, form=form, sha256=sha256, at=at)

    def remove_foreign(self, name: str) -> bool:
        """Take a data set of others out again; say whether there was one of this name."""
        with self._writing("what is left of other data sets"), write.transaction(self._connection):
            return foreign.remove_set(self._connection, name)

    def foreign_sets(self) -> Iterator[ForeignSet]:
        """Yield the data sets of others by name."""
        return self._ask(lambda: foreign.sets(self._connection))

    def foreign(
        self, *, between: Pair | None = None, since: str | None = None, until: str | None = None
    ) -> Iterator[ForeignRow]:
        """Yield the events of other data sets by day; nothing else that a ledger is asked gives them.

        Args:
            between: two states that both take part.
            since: EDTF; events that may be of this time or later. Those without a date are left out.
            until: EDTF, likewise.

        Raises:
            QueryError: if a limit is no date or both states are one.
        """
        pair = (str(states_of(between)["one"]), str(states_of(between)["other"])) if between else None
        is_within = within(since, until)
        return self._ask(lambda: foreign.rows_between(self._connection, pair, is_within))

    def check(self) -> list[str]:
        """Return the faults of the file, of its rows and of every quote against its source; empty where all is well."""
        with storing(self.path, "check the ledger"):
            return list(check.faults(self._connection))

    def repair(self) -> list[str]:
        """Derive rows, full text and links anew from the stored reports; return the faults that are left.

        Raises:
            StoreError: if the file cannot be written.
        """
        with self._writing("what was derived"), write.transaction(self._connection):
            check.repair(self._connection)
        return self.check()

    def backup(self, to: Path | str) -> int:
        """Copy the ledger to a new file, while others may read and write it; return how many documents it holds.

        The copy appears under its name only when it is complete and was found sound.

        Raises:
            StoreError: if the file exists, cannot be written, or what was copied is damaged.
        """
        return back_up(self._connection, Path(to))

    def _scrub(self) -> None:
        if not erasing.scrub(self._connection):
            raise StoreError(
                f"erased, but another process is reading {self.path}, so that old pages may remain in it: "
                f"close it, then finish with: rasad --ledger {self.path} ledger check"
            )

    def _apply(self, correction: Correction) -> None:
        """Derive anew what a correction touches; those of two events are laid over what is linked."""
        if not correction.is_ruling:
            for document_id in corrections.documents_of([correction]):
                write.write_anew(self._connection, document_id)

    def _writing(self, location: str) -> AbstractContextManager[None]:
        return storing(self.path, f"add {location}")
