"""The command line: reads the arguments, runs one command, and says in one sentence what went wrong."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import gettext
import logging
import os
import re
import sys
from collections.abc import Sequence
from typing import Final, NoReturn, TextIO

from focalpoint import __version__
from focalpoint.assets import data_path
from focalpoint.cli.command import DONE, NOTHING_DONE, Command, Context, TakeScreenshots
from focalpoint.cli.errors import FileTroubleError, StoppedError, UnexpectedError, UsageError
from focalpoint.domain.clock import Clock
from focalpoint.domain.errors import FocalPointError
from focalpoint.language import DOMAIN, FIRST_STRONG_ISOLATE, LANGUAGES, N_, POP_ISOLATE, Language
from focalpoint.words.errors import explain

_log = logging.getLogger(__name__)
ARGPARSE_SAYS: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("argument %(argument_name)s: %(message)s"),
)
"""The texts of the standard library's argument parser, so that our catalogues hold them too."""


class _Parser(argparse.ArgumentParser):
    """Raises instead of printing usage: failures are one sentence, written in one place."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(detail=message)


def build_parser(commands: Sequence[Command], language: Language) -> _Parser:
    """The parser of all commands; global options may stand before or after the command's words."""
    common = _global_options(language)
    parser = _Parser(
        prog="focalpoint",
        parents=[common],
        description=language.gettext("Without a command, the window opens."),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"focalpoint {__version__}",
        help=language.gettext("show program's version number and exit"),
    )
    top = parser.add_subparsers(metavar=language.gettext("COMMAND"), required=True)
    groups: dict[tuple[str, ...], argparse._SubParsersAction[_Parser]] = {(): top}
    for command in commands:
        group, last = command.words[:-1], command.words[-1]
        if group not in groups:
            members = " | ".join(each.words[-1] for each in commands if each.words[:-1] == group)
            owner = top.add_parser(" ".join(group), help=members, parents=[common], allow_abbrev=False)
            groups[group] = owner.add_subparsers(metavar=language.gettext("COMMAND"), required=True)
        summary = language.gettext(command.summary)
        sub = groups[group].add_parser(last, help=summary, description=summary, parents=[common], allow_abbrev=False)
        command.arguments(sub, language)
        sub.set_defaults(command=command)
    return parser


def _global_options(language: Language) -> _Parser:
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--vault", metavar="V", help=language.gettext("the vault's folder"))
    common.add_argument("--user", metavar="NAME", help=language.gettext("who unlocks it; else its first user"))
    common.add_argument(
        "--passphrase-file",
        metavar="F",
        help=language.gettext("the file that holds the passphrase; else it is asked for"),
    )
    common.add_argument("--language", choices=LANGUAGES, help=language.gettext("of messages and deliverables"))
    return common


def chosen_language(arguments: Sequence[str]) -> Language:
    """The language that the arguments ask for, even when nothing else of them is understood."""
    code = "en"
    for place, word in enumerate(arguments):
        if word == "--language" and place + 1 < len(arguments):
            code = arguments[place + 1]
        elif word.startswith("--language="):
            code = word.partition("=")[2]
    return Language(code if code in LANGUAGES else "en")


def main(
    arguments: Sequence[str],
    commands: Sequence[Command],
    *,
    clock: Clock | None = None,
    take_screenshots: TakeScreenshots | None = None,
) -> int:
    """Run one command. Returns the exit status: 0 done, 1 a check found something, 2 nothing was done."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    language = chosen_language(arguments)
    _let_argparse_speak(language)
    try:
        return _run(arguments, commands, language, clock or Clock(), take_screenshots)
    except FocalPointError as error:
        return _refuse(error, language)
    except BrokenPipeError:
        _forget_output()
        return DONE
    except OSError as error:
        trouble = FileTroubleError(file=error.filename or "?", reason=error.strerror or type(error).__name__)
        return _refuse(trouble, language)
    except KeyboardInterrupt:
        return _refuse(StoppedError(), language)
    except SystemExit as leaving:  # --help and --version
        return leaving.code if isinstance(leaving.code, int) else DONE
    except Exception as error:
        if os.environ.get("FOCALPOINT_DEBUG"):
            raise
        _log.exception("command failed")
        return _refuse(UnexpectedError(kind=type(error).__name__), language)


def _let_argparse_speak(language: Language) -> None:
    """The argument parser asks the interpreter's own gettext: give that our catalogues and the language."""
    os.environ["LANGUAGE"] = language.code
    gettext.bindtextdomain(DOMAIN, str(data_path("i18n")))
    gettext.textdomain(DOMAIN)


def _run(
    arguments: Sequence[str],
    commands: Sequence[Command],
    language: Language,
    clock: Clock,
    take_screenshots: TakeScreenshots | None,
) -> int:
    options = build_parser(commands, language).parse_args(list(arguments))
    command: Command = options.command
    prompt = getpass.getpass if sys.stdin is not None and sys.stdin.isatty() else None
    context = Context(options, language, clock, sys.stdout, prompt, take_screenshots)
    status = command.run(context)
    sys.stdout.flush()
    return status


def _speak_utf8(stream: TextIO | None) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _forget_output() -> None:
    """Who read our output has read enough: keep the interpreter from complaining at its end."""
    with contextlib.suppress(OSError, ValueError):  # a stream without a file of its own
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _refuse(error: FocalPointError, language: Language) -> int:
    sentence = re.sub(r"[ \t\r\n]+", " ", explain(error, language)).strip()  # French keeps its narrow spaces
    if not language.right_to_left:  # marks that only a text running from the right needs
        sentence = sentence.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "")
    print(sentence, file=sys.stderr)
    return NOTHING_DONE
