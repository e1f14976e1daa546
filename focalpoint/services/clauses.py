"""What the office has said of the sentences of letters: sign-offs and its own wordings, beside those that ship."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from focalpoint.documents.requests.clause_book import shipped_clauses
from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import RuleError
from focalpoint.domain.requests.clauses import ClauseBook, SignOff, Variant
from focalpoint.services.base import Listed, Service
from focalpoint.store import profiles as store
from focalpoint.store.work import UnitOfWork


class ClauseService(Service):
    """Read the sentences as the office has them, sign them off, word them in the office's own way."""

    capability: ClassVar[str] = "clauses"

    def book(self) -> ClauseBook:
        """Every sentence with the office's sign-offs and wordings."""
        with self._office.read() as connection:
            signed, texts = store.read_sign_offs(connection), store.read_clause_texts(connection)
        return shipped_clauses().with_(
            [
                SignOff(one.clause_id, one.language, one.digest, one.name, date.fromisoformat(one.signed_on))
                for one in signed
            ],
            [Variant(one.clause_id, one.language, one.text, one.based_on) for one in texts],
        )

    def sign_off(self, clause_ids: Listed[str], language: str, by: str, on: date | None = None) -> ChangeSet:
        """Record that somebody answers for sentences as they read now, in one language, as one step.

        Raises:
            RuleError: nobody is named.
        """
        if not by.strip():
            raise RuleError(rule="name_missing")
        book, on = self.book(), on or self._workspace.clock.today()
        made = [book.sign_off(clause_id, language, by.strip(), on) for clause_id in clause_ids]
        with self._write("clause.sign_off") as work:
            self._drop_sign_offs(work, clause_ids, language)
            work.insert_many(
                store.ClauseSignOff,
                [
                    {
                        "clause_id": one.clause_id,
                        "language": language,
                        "digest": one.digest,
                        "name": one.by,
                        "signed_on": one.on.isoformat(),
                    }
                    for one in made
                ],
            )
        return work.change_set

    def withdraw(self, clause_ids: Listed[str], language: str) -> ChangeSet:
        """Take sign-offs back: these sentences print in drafts only."""
        with self._write("clause.withdraw") as work:
            self._drop_sign_offs(work, clause_ids, language)
        return work.change_set

    def word(self, clause_id: str, language: str, text: str) -> ChangeSet:
        """Keep the office's own wording of a sentence; an empty one goes back to the shipped wording.

        Raises:
            WrongClauseError: it lacks a place that is filled from the answers, or has one that nothing fills.
        """
        made = self.book().worded(clause_id, language, text) if text.strip() else None
        with self._write("clause.word") as work:
            kept = [one for one in store.read_clause_texts(work.connection)
                    if (one.clause_id, one.language) == (clause_id, language)]  # fmt: skip
            for one in kept:
                work.archive(store.ClauseText, one.id)
            if made is not None:
                work.insert(
                    store.ClauseText, clause_id=clause_id, language=language, text=made.text, based_on=made.based_on
                )
        return work.change_set

    @staticmethod
    def _drop_sign_offs(work: UnitOfWork, clause_ids: Iterable[str], language: str) -> None:
        gone = set(clause_ids)
        for one in store.read_sign_offs(work.connection):
            if one.language == language and one.clause_id in gone:
                work.archive(store.ClauseSignOff, one.id)
