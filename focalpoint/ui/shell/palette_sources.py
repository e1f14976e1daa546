"""What the palette offers: recent things, pages, commands, settings, help topics, records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from focalpoint.domain.folding import fold, words_of
from focalpoint.language import N_
from focalpoint.ui.shell.commands import GO, GROUPS, LANGUAGE, PAGE, Listed
from focalpoint.ui.shell.kinds import kind_word
from focalpoint.ui.shell.palette_list import Entry

if TYPE_CHECKING:
    from focalpoint.services.lookup import Opened
    from focalpoint.services.search import Hit
    from focalpoint.ui.shell.window import MainWindow

_HIT_ICONS: Final = {
    "task": "tasks",
    "ministry": "ministry",
    "person": "person",
    "comment": "comment",
    "file": "file",
    "milestone": "milestone",
    "library_item": "library",
    "passage": "library",
    "instrument": "treaty",
    "treaty_act": "treaty",
    "ratification_step": "treaty",
    "instrument_log": "treaty",
    "provision": "implementation",
    "standard": "implementation",
}
_ENTITY_ICONS: Final = {
    "tasks": "tasks", "ministries": "ministry", "people": "person", "users": "person", "bodies": "directory",
    "library_items": "library", "implementations": "implementation", "standards": "implementation",
    "instruments": "treaty", "treaty_acts": "treaty", "ratification_steps": "treaty", "instrument_log": "treaty",
}  # fmt: skip
_ENTITY_KINDS: Final = {
    "tasks": "task", "ministries": "ministry", "people": "person", "plans": "plan", "library_items": "library_item",
    "implementations": "provision", "standards": "standard",
    "instruments": "instrument", "treaty_acts": "treaty_act", "ratification_steps": "ratification_step",
    "instrument_log": "instrument_log",
}  # fmt: skip
_ICONS: Final = {"undo": "undo", "redo": "redo", "lock": "lock", "inspector": "sidebar", "palette": "search"}
_MOST_HITS: Final = 20
_MOST_RECENT: Final = 6
_ONE_WORD_KINDS: Final = {"page": N_("Page"), "command": N_("Command"), "setting": N_("Setting"), "help": N_("Help")}


class WindowSources:
    """The sources of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def entries(self) -> Sequence[Entry]:
        """Pages, commands, settings and help topics, in the language of the screen, with their English names."""
        return [*self._pages(), *self._commands(), *self._settings(), *self._topics()]

    def recent(self, answer: Callable[[Sequence[Entry]], None]) -> None:
        """What was opened last; titles are read on a worker."""
        window = self._window
        if window.recent.off():
            return

        def read(_progress: object) -> dict[str, str]:
            with suppress(ImportError):  # somebody else may be loading it just now
                import rapidfuzz.fuzz  # noqa: F401 - loaded here, so that no key press waits for it
            opened = window.recent.opened()
            return window.workspace.lookup.titles((one.entity, one.name) for one in opened if one.kind == "record")

        job = window.jobs.create("", read, quiet=True)

        def give(titles: Any) -> None:  # noqa: ANN401 - a job's result
            answer(self._recent(titles))

        job.succeeded.connect(give)
        job.failed.connect(window.on_job_failed)
        job.start()

    def find(self, text: str, answer: Callable[[str, Sequence[Entry]], None]) -> None:
        """Look for records off the window's thread; words with slips count when nothing holds the words typed."""
        window = self._window
        workspace, code = window.workspace, window.context.language.code

        def look(_progress: object) -> list[Hit]:
            from focalpoint.services.instrument_find import instrument_hits
            from focalpoint.services.provision_find import provision_hits

            shipped = instrument_hits(workspace, text, code)
            found = workspace.search.find(text, _MOST_HITS)
            shipped += provision_hits(workspace, text, code, {hit.id for hit in found})
            return _in_order(text, found, shipped) or workspace.lookup.like(text, _MOST_HITS)

        job = window.jobs.create("", look, quiet=True)

        def give(hits: Any) -> None:  # noqa: ANN401 - a job's result
            answer(text, [self._hit_entry(hit) for hit in hits])

        job.succeeded.connect(give)
        job.failed.connect(window.on_job_failed)
        job.start()

    def used(self, entry: Entry) -> None:
        """Remember it as recent, unless it is about forgetting."""
        if entry.kind and not entry.name.startswith(("recent.", "forget")):
            self._window.recent.add(entry.kind, entry.name, entry.entity)

    # --- inside -------------------------------------------------------------------------------------------------

    def _pages(self) -> Iterator[Entry]:
        window, language = self._window, self._window.context.language
        for listed in window.commands.own():
            if listed.id.startswith("go."):
                name = listed.id.removeprefix("go.")
                page = window.context_page(name)
                yield Entry(
                    language.gettext(page.label), "", listed.native_keys, listed.command.run, page.icon, page.label,
                    language.gettext("Pages"), "page", name,
                )  # fmt: skip

    def _commands(self) -> Iterator[Entry]:
        here = [each for each in self._window.commands.here() if each.command.enabled()]
        shown = [each for each in here if not each.id.startswith("go.") and each.id != "palette"]
        first = [each for each in shown if each.group == PAGE]
        others = [each for each in self._window.commands.elsewhere() if each.command.enabled()]
        for listed in (*first, *(each for each in shown if each.group != PAGE), *others):
            yield self._command_entry(listed)

    def _command_entry(self, listed: Listed) -> Entry:
        language = self._window.context.language
        title, alias = language.gettext(listed.command.label), listed.command.label
        detail = language.gettext(GROUPS[listed.group]) if listed.group not in {GO, PAGE} else ""
        if listed.page and listed.page != self._window.current_name():
            detail = language.gettext(self._window.context_page(listed.page).label)
        icon = _ICONS.get(listed.id, "chevron-right")
        if listed.group == LANGUAGE:
            title = language.gettext("Language: {language}").format(language=title)
            alias, detail, icon = f"language {listed.id[-2:]} {alias}", "", "globe"
        return Entry(
            title, detail, listed.native_keys, listed.command.run, icon, alias,
            language.gettext("Commands"), "command", listed.id,
        )  # fmt: skip

    def _settings(self) -> Iterator[Entry]:
        from focalpoint.ui.shell.settings_index import SETTINGS_INDEX

        window, language = self._window, self._window.context.language
        if not window.has_page("settings"):
            return
        for setting in SETTINGS_INDEX:
            yield Entry(
                language.gettext(setting.label), "", "", partial(window.guide.open_setting, setting), "settings",
                setting.aliases, language.gettext("Settings"), "setting", setting.name,
            )  # fmt: skip

    def _topics(self) -> Iterator[Entry]:
        from focalpoint.words.help import TOPICS

        window, language = self._window, self._window.context.language
        for topic in TOPICS:
            yield Entry(
                language.gettext(topic.title), "", "", partial(window.guide.open_topic, topic.name), "info",
                topic.title, language.gettext("Help"), "help", topic.name,
            )  # fmt: skip

    def _recent(self, titles: Mapping[str, str]) -> list[Entry]:
        language = self._window.context.language
        known = {(entry.kind, entry.name): entry for entry in self.entries()}
        found: list[Entry] = []
        for opened in self._window.recent.opened():
            entry = self._record_entry(opened, titles) if opened.kind == "record" else known.get(opened[:2])
            if entry is not None:
                word = _ONE_WORD_KINDS.get(opened.kind)
                detail = entry.detail or (language.gettext(word) if word else "")
                found.append(replace(entry, detail=detail, group=language.gettext("Recent")))
        return found[:_MOST_RECENT]

    def _record_entry(self, opened: Opened, titles: Mapping[str, str]) -> Entry | None:
        title = titles.get(opened.name, "")
        if not title:
            return None
        window = self._window
        kind = kind_word(window.context.language, _ENTITY_KINDS.get(opened.entity, ""))
        run = partial(window.reveal, opened.entity, opened.name)
        icon = _ENTITY_ICONS.get(opened.entity, "plan")
        return Entry(title, kind, "", run, icon, "", "", "record", opened.name, opened.entity)

    def _hit_entry(self, hit: Hit) -> Entry:
        window = self._window
        language = window.context.language
        kind = kind_word(language, hit.kind)
        detail = "  ".join(part for part in (kind, hit.ref) if part)
        # A comment or a file is shown where it hangs.
        entity, record_id = (hit.on_entity, hit.on_id) if hit.on_id else (hit.entity, hit.id)
        return Entry(
            hit.title or hit.passage, detail, "", partial(window.reveal, entity, record_id),
            _HIT_ICONS.get(hit.kind, "plan"), "", language.gettext("Records"), "record", record_id, entity,
        )  # fmt: skip


def _in_order(text: str, found: Sequence[Hit], shipped: Sequence[Hit]) -> list[Hit]:
    """The key that was typed, the office's own records by their titles, what ships with the program, then the rest."""
    typed = fold(text).strip()
    words = words_of(typed)
    exact = [hit for hit in shipped if fold(hit.ref) == typed]
    own = [hit for hit in found if all(word in fold(hit.title) for word in words)]
    return list(dict.fromkeys([*exact, *own, *shipped, *found]))
