"""The catalogues of the five translated languages: extract, update, compile, check, and a pseudolocale.

python .ci/catalogues.py extract     i18n/focalpoint.pot from focalpoint/**/*.py and the texts of resources/requests
python .ci/catalogues.py update      i18n/LL/LC_MESSAGES/focalpoint.po follow the template
python .ci/catalogues.py compile     .mo beside each .po
python .ci/catalogues.py check       exit 1 when something is missing, fuzzy, stale or has other placeholders
python .ci/catalogues.py pseudo DIR  every text [ŁőñĝėŕΞΞΞ] and in brackets, as if it were French
"""

from __future__ import annotations

import argparse
import io
import re
import string
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

TOP: Final = Path(__file__).resolve().parent.parent
LANGUAGES: Final = ("fr", "es", "ru", "ar", "zh")
PLURAL_FORMS: Final = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "zh": "nplurals=1; plural=0;",
}
KEYWORDS: Final = {
    "_": None,
    "N_": None,
    "PN_": ((1, "c"), 2),
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
TOLD_FILES: Final = ("fields.toml", "sets.toml", "steps.toml", "kinds/*.toml", "types/*.toml")
TOLD_KEYS: Final = frozenset({"title", "label", "help", "good", "bad"})
_VOLATILE: Final = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To):.*\n',
    re.MULTILINE,
)
_PSEUDO: Final = str.maketrans("aceginorstuyACEGINORSTUY", "åçéĝîñöŕšţûýÅÇÉĜÎÑÖŔŠŢÛÝ")
_FROM_THE_RIGHT: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه")


def template_path(top: Path = TOP) -> Path:
    """Where the template is kept."""
    return top / "i18n" / "focalpoint.pot"


def catalogue_path(language: str, top: Path = TOP) -> Path:
    """Where a language's catalogue is kept."""
    return top / "i18n" / language / "LC_MESSAGES" / "focalpoint.po"


def extract(top: Path = TOP) -> Catalog:
    """Every translatable text of the program."""
    template = Catalog(
        project="Focal Point", version="1", copyright_holder="The Focal Point contributors", charset="utf-8"
    )
    found = extract_from_dir(
        top / "focalpoint",
        method_map=[("**/_data/**", "ignore"), ("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for name, line, message, comments, context in found:
        template.add(message, None, [(f"focalpoint/{name}", line)], auto_comments=comments, context=context)
    for text, place in told_texts(top / "resources" / "requests"):
        template.add(text, None, [(place.relative_to(top).as_posix(), 1)])
    template.header_comment = "# Texts of Focal Point. Apache-2.0, like the program."
    return template


def told_texts(folder: Path) -> Iterator[tuple[str, Path]]:
    """The texts for the reader in the files that describe requests, each with its file.

    Which files and keys they are is said in one place: ``TOLD_FILES`` and ``TOLD_KEYS``.
    """
    for path in sorted(found for pattern in TOLD_FILES for found in folder.glob(pattern)):
        yield from ((text, path) for text in _told(tomllib.loads(path.read_text("utf-8"))))


def _told(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in TOLD_KEYS and isinstance(inner, str):
                yield inner
            elif key not in {"required", "show", "when"}:
                yield from _told(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _told(inner)


def write(catalogue: Catalog, target: Path) -> None:
    """Write a catalogue so that the same texts give the same bytes."""
    out = io.BytesIO()
    write_po(out, catalogue, width=118, sort_output=True, include_lineno=False, ignore_obsolete=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_VOLATILE.sub(b"", out.getvalue()))


def read(path: Path, language: str | None = None) -> Catalog:
    """Read a template or catalogue."""
    with path.open("rb") as source:
        return read_po(source, locale=language)


def new_catalogue(language: str) -> Catalog:
    """An empty catalogue with gettext's customary plural forms (Babel's Arabic counts them in another order)."""
    header = (
        f'msgid ""\nmsgstr ""\n"Project-Id-Version: Focal Point 1\\n"\n"Plural-Forms: {PLURAL_FORMS[language]}\\n"\n'
    )
    header += '"Content-Type: text/plain; charset=utf-8\\n"\n'
    return read_po(io.BytesIO(header.encode()), locale=language)


def update(top: Path = TOP) -> None:
    """Let every language's catalogue follow the template, without guessing a translation."""
    template = read(template_path(top))
    for language in LANGUAGES:
        path = catalogue_path(language, top)
        catalogue = read(path, language) if path.exists() else new_catalogue(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.fuzzy = False
        catalogue.header_comment = template.header_comment
        write(catalogue, path)


def compile_all(top: Path = TOP) -> int:
    """Compile every catalogue; how many."""
    paths = [catalogue_path(language, top) for language in LANGUAGES if catalogue_path(language, top).exists()]
    for path in paths:
        with path.with_suffix(".mo").open("wb") as target:
            write_mo(target, read(path, path.parent.parent.name))
    return len(paths)


def placeholders(text: str) -> set[str]:
    """Names in braces; raises ValueError where the braces do not match."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def texts(value: object) -> tuple[str, ...]:
    """A message's id or translation as its forms; one where it has no plural."""
    forms = value if isinstance(value, tuple | list) else (value,)
    return tuple(str(form or "") for form in forms)


def wrong_forms(message: Message) -> Iterator[str]:
    """What is wrong with a message's translation, in words for the person who mends it."""
    ids, forms = texts(message.id), texts(message.string)
    if message.fuzzy:
        yield "fuzzy"
    if not all(forms):
        yield "not translated"
        return
    wanted = {name for text in ids for name in placeholders(text)}
    for form in forms:
        try:
            found = placeholders(form)
        except ValueError:
            yield f"braces do not match in {form!r}"
            continue
        # A plural form that covers one number only may leave the number out ("يومان").
        if found - wanted or wanted - found - ({"n"} if len(ids) > 1 else set()):
            yield f"placeholders {sorted(found)} instead of {sorted(wanted)}"
        if form != form.strip() and ids[0] == ids[0].strip():
            yield "space at its beginning or end"


def keys(catalogue: Catalog) -> set[tuple[object, str | None]]:
    """What tells messages apart."""
    return {(message.id, message.context) for message in catalogue if message.id}


def findings(top: Path = TOP) -> Iterator[str]:
    """One line for each thing that is not right."""
    wanted = keys(extract(top))
    if not template_path(top).exists() or keys(read(template_path(top))) != wanted:
        yield "i18n/focalpoint.pot is stale: run `python .ci/catalogues.py extract update`"
    for language in LANGUAGES:
        path = catalogue_path(language, top)
        if not path.exists():
            yield f"{language}: no catalogue"
            continue
        catalogue = read(path, language)
        if catalogue.plural_forms.rstrip(";") != PLURAL_FORMS[language].rstrip(";"):
            yield f"{language}: plural forms {catalogue.plural_forms!r} instead of {PLURAL_FORMS[language]!r}"
        for key in sorted(wanted - keys(catalogue), key=str):
            yield f"{language}: {key[0]!r}: missing"
        for message in catalogue:
            if message.id and (message.id, message.context) in wanted:
                yield from (f"{language}: {message.id!r}: {wrong}" for wrong in wrong_forms(message))


def pseudo(text: str) -> str:
    """The text with accents, two fifths longer and in brackets; placeholders stay."""
    parts = re.split(r"(\{[^}]*\}|<[^>]*>|&\w+;|%\w)", text)
    accented = "".join(part if index % 2 else part.translate(_PSEUDO) for index, part in enumerate(parts))
    return f"[{accented}{'~' * max(2, len(text) * 2 // 5)}]"


def pseudo_from_the_right(text: str) -> str:
    """The same in letters that run from the right."""
    parts = re.split(r"(\{[^}]*\}|<[^>]*>|&\w+;|%\w)", text)
    turned = "".join(part if index % 2 else part.lower().translate(_FROM_THE_RIGHT) for index, part in enumerate(parts))
    return f"[{turned}{'ـ' * max(2, len(text) * 2 // 5)}]"


def write_pseudo(target: Path, top: Path = TOP) -> None:
    """Compiled pseudolocales under ``target/i18n``, so that clipped and untranslated texts show.

    ``fr`` runs from the left, ``ar`` from the right; both are two fifths longer than English and in brackets.
    """
    found = [message for message in extract(top) if message.id]
    for language, turn in (("fr", pseudo), ("ar", pseudo_from_the_right)):
        catalogue = new_catalogue(language)
        for message in found:
            forms = [turn(text) for text in texts(message.id)]
            many = [*forms[:1], *forms[-1:] * (catalogue.num_plurals - 1)]
            catalogue.add(message.id, tuple(many) if len(forms) > 1 else forms[0], context=message.context)
        path = target / "i18n" / language / "LC_MESSAGES" / "focalpoint.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            write_mo(out, catalogue)


def main(arguments: list[str]) -> int:
    """Do each named step in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("steps", nargs="+", help="extract, update, compile, check, or pseudo DIR")
    steps: list[str] = parser.parse_args(arguments).steps
    if steps[0] == "pseudo":
        write_pseudo(Path(steps[1]))
        return 0
    for step in steps:
        if step == "extract":
            write(extract(), template_path())
        elif step == "update":
            update()
        elif step == "compile":
            print(f"{compile_all()} catalogues compiled")
        elif step == "check":
            wrong = list(findings())
            print(
                "\n".join([*wrong, f"{len(wrong)} findings in the catalogues" if wrong else "catalogues are complete"])
            )
            if wrong:
                return 1
        else:
            parser.error(f"unknown step {step}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
