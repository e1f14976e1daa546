"""The table of tasks; in both compartments, a task lives where the record that it hangs on lives."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.store.schema import BOTH, CODE, ID, ISO_DATE, Base, Index, Integer, Record, Text


class Task(Record, Base):
    """What a ministry was asked to do. Ministry and person are ids in office, never foreign keys across files."""

    __tablename__ = "tasks"
    __compartments__ = BOTH
    __table_args__ = (Index(None, "ministry_id"), Index(None, "link_id"), Index(None, "due"))

    title: Mapped[str] = mapped_column(Text)
    request: Mapped[str] = mapped_column(Text, default="")
    ministry_id: Mapped[str | None] = mapped_column(ID)
    person_id: Mapped[str | None] = mapped_column(ID)
    due: Mapped[str | None] = mapped_column(ISO_DATE)
    due_text: Mapped[str] = mapped_column(Text, default="")
    priority: Mapped[str] = mapped_column(CODE, default="normal")
    status: Mapped[str] = mapped_column(CODE, default="open")
    percent: Mapped[int] = mapped_column(Integer, default=0)
    checklist: Mapped[str] = mapped_column(Text, default="[]")
    link_entity: Mapped[str | None] = mapped_column(CODE)
    link_id: Mapped[str | None] = mapped_column(ID)
    completed_on: Mapped[str | None] = mapped_column(ISO_DATE)
