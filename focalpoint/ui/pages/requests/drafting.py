"""A new request: out of which case, of what kind, to which State, in which language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from focalpoint.domain.requests.shapes import FieldType
from focalpoint.language import LANGUAGES, OWN_NAMES
from focalpoint.services.request_catalogue import catalogue
from focalpoint.ui.inspector.acting import say_too_long, why_not
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.requests import kind_help, kind_title, specification_help, specification_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

_NEW_CASE: Final = "new"
_NIGHT: Final = "night"


class DraftDialog(QDialog):
    """Four questions; the request is then drafted with all that the case and the office know."""

    def __init__(
        self, parent: QWidget, context: PageContext, drafted: Callable[[str], None], case_id: str = ""
    ) -> None:
        super().__init__(parent)
        self._context, self._drafted = context, drafted
        self.setModal(True)
        self._heading = label(role="heading", wrap=True)
        self.case, self.kind, self.state, self.speech = ChoiceEdit(), ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self.reference, self.name = BoundedLine(), BoundedLine()
        self._about = label(role="small", wrap=True)
        self._labels: dict[str, QLabel] = {}
        self._blocks: dict[str, QWidget] = {}
        self.make, self._leave = QPushButton(), QPushButton()
        self._build()
        self.retranslate()
        self.case.set_code(case_id or self._first_case())
        self.kind.set_code("mla:")
        self.speech.set_code(context.language.code)
        self._show()
        context.shell.language_changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Write every text anew; what was chosen stays."""
        language = self._context.language
        title = language.gettext("New request")
        self.setWindowTitle(title)
        self._heading.setText(title)
        fields: tuple[tuple[str, QWidget, str], ...] = (
            ("case", self.case, language.gettext("Case")),
            ("reference", self.reference, language.gettext("Reference of the new case")),
            ("name", self.name, language.gettext("Title of the new case")),
            ("kind", self.kind, language.gettext("Kind of request")),
            ("state", self.state, language.gettext("Other State")),
            ("speech", self.speech, language.gettext("Language of the letter")),
        )
        for name, widget, words in fields:
            self._labels[name].setText(words)
            widget.setAccessibleName(words)
        self.case.set_choices(self._cases(language))
        night = language.gettext("Night of an attack: preservation, provisional arrest and information together")
        self.kind.set_choices([*kinds(language), (f"{_NIGHT}:", night)])
        self.state.set_choices(self._states(language))
        self.speech.set_choices([(code, OWN_NAMES[code]) for code in LANGUAGES])
        self.make.setText(language.gettext("Draft the request"))
        self._leave.setText(language.gettext("Cancel"))
        self._show()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addStrut(self._context.theme.px(440))
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self._heading)
        for name, widget in (
            ("case", self.case),
            ("reference", self.reference),
            ("name", self.name),
            ("kind", self.kind),
        ):
            column.addWidget(self._block(name, widget))
        column.addWidget(self._about)
        for name, widget in (("state", self.state), ("speech", self.speech)):
            column.addWidget(self._block(name, widget))
        box = QDialogButtonBox()
        self.make.setProperty("kind", "primary")
        box.addButton(self._leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.make, QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setDefault(True)
        column.addSpacing(4)
        column.addWidget(box)
        box.accepted.connect(self._on_draft)
        box.rejected.connect(self.reject)
        for choice in (self.case, self.kind):
            choice.chosen.connect(lambda _code: self._show())
        self.state.chosen.connect(self._on_state)
        for line in (self.reference, self.name):
            say_too_long(self._context, line)
            line.textChanged.connect(lambda _text: self._allow())

    def _block(self, name: str, widget: QWidget) -> QWidget:
        block = QWidget()
        inner = QVBoxLayout(block)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        caption = label(role="label")
        caption.setBuddy(widget)
        inner.addWidget(caption)
        inner.addWidget(widget)
        self._labels[name], self._blocks[name] = caption, block
        return block

    def _show(self) -> None:
        new = self.case.code() == _NEW_CASE
        self._blocks["reference"].setVisible(new)
        self._blocks["name"].setVisible(new)
        kind, stage = self._wanted()
        language = self._context.language
        words = ""
        if kind == _NIGHT:
            words = language.gettext("Three urgent drafts out of one case, to the same State.")
        elif kind:
            told = specification_help(language, catalogue().specification(kind, stage)) if stage else ""
            words = told or kind_help(language, catalogue(), kind)
        self._about.setText(words)
        self._about.setVisible(bool(words))
        self._allow()
        self.adjustSize()

    def _allow(self) -> None:
        new = self.case.code() == _NEW_CASE
        named = not new or bool(self.reference.text().strip() and self.name.text().strip())
        self.make.setEnabled(bool(self.case.code() and self.kind.code()) and named)

    def _wanted(self) -> tuple[str, str | None]:
        kind, _, stage = (self.kind.code() or "").partition(":")
        return kind, stage or None

    def _on_state(self, code: object) -> None:
        """Write in the language that the State takes, where one is known."""
        taken = self._context.workspace.profiles.get(str(code)).languages if code else ()
        spoken = next((each for each in taken if each in LANGUAGES), None)
        if spoken:
            self.speech.set_code(spoken)

    def _on_draft(self) -> None:
        kind, stage = self._wanted()
        workspace, made = self._context.workspace, list[str]()

        def act() -> None:
            case_id = self.case.code() or ""
            if case_id == _NEW_CASE:
                added = workspace.cases.add(self.reference.text().strip(), self.name.text().strip())
                case_id = next(iter(added.ids("cases")))
            language = self.speech.code() or "en"
            state = self.state.code() or ""
            if kind == _NIGHT:
                made.extend(workspace.requests.night(case_id, state, language=language))
                return
            made.append(
                workspace.requests.add(case_id, kind, stage, _begun(kind, stage), language=language, state=state)
            )

        if self._context.run(act) and made:
            self.accept()
            self._drafted(made[0])

    def _cases(self, language: Language) -> Sequence[tuple[str | None, str]]:
        found = [(case.id, f"{case.reference}  {case.title}") for case in self._context.workspace.cases.list()]
        may_add = not why_not(self._context, "cases.add")
        return [*found, *([(_NEW_CASE, language.gettext("A new case"))] if may_add else [])]

    def _first_case(self) -> str:
        found = self._cases(self._context.language)
        return (found[0][0] or "") if found else ""

    def _states(self, language: Language) -> Sequence[tuple[str | None, str]]:
        workspace = self._context.workspace
        own = workspace.settings.get("country")
        states = ((one.code, one.name(language.code)) for one in workspace.states.all() if one.code != own)
        return [(None, language.gettext("Not decided yet")), *sorted(states, key=lambda pair: pair[1].casefold())]


def kinds(language: Language) -> list[tuple[str | None, str]]:
    """Every kind, an extradition once a stage, as ``kind:stage`` with its words."""
    known = catalogue()
    found: list[tuple[str | None, str]] = []
    for kind in known.kinds():
        stages = known.stages(kind)
        if not stages:
            found.append((f"{kind}:", kind_title(language, known, kind)))
        for stage in stages:
            words = language.gettext("{kind}: {stage}").format(
                kind=kind_title(language, known, kind),
                stage=specification_title(language, known.specification(kind, stage)),
            )
            found.append((f"{kind}:{stage}", words))
    return found


def _begun(kind: str, stage: str | None) -> dict[str, object]:
    """A kind that asks for one thing only has it from the beginning."""
    specification = catalogue().specification(kind, stage)
    allowed = specification.allowed_types
    field = specification.fields.get("asst")
    if len(allowed) != 1 or field is None or field.type is not FieldType.LIST:
        return {}
    return {"asst": [{"id": "A1", "type": allowed[0]}]}
