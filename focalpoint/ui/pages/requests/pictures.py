"""More states of requests for the screenshots."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.pages.requests.page import RequestsPage


def of(page: RequestsPage) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Steps of the first request, two languages side by side, the dialog of a new one, a case, figures."""

    def step(name: str, second: str = "") -> QWidget:
        desk = page.desk()
        if desk is None and page.lines():
            page.open_request(page.lines()[0].id)
            desk = page.desk()
        if desk is not None:
            desk.wizard.go(name)
            desk.wizard.sight.preview.show_second(second)
            desk.wizard.focus_first()
        return page.window()

    def case() -> QWidget:
        page.close_request()
        page.show_view("cases")
        page.choose_first_case()
        return page.window()

    def figures() -> QWidget:
        page.show_view("figures")
        page.count_by("ground")
        return page.window()

    yield "state", partial(step, "state")
    yield "persons", partial(step, "persons")
    yield "measure", partial(step, "asst[0]", "ar")
    yield "review", partial(step, "review")
    yield "new", page.draft
    yield "case", case
    yield "figures-by-ground", figures
