"""``focalpoint request kinds | new | check | write | bundle | certificate | list | import``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from focalpoint.cli.command import DONE, FOUND_SOMETHING, Command, Context
from focalpoint.cli.errors import KindOfFileError, NotPdfError
from focalpoint.language import LANGUAGES, N_, Language

if TYPE_CHECKING:
    from focalpoint.domain.requests.findings import Checked
    from focalpoint.domain.requests.governing import Governing

JSON: Final = ".json"


def _json_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def _kinds_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _json_option(parser, language)


def _new_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--kind", metavar="K", required=True, help=language.gettext("a kind of “request kinds”"))
    parser.add_argument("--stage", metavar="S", help=language.gettext("of an extradition"))
    parser.add_argument("--answers", metavar="FILE", required=True, help=language.gettext("the request as JSON"))
    _json_option(parser, language)


def _world_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "--world", metavar="FILE", help=language.gettext("surroundings as JSON, instead of the vault's")
    )


def _check_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("request", metavar="ID|FILE", help=language.gettext("a request of the vault, or a JSON file"))
    _world_option(parser, language)
    _json_option(parser, language)


def _write_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("request", metavar="ID|FILE", help=language.gettext("a request of the vault, or a JSON file"))
    parser.add_argument("file", metavar="OUT", help=language.gettext("ends in .pdf or .docx"))
    _world_option(parser, language)
    parser.add_argument("--bilingual", choices=LANGUAGES, help=language.gettext("a second language beside it"))
    parser.add_argument("--redacted", action="store_true", help=language.gettext("without names that are protected"))
    parser.add_argument("--draft", action="store_true", help=language.gettext("a draft even of an approved request"))


def _bundle_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("request", metavar="ID", help=language.gettext("a request of the vault"))
    parser.add_argument("file", metavar="OUT", help=language.gettext("ends in .zip or .pdf"))


def _certificate_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("request", metavar="ID", help=language.gettext("a request of the vault"))
    parser.add_argument("file", metavar="OUT", help=language.gettext("ends in .pdf"))


def _import_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext(".xlsx or .csv"))
    parser.add_argument("--dry-run", action="store_true", help=language.gettext("only say what would change"))
    _json_option(parser, language)


def _list_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _json_option(parser, language)


def run_kinds(context: Context) -> int:
    """The one list of ids: kinds, stages, types, fields."""
    from focalpoint.services.request_catalogue import catalogue
    from focalpoint.words.requests import kinds_listing

    listing = kinds_listing(catalogue(), context.language)
    if context.options.json:
        context.give(listing)
        return DONE
    for kind in listing["kinds"]:
        for stage in kind["stages"] or [{"id": "", "title": kind["title"]}]:
            context.say("\t".join((kind["id"], stage["id"], stage["title"])))
    return DONE


def run_new(context: Context) -> int:
    """Keep a request that comes as a file."""
    from focalpoint.services.request_files import read_request

    options = context.options
    request = read_request(Path(options.answers), kind=options.kind, stage=options.stage)
    if request.kind != options.kind:
        raise KindOfFileError(kind=options.kind, found=request.kind)
    with context.workspace(must_write=True) as workspace:
        request_id = workspace.requests.add_file(request)
        reference = workspace.requests.get(request_id).line.ref
    if options.json:
        context.give({"id": request_id, "ref": reference})
    else:
        context.say(reference)
    return DONE


def run_check(context: Context) -> int:
    """Check a request; the exit code says whether anything above advice was found."""
    options = context.options
    checked = _checked(context)
    if options.json:
        context.give(_told(checked, context.language))
    else:
        from focalpoint.words.request_findings import finding_text

        for finding in checked.findings:
            text = finding_text(finding, context.language)
            context.say(f"{finding.code}\t{finding.severity.value}\t{finding.field}\t{text}")
    return FOUND_SOMETHING if checked.grave else DONE


def run_write(context: Context) -> int:
    """Write the letter: of a file, or of a request that is not approved, a draft."""
    options = context.options
    target, path = Path(options.file), Path(options.request)
    wanted = getattr(options, "language", "")  # of messages and deliverables: else the request's own
    if path.suffix.lower() == JSON:
        from focalpoint.services.request_files import read_request, write_request

        request, world = read_request(path), _world(context)
        second = options.bilingual or ""
        write_request(
            request, target, world, context.clock.now(), language=wanted, second=second, redacted=options.redacted
        )
    else:
        from focalpoint.services.request_letter import Wanted

        with context.workspace(write=True) as workspace:
            request_id = workspace.requests.get(options.request).id
            how = workspace.requests.options(request_id, wanted, redacted=options.redacted, draft=options.draft)
            workspace.requests.write(request_id, target, Wanted(how, options.bilingual or ""))
    context.say(str(target.resolve()))
    return DONE


def run_bundle(context: Context) -> int:
    """Write the letter with its annexes."""
    target = Path(context.options.file)
    with context.workspace(write=True) as workspace:
        workspace.requests.bundle(workspace.requests.get(context.options.request).id, target)
    context.say(str(target.resolve()))
    return DONE


def run_certificate(context: Context) -> int:
    """Write the internal completeness certificate."""
    target = Path(context.options.file)
    if target.suffix.lower() != ".pdf":
        raise NotPdfError(suffix=target.suffix)
    with context.workspace(write=True) as workspace:
        request_id = workspace.requests.get(context.options.request).id
        workspace.requests.certificate(request_id, target, context.language)
    context.say(str(target.resolve()))
    return DONE


def run_list(context: Context) -> int:
    """The register: the requests of the cases that the user may open."""
    with context.workspace() as workspace:
        lines = workspace.requests.list()
    items = [
        {
            "id": line.id,
            "ref": line.ref,
            "reference": line.reference,
            "direction": line.direction,
            "kind": line.kind,
            "stage": line.stage or None,
            "state": line.state,
            "status": line.status,
            "types": list(line.types),
            "language": line.language,
            "urgency": line.urgency,
            "due_on": line.due_on,
            "sent_on": line.sent_on,
            "received_on": line.received_on,
            "answered_on": line.answered_on,
            "refusal": line.refusal or None,
        }
        for line in lines
    ]
    if context.options.json:
        context.give(items)
        return DONE
    for item in items:
        context.say("\t".join(str(item[name] or "") for name in ("ref", "reference", "kind", "state", "status")))
    return DONE


def run_import(context: Context) -> int:
    """Take a list of past requests in: preview, then apply unless ``--dry-run``."""
    from focalpoint.words.register_sheet import warning

    options, language = context.options, context.language
    with context.workspace(must_write=not options.dry_run) as workspace:
        preview = workspace.register_import.preview(Path(options.file))
        done = preview if options.dry_run else workspace.register_import.apply(preview)
    counts = done.as_dict()
    if options.json:
        context.give(counts)
        return DONE
    for told in done.warnings:
        context.say(warning(language, told))
    numbers = {name: len(value) if isinstance(value, list) else value for name, value in counts.items()}
    context.say(
        language.gettext(
            "{read} rows read: {new} new, {same} known already, {skipped} skipped, {unmatched} names of States not "
            "known, {warnings} warnings."
        ).format(**numbers)
    )
    return DONE


def _checked(context: Context) -> Checked:
    path = Path(context.options.request)
    if path.suffix.lower() == JSON:
        from focalpoint.services.request_files import check_request, read_request

        return check_request(read_request(path), _world(context))
    with context.workspace() as workspace:
        return workspace.requests.checked(workspace.requests.get(context.options.request).id)


def _world(context: Context) -> Any:  # noqa: ANN401 - domain.requests.world.World, loaded when needed
    from focalpoint.services.request_files import read_world

    named = context.options.world
    if named is None and getattr(context.options, "vault", None):
        with context.workspace() as workspace:
            from focalpoint.services.request_files import read_request
            from focalpoint.services.request_world import world_of

            answers = read_request(Path(context.options.request)).answers
            return world_of(workspace, [answers.text("to.state") or answers.text("in.from_state")])
    return read_world(Path(named) if named else None, context.clock.today())


def _told(checked: Checked, language: Language) -> dict[str, Any]:
    from focalpoint.words.request_findings import finding_text

    return {
        "applicable": checked.applicable,
        "met": checked.met,
        "governing": _governing(checked.governing, language),
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "field": finding.field,
                "message": finding_text(finding, language),
                "source": finding.source,
            }
            for finding in checked.findings
        ],
    }


def _governing(found: Governing, language: Language) -> dict[str, Any]:
    from focalpoint.words.request_findings import because_text

    return {
        "instrument": found.instrument,
        "articles": list(found.articles),
        "because": because_text(found.because, language),
        "candidates": [one.instrument for one in found.candidates],
        "additional": [{"instrument": one.instrument, "articles": list(one.articles)} for one in found.additional],
        "reciprocity": found.reciprocity,
    }


COMMANDS: Final = (
    Command(("request", "kinds"), N_("list the kinds of requests and their fields"), _kinds_arguments, run_kinds),
    Command(("request", "new"), N_("keep a request that comes as a file"), _new_arguments, run_new),
    Command(("request", "check"), N_("check a request against the law"), _check_arguments, run_check),
    Command(("request", "write"), N_("write the letter of a request"), _write_arguments, run_write),
    Command(("request", "bundle"), N_("write a request with its annexes"), _bundle_arguments, run_bundle),
    Command(("request", "certificate"), N_("write the completeness certificate"), _certificate_arguments,
            run_certificate),
    Command(("request", "list"), N_("list the requests"), _list_arguments, run_list),
    Command(("request", "import"), N_("take a list of past requests in"), _import_arguments, run_import),
)  # fmt: skip
"""How they register."""
