"""Puts a letter together, block by block: sentences with their articles, answers with their labels, gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from focalpoint.documents.requests.material import Material
from focalpoint.documents.requests.model import (
    MISSING,
    BlockKind,
    Gap,
    LetterBlock,
    LetterOptions,
    Sentence,
)
from focalpoint.documents.requests.values import Values
from focalpoint.documents.requests.wording import Wording
from focalpoint.domain.requests.answers import Item, Node, State
from focalpoint.domain.requests.clauses import Clause, ClauseBook, Reach, Take, filled
from focalpoint.domain.requests.findings import Finding
from focalpoint.domain.requests.law import article_ids
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.domain.requests.specification import FieldSpec

OURS: Final = ("in.", "hdr.", "sign.", "annex", "closing")
"""What is ours to answer in an incoming request; everything else of it is the other State's."""

Row = tuple[str, str, str]
"""What it is called, what it is, and the full path of the answer."""


@dataclass
class Sheet:
    """What has been written so far."""

    blocks: list[LetterBlock] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    unsigned: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    part: int = 0
    number: int = 0


class Writer:
    """One letter in one language."""

    def __init__(self, material: Material, book: ClauseBook, options: LetterOptions) -> None:
        self.material = material
        self.answers = material.answers
        self.options = options
        self.words = Wording(options.language, material.instruments, material.world, material.states)
        self.sheet = Sheet()
        self.renamed: Mapping[str, str] = {}
        """Answers that this letter calls by another label."""
        self._book = book
        self._pending: LetterBlock | None = None
        self._missing = {one.field: one for one in material.checked.findings if self._is_gap(one)}
        self._marked: set[str] = set()
        self._values = Values(material, self.words, options)
        self._told = [
            (each.path, each.field)
            for each in material.specification.shown(self.answers)
            if each.path in self._missing or self.answers.state(each.path) is State.ANSWERED
        ]

    # -- parts ---------------------------------------------------------------------------------------------------

    def part(self, key: str) -> None:
        """Start a part; its heading is written with the first block in it."""
        self._pending = LetterBlock(f"part.{key}", BlockKind.HEADING, self.words.heading(key))

    def end_part(self) -> None:
        """What follows belongs to no part."""
        self._pending = None

    def sub(self, key: str, text: str, path: str = "") -> None:
        """A heading inside a part."""
        self.add(LetterBlock(key, BlockKind.HEADING, text, level=2, field=path))

    def add(self, block: LetterBlock) -> None:
        """Write a block; the heading of the part before it."""
        if self._pending is not None:
            head, self._pending = self._pending, None
            number = _letter(self.sheet.part)
            self.sheet.part += 1
            self.sheet.blocks.append(LetterBlock(head.key, head.kind, head.text, number))
        self.sheet.blocks.append(block)

    # -- our own sentences ---------------------------------------------------------------------------------------

    def clause(self, clause_id: str, path: str = "", *, key: str = "", numbered: bool = True, **values: str) -> bool:
        """Write a sentence; nothing where it needs an article and no text has one, or nobody signed it off.

        Returns:
            Whether it was written.
        """
        text, cited = self.sentence(clause_id, **values)
        if not text:
            return False
        self.add(
            LetterBlock(
                key or clause_id,
                BlockKind.PARAGRAPH,
                text,
                self._next() if numbered else "",
                field=path,
                clause_id=clause_id,
                articles=tuple(f"{instrument} {article}" for instrument, article in cited),
                source=self._book.clauses[clause_id].source,
            )
        )
        return True

    def sentence(self, clause_id: str, **values: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """A sentence with its places filled, and the articles that it cites; empty where it may not be printed."""
        clause = self._book.clauses[clause_id]
        cited = self.articles(clause)
        if clause.needs_article and not cited:
            return "", ()
        if not self._book.signed(clause_id, self.words.code):
            self.sheet.unsigned.append(clause_id)
            if not self.options.draft:
                return "", ()
        values.setdefault("cite", self.words.cite(cited))
        text = filled(self._book.text(clause_id, self.words.code), values)
        articles = tuple(f"{instrument} {article}" for instrument, article in cited)
        self.sheet.sentences.append(Sentence(clause_id, text, articles, clause.source))
        return text, cited

    def articles(self, clause: Clause) -> tuple[tuple[str, str], ...]:
        """The articles that stand behind a sentence here."""
        if clause.reach is Reach.NONE or not clause.topic:
            return ()
        texts = self.material.family if clause.reach is Reach.GOVERNING else self.material.governing.texts
        found = self.material.articles(clause.topic, texts, clause.only)
        if clause.take is Take.ALL:
            return found
        place = 0 if clause.take is Take.FIRST else -1
        return tuple((text, article_ids(at)[place]) for text, at in found)

    def has(self, clause_id: str) -> bool:
        """Whether an article stands behind a sentence."""
        return bool(self.articles(self._book.clauses[clause_id]))

    def knows(self, clause_id: str) -> bool:
        """Whether there is such a sentence."""
        return clause_id in self._book.clauses

    # -- the official's own text -----------------------------------------------------------------------------------

    def own(self, path: str, intro: str = "", *, label: str = "") -> bool:
        """Write what the official wrote at a path, with the sentence that leads to it, or the mark of its absence."""
        text = self.text(path, label)
        if not text:
            return False
        if intro:
            self.clause(intro, path)
        for place, paragraph in enumerate(_paragraphs(text)):
            number = "" if intro or place else self._next()
            key = f"own.{path}.{place}"
            self.add(LetterBlock(key, BlockKind.PARAGRAPH, paragraph, number, field=path, own=True))
        return True

    def text(self, path: str, label: str = "") -> str:
        """What stands for the answer at a full path: its text, the mark that it is missing, or nothing."""
        self.sheet.used.add(path)
        if self.answers.state(path) is not State.ANSWERED:
            return self.gap(path, label)
        return self.shown(path)

    def shown(self, path: str) -> str:
        """An answer as text in the letter's language; empty when there is none."""
        return self._values.shown(path)

    def label(self, path: str) -> str:
        """What the answer at a full path is called in this letter."""
        other = self.renamed.get(path)
        return self.words.label(other) if other else self._values.label(path)

    # -- gaps ------------------------------------------------------------------------------------------------------

    def gap(self, path: str, label: str = "") -> str:
        """The mark of what is missing at a path, the first time that it is come to; nothing where nothing must be."""
        if path not in self._missing or path in self._marked:
            return ""
        self._marked.add(path)
        called = label or self.label(path)
        self.sheet.gaps.append(Gap("missing", path, called))
        return MISSING.format(label=called)

    def demand(self, key: str, path: str) -> None:
        """Mark what a paper cannot do without, whether or not a rule asks for it."""
        if not self.facts(key, [path]) and path not in self._marked:
            self._missing_here(key, path)

    def _missing_here(self, key: str, path: str) -> None:
        self._marked.add(path)
        called = self.label(path)
        self.sheet.gaps.append(Gap("missing", path, called))
        row = (called, MISSING.format(label=called))
        self.add(LetterBlock(key, BlockKind.FACTS, rows=(row,), row_fields=(path,), field=path))

    def open_below(self, prefix: str) -> list[str]:
        """Paths of what is missing below a prefix and was not come to."""
        return [path for path in self._missing if path not in self._marked and path.startswith(prefix)]

    def released(self) -> list[str]:
        """Labels of what is missing and was released: it will follow."""
        found = (one for one in self.material.checked.findings if _is_missing(one))
        return [self.label(one.field) for one in found if self._is_released(one)]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Every mark that stands in the letter."""
        return (*self.sheet.gaps, *self._values.untranslated)

    # -- facts and tables --------------------------------------------------------------------------------------------

    def facts(self, key: str, paths: Iterable[str], extra: Sequence[Row] = ()) -> bool:
        """Write answers with their names, one a row; what is missing with its mark, what is not there not at all."""
        rows: list[Row] = list(extra)
        for path in paths:
            text = self.text(path)
            if text:
                rows.append((self.label(path), text, path))
        if not rows:
            return False
        self.add(
            LetterBlock(
                key,
                BlockKind.FACTS,
                rows=tuple((name, text) for name, text, _ in rows),
                row_fields=tuple(path for _, _, path in rows),
                field=next((path for _, _, path in rows if path), ""),
            )
        )
        return True

    def table(self, key: str, path: str, leaves: Sequence[str]) -> bool:
        """Write a list as a table, a column for each of these leaves that any item has."""
        items = self.answers_items(path)
        self.sheet.used.add(path)
        shown = [leaf for leaf in leaves if any(self._cell_wanted(path, item, leaf) for item in items)]
        if not items or not shown:
            return False
        head = tuple(self.label(f"{path}[0].{leaf}") for leaf in shown)
        rows = tuple(tuple(self.text(f"{path}[{item.index}].{leaf}") for leaf in shown) for item in items)
        self.add(
            LetterBlock(
                key,
                BlockKind.TABLE,
                rows=(head, *rows),
                head=True,
                field=path,
                row_fields=tuple(f"{path}[{item.index}].{shown[0]}" for item in items),
            )
        )
        return True

    def bullets(self, key: str, texts: Sequence[str], path: str = "", **more: str) -> None:
        """Write a list with letters before its items."""
        self.add(
            LetterBlock(
                key,
                BlockKind.LIST,
                rows=tuple((text,) for text in texts),
                numbers=tuple(f"({_letter(place).lower()})" for place in range(len(texts))),
                field=path,
                clause_id=more.get("clause_id", ""),
            )
        )

    def answers_items(self, path: str) -> tuple[Item, ...]:
        """The items of a list at a full path."""
        return self.answers.items(path) if "[" not in path else _items_at(self.answers, path)

    def record(self, key: str, prefix: str, skip: Callable[[str], bool] = lambda _: False) -> None:
        """Write everything that is answered or missing below a prefix: facts first, then texts and tables."""
        if prefix.endswith("]."):
            self.sheet.used.add(prefix.rpartition("[")[0])
        specs = [(path, spec) for path, spec in self._specs(prefix) if not skip(path)]
        plain = [path for path, spec in specs if not self._is_long(path, spec)]
        lists = [(path, spec) for path, spec in specs if spec.type is FieldType.LIST]
        inside = tuple(f"{path}[" for path, _ in lists)
        self.facts(key, [path for path in plain if not path.startswith(inside) and path not in dict(lists)])
        for path, spec in specs:
            if self._is_long(path, spec) and not path.startswith(inside):
                self._titled_text(path)
        for path, spec in lists:
            if not path.startswith(tuple(f"{other}[" for other, _ in lists if other != path)):
                self._titled_table(path, spec)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _titled_text(self, path: str) -> None:
        text = self.text(path)
        if not text:
            return
        self.add(LetterBlock(f"head.{path}", BlockKind.HEADING, self.label(path), level=3, field=path))
        for place, paragraph in enumerate(_paragraphs(text)):
            self.add(LetterBlock(f"own.{path}.{place}", BlockKind.PARAGRAPH, paragraph, field=path, own=True))

    def _titled_table(self, path: str, spec: FieldSpec) -> None:
        prefix = f"{spec.id}[]."
        home = self.material.specification.fields
        if path.startswith("asst["):
            item = self.answers.assistance()[int(path[5 : path.index("]")])]
            home = self.material.specification.types[item.type].fields
        leaves = [each.removeprefix(prefix) for each in home if each.startswith(prefix)]
        if self.answers_items(path):
            self.add(LetterBlock(f"head.{path}", BlockKind.HEADING, self.label(path), level=3, field=path))
            self.table(f"table.{path}", path, [leaf for leaf in leaves if "[]" not in leaf])
        else:
            self.facts(f"gap.{path}", [path])

    def _specs(self, prefix: str) -> list[tuple[str, FieldSpec]]:
        return [(path, spec) for path, spec in self._told if path.startswith(prefix) and path not in self.sheet.used]

    def _is_long(self, path: str, spec: FieldSpec) -> bool:
        return spec.type is FieldType.PROSE and self.answers.state(path) is State.ANSWERED

    def _cell_wanted(self, path: str, item: Item, leaf: str) -> bool:
        return item.state(leaf) is State.ANSWERED or f"{path}[{item.index}].{leaf}" in self._missing

    def _is_gap(self, finding: Finding) -> bool:
        """Whether it is marked: what is required of us, and nobody let pass."""
        theirs = self.material.incoming and not finding.field.startswith(OURS)
        return _is_missing(finding) and finding.severity.required and not theirs and not self._is_released(finding)

    def _is_released(self, finding: Finding) -> bool:
        released = self.options.released
        return finding.released or finding.code in released or f"{finding.code}@{finding.field}" in released

    def _next(self) -> str:
        self.sheet.number += 1
        return str(self.sheet.number)


def _is_missing(finding: Finding) -> bool:
    """Whether a field that is asked for is not answered (rather than answered in a wrong way)."""
    return finding.reason == "missing" and finding.code.startswith(("R:", "T:"))


def _letter(place: int) -> str:
    """The letter of a part: A to Z, then AA, AB and so on."""
    return ("" if place < 26 else _letter(place // 26 - 1)) + chr(ord("A") + place % 26)


def _paragraphs(text: str) -> list[str]:
    """A text cut at its line ends, as it was typed."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _items_at(node: Node, path: str) -> tuple[Item, ...]:
    value = node.get(path)
    return tuple(each for each in value if isinstance(each, Item)) if isinstance(value, tuple) else ()
