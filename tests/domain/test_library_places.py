"""Where a citation points in a text."""

from __future__ import annotations

import pytest

from focalpoint.domain.library_places import find_place

LAW = (
    "Contents: Article 5 ... page 2\nArticle 1. Scope\nSubject to article 5, this Act applies.",
    "Article 5. Freezing\n(1) The Minister may. (2) Funds are frozen.",
    "Article 50. Repeal\nSee page 1.",
)


@pytest.mark.parametrize(
    ("pages", "locator", "page", "words"),
    [
        (LAW, "article 5(2)", 2, "Article 5"),
        (LAW, "art. 50", 3, "Article 50"),
        (tuple(reversed(LAW)), "article 5", 2, "Article 5"),
        (LAW, "p. 3", 3, ""),
        (LAW, "funds are frozen", 2, "funds are frozen"),
        (LAW, "article 77", 0, "article 77"),
        (("Статья 1. Общее", "Статья 12. Выдача"), "ст. 12", 2, "Статья 12"),
        (("المادة 1 نطاق", "المادة 9 التسليم"), "المادة 9", 2, "المادة 9"),
        (("第一条 总则", "第五条 引渡"), "第五条", 2, "第五条"),
        (("1. Scope\n2. Terms", "3. Surrender"), "section 3", 2, "3"),
        ((), "article 5", 0, "article 5"),
    ],
)
def test_a_citation_leads_to_its_page_and_heading(pages: tuple[str, ...], locator: str, page: int, words: str) -> None:
    assert find_place(pages, locator) == (page, words)
