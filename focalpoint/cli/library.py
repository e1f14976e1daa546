"""``focalpoint library add | search | list | export``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.domain.library import LibraryFilter, LibraryItem, LibraryKind
from focalpoint.language import N_, Language

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value
    from focalpoint.services.workspace import Workspace


def _kind_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--kind", metavar="K", choices=[kind.value for kind in LibraryKind],
                        help=language.gettext("one of: {kinds}").format(kinds=", ".join(LibraryKind)))  # fmt: skip


def _narrowing(parser: argparse.ArgumentParser, language: Language) -> None:
    _kind_option(parser, language)
    parser.add_argument("--country", metavar="ISO3", help=language.gettext("three letters, such as SEN"))
    parser.add_argument("--language-of", metavar="LL", help=language.gettext("language of the text"))
    parser.add_argument("--instrument", metavar="ID", help=language.gettext("only about this instrument"))
    parser.add_argument("--year", metavar="YYYY", type=int, help=language.gettext("only of this year"))
    parser.add_argument("--tag", metavar="WORD", help=language.gettext("only with this tag"))
    parser.add_argument("--older", action="store_true", help=language.gettext("with older versions"))


def _json_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help=language.gettext("PDF, Word (.docx), text or any file")
    )
    _kind_option(parser, language)
    parser.add_argument("--title", metavar="T", help=language.gettext("for one file; else its name is the title"))
    parser.add_argument("--country", metavar="ISO3", help=language.gettext("three letters, such as SEN"))
    parser.add_argument("--language-of", metavar="LL", help=language.gettext("language of the text"))
    parser.add_argument("--instrument", metavar="ID", action="append", help=language.gettext("what it is about"))
    parser.add_argument("--year", metavar="YYYY", type=int, help=language.gettext("year of the text"))
    parser.add_argument("--tag", metavar="WORD", action="append", help=language.gettext("a word to find it by"))
    _json_option(parser, language)


def _search_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("text", metavar="TEXT", help=language.gettext("words, or parts of words, in any script"))
    _narrowing(parser, language)
    parser.add_argument("--limit", metavar="N", type=int, default=50, help=language.gettext("at most so many"))
    _json_option(parser, language)


def _list_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _narrowing(parser, language)
    _json_option(parser, language)


def _export_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("id", metavar="ID", help=language.gettext("id or reference of the text"))
    parser.add_argument("file", metavar="FILE", help=language.gettext("where its file is written, not encrypted"))


def run_add(context: Context) -> int:
    """Put files into the library and read their words; says what cannot be searched, and why."""
    from focalpoint.words.library import library_kind, text_state

    options, language = context.options, context.language
    fields: dict[str, Value] = {
        name: value
        for name, value in (
            ("country", (options.country or "").upper()),
            ("language", options.language_of),
            ("instruments", " ".join(options.instrument or ())),
            ("tags", ",".join(options.tag or ())),
            ("year", options.year),
        )
        if value
    }
    with context.workspace(must_write=True) as workspace:
        library = workspace.library
        paths = [Path(name) for name in options.files]
        added = library.add_files(paths, kind=options.kind or "", title=options.title or "", fields=fields)
        library.read_texts()
        while library.catch_up(1_000):
            pass
        items = [library.get(change.record_id) for change in added.changes if change.entity == "library_items"]
        told = []
        for item in items:
            texts = library.texts(item.id)
            file = workspace.files.list("library_items", item.id)[0]
            told.append((item, file.name, texts[0] if texts else None))
    if options.json:
        context.give(
            [
                {**_facts(item), "file": name, "text": text.state if text else "", "pages": text.pages if text else 0}
                for item, name, text in told
            ]
        )
        return DONE
    for item, name, text in told:
        context.say(f"{item.ref}\t{library_kind(language, item.kind)}\t{item.title}")
        if said := text_state(language, text):
            context.say(f"{name}: {said}")
    return DONE


def run_search(context: Context) -> int:
    """The passages that hold the text, best first."""
    options = context.options
    # With the pen the index catches up with what was added last; without it, whoever holds the pen sees to that.
    with context.workspace(write=True) as workspace:
        hits = workspace.library.search(options.text, _wanted(options), limit=max(options.limit, 1))
        refs = {item.id: item.ref for item in _all(workspace)}
    if options.json:
        context.give(
            [
                {
                    "id": hit.item_id,
                    "ref": refs.get(hit.item_id, ""),
                    "kind": hit.kind,
                    "title": hit.title,
                    "file": hit.file,
                    "page": hit.page or None,
                    "passage": hit.passage,
                    "hits": [hit.passage[first:last] for first, last in hit.spans],
                }
                for hit in hits
            ]
        )
        return DONE
    for hit in hits:
        context.say(f"{refs.get(hit.item_id, '')}\t{hit.title}\t{hit.file}\t{hit.page or ''}\t{hit.passage}")
    return DONE


def run_list(context: Context) -> int:
    """The texts of the library."""
    options = context.options
    with context.workspace() as workspace:
        items = workspace.library.items(_wanted(options))
    if options.json:
        context.give([_facts(item) for item in items])
    else:
        for item in items:
            context.say(f"{item.ref}\t{item.kind}\t{item.year or ''}\t{item.title}")
    return DONE


def run_export(context: Context) -> int:
    """Write the first file of a text outside the vault."""
    from focalpoint.domain.errors import NotFoundError

    with context.workspace() as workspace:
        item = workspace.library.get(context.options.id)
        files = workspace.files.list("library_items", item.id)
        if not files:
            raise NotFoundError(what="files")
        target = Path(context.options.file)
        target = target / files[0].name if target.is_dir() else target
        workspace.files.save_copy(files[0].id, target, entity="library_items")
    context.say(str(target.resolve()))
    return DONE


def _wanted(options: argparse.Namespace) -> LibraryFilter:
    return LibraryFilter(
        kinds=frozenset({options.kind} if options.kind else ()),
        country=(options.country or "").upper(),
        instrument=options.instrument or "",
        language=options.language_of or "",
        year_from=options.year,
        year_until=options.year,
        tag=options.tag or "",
        older=options.older,
    )


def _all(workspace: Workspace) -> list[LibraryItem]:
    return workspace.library.items(LibraryFilter(older=True))


def _facts(item: LibraryItem) -> dict[str, object]:
    return {
        "id": item.id,
        "ref": item.ref,
        "kind": item.kind,
        "title": item.title,
        "number": item.number,
        "country": item.country,
        "language": item.language,
        "year": item.year,
        "date": item.dated,
        "in_force_from": item.in_force_from,
        "in_force_until": item.until,
        "instruments": list(item.instrument_ids),
        "tags": list(item.tag_words),
        "files": item.files,
        "classification": item.classification,
    }


COMMANDS: Final = (
    Command(("library", "add"), N_("put files into the library"), _add_arguments, run_add),
    Command(("library", "search"), N_("find passages in the library"), _search_arguments, run_search),
    Command(("library", "list"), N_("list the texts of the library"), _list_arguments, run_list),
    Command(("library", "export"), N_("write a text's file outside the vault"), _export_arguments, run_export),
)
"""How they register."""
