"""The status bar: what is being worked on with Cancel, when it was saved and backed up, who is at work."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.jobs import Job, JobRunner
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import ElidedLabel, LinkButton, label

_SHOW_AFTER_MS = 200
_SAID_FOR_MS = 8000


class StatusBar(QWidget):
    """One row under the window. Jobs are shown only when they last longer than 200 ms."""

    def __init__(self, theme: Theme, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._language: Language | None = None
        self._job: Job | None = None
        self._said = ElidedLabel()
        self._saved = label()
        self._backup = label()
        self._user = label()
        self._work = label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = LinkButton()
        self._job_parts: tuple[QWidget, ...] = (self._work, self.bar, self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(16)
        for widget in (self._saved, self._backup):
            row.addWidget(widget)
        row.addWidget(self._said, 1)
        for part in (*self._job_parts, self._user):
            row.addWidget(part)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_SHOW_AFTER_MS)
        self._delay.timeout.connect(self._show_job)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_SAID_FOR_MS)
        self._quiet.timeout.connect(self._said.clear)
        self.cancel.clicked.connect(self._on_cancel)
        jobs.added.connect(self._on_added)
        jobs.removed.connect(self._on_removed)
        theme.changed.connect(self._fit)
        self._fit()
        self._hide_job()

    def say(self, text: str) -> None:
        """Say something for a while."""
        self._said.setText(text)
        self._quiet.start()

    def set_facts(self, saved: str, backup: str, user: str) -> None:
        """When it was last saved and backed up, and who is at work."""
        self._saved.setText(saved)
        self._backup.setText(backup)
        self._backup.setVisible(bool(backup))
        self._user.setText(user)

    def retranslate(self, language: Language) -> None:
        """Write the bar's own words anew."""
        self._language = language
        self.cancel.setText(language.gettext("Cancel"))
        self.cancel.setAccessibleName(language.gettext("Cancel what is being worked on"))
        self.bar.setAccessibleName(language.gettext("Progress"))
        if self._job is not None:
            self._show_words()

    def _fit(self) -> None:
        self.setFixedHeight(max(self._theme.px(28), self.fontMetrics().height() + self._theme.px(8)))
        self.bar.setFixedWidth(self._theme.px(140))

    def _on_added(self, job: Job) -> None:
        if job.quiet:
            return
        self._job = job
        self.bar.setRange(0, 0)
        job.progressed.connect(self._on_progress)
        self._delay.start()

    def _on_removed(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._delay.stop()
            self._hide_job()

    def _on_progress(self, done: int, total: int, _code: str) -> None:
        if self.sender() is not self._job or self._job is None:
            return
        self.bar.setRange(0, 100 if total else 0)
        if total:
            self.bar.setValue(done * 100 // total)
        self._show_bar()
        self._show_words()

    def _show_words(self) -> None:
        if self._job is None or self._language is None:
            return
        if self._job.stopping:
            self._work.setText(self._language.gettext("Stopping…"))
        elif self.bar.maximum() > 0:
            done = self._language.percent(float(self.bar.value()))
            words = self._language.gettext("{work}… {percent}").format(work=self._job.title, percent=done)
            self._work.setText(words)
        else:
            self._work.setText(self._language.gettext("{work}…").format(work=self._job.title))

    def _show_job(self) -> None:
        self._show_words()
        for part in self._job_parts:
            part.show()
        self._show_bar()

    def _show_bar(self) -> None:
        """A bar without a known end would only move: the words and Cancel say enough, and nothing moves by itself."""
        self.bar.setVisible(self.bar.maximum() > 0 and not self.cancel.isHidden())

    def _hide_job(self) -> None:
        for part in self._job_parts:
            part.hide()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._show_words()
