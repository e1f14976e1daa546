"""What is said when something goes wrong: what happened, what was kept, what to do next."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

from focalpoint.domain.errors import FocalPointError, ReasonNeededError, RefusedError, RuleError
from focalpoint.language import Language, isolate


@lru_cache(maxsize=1)
def sentences() -> dict[str, str]:
    """Every error code's English sentence, from the modules beside this one."""
    found: dict[str, str] = {}
    for module in pkgutil.iter_modules(__path__):
        found.update(importlib.import_module(f"{__name__}.{module.name}").SENTENCES)
    return found


def code_of(error: FocalPointError) -> str:
    """The code under which an error's sentence stands: rules, refusals and reasons have one for each kind."""
    known = sentences()
    for kind, prefix, detail in (
        (RuleError, "rule", "rule"),
        (ReasonNeededError, "reason_needed", "act"),
        (RefusedError, "refused", "method"),
    ):
        if isinstance(error, kind):
            exact = f"{prefix}.{error.details.get(detail, '')}"
            return exact if exact in known else prefix
    if "reason" in error.details and f"{error.code}.{error.details['reason']}" in known:
        return f"{error.code}.{error.details['reason']}"
    return error.code


def explain(error: FocalPointError, language: Language) -> str:
    """The sentence for an expected failure, in the reader's language."""
    known = sentences()
    message = language.gettext(known.get(code_of(error), known["unexpected"]))
    return message.format_map(_Named({name: isolate(str(value)) for name, value in error.details.items()}))


class _Named(dict[str, str]):
    """Details by name; one that is not given shows as a dash rather than as a failure."""

    def __missing__(self, key: str) -> str:
        return "–"
