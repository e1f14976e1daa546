"""Requests in words: kinds, stages, steps, types of assistance, fields and their help, undertakings, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from focalpoint.language import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from focalpoint.domain.requests.specification import Catalogue, FieldSpec, Specification, StepSpec, TypeSpec
    from focalpoint.language import Language

CLAUSES: Final[dict[str, str]] = {
    "use_limitation": N_("Use for the stated purpose alone"),
    "confidentiality": N_("Confidentiality"),
    "return_of_originals": N_("Return of originals"),
    "data_protection": N_("Protection of personal data"),
    "speciality": N_("Speciality"),
    "no_reextradition": N_("No re-extradition"),
    "consular_access": N_("Consular access"),
    "no_torture_evidence": N_("No evidence obtained by torture"),
}
"""The undertakings that can be chosen; a drafter may want any other clause by its id."""

_PRACTICE: Final[dict[str, str]] = {"practice": N_("practice"), "treaty practice": N_("treaty practice")}


def kind_title(language: Language, catalogue: Catalogue, kind: str) -> str:
    """What a kind of request is called, whatever its stage."""
    return language.gettext(catalogue.kind_title(kind))


def kind_help(language: Language, catalogue: Catalogue, kind: str) -> str:
    """In a sentence, what a kind of request is for."""
    return _shown(language, catalogue.kind_help(kind))


def specification_title(language: Language, specification: Specification) -> str:
    """What a kind and stage is called."""
    return language.gettext(specification.title)


def specification_help(language: Language, specification: Specification) -> str:
    """In a sentence, what it is for."""
    return _shown(language, specification.help)


def step_title(language: Language, step: StepSpec) -> str:
    """What a page of the wizard is called."""
    return language.gettext(step.title)


def type_title(language: Language, kind: TypeSpec) -> str:
    """What a type of assistance is called."""
    return language.gettext(kind.title)


def type_help(language: Language, kind: TypeSpec) -> str:
    """In a sentence, what it is; empty where its title says it."""
    return _shown(language, kind.help)


def field_label(language: Language, field: FieldSpec) -> str:
    """What a field is called."""
    return language.gettext(field.label)


def field_help(language: Language, field: FieldSpec) -> str:
    """What to write; empty where the label says it."""
    return _shown(language, field.help)


def field_good(language: Language, field: FieldSpec) -> str:
    """A good example, or nothing."""
    return _shown(language, field.good)


def field_bad(language: Language, field: FieldSpec) -> str:
    """A bad example, or nothing."""
    return _shown(language, field.bad)


def field_source(language: Language, field: FieldSpec) -> str:
    """The article that asks for it, as cited."""
    known = _PRACTICE.get(field.source)
    return language.gettext(known) if known else field.source


def clause_name(language: Language, clause: str) -> str:
    """What an undertaking is called; its id where it is a clause of the drafter's choice."""
    known = CLAUSES.get(clause)
    return language.gettext(known) if known else clause


def _shown(language: Language, text: str) -> str:
    return language.gettext(text) if text else ""


def kinds_listing(catalogue: Catalogue, language: Language) -> dict[str, Any]:
    """The one list of ids, for ``request kinds --json``.

    ``kinds`` [{id, title, help, stages [{id, title}], fields}], ``types`` [{id, title, help, group, fields}], each field
    {id, type, many, required, severity, label, options}; ``required`` is None or the condition as data. A kind with
    stages has its fields in each stage.
    """
    return {
        "kinds": [_kind(catalogue, language, kind) for kind in catalogue.kinds()],
        "types": [
            {
                "id": each.id,
                "title": type_title(language, each),
                "help": type_help(language, each),
                "group": each.group,
                "stand_alone": each.stand_alone,
                "coercive": each.coercive,
                "electronic": each.electronic,
                "fields": _fields(language, each.fields),
            }
            for each in catalogue.types.values()
        ],
    }


def _kind(catalogue: Catalogue, language: Language, kind: str) -> dict[str, Any]:
    stages = catalogue.stages(kind)
    told: dict[str, Any] = {"id": kind, "title": kind_title(language, catalogue, kind)}
    told["help"] = kind_help(language, catalogue, kind)
    told["types"] = list(catalogue.specification(kind, stages[0] if stages else None).allowed_types)
    if not stages:
        return {**told, "stages": [], "fields": _fields(language, catalogue.specification(kind).fields)}
    told["stages"] = [
        {
            "id": stage,
            "title": specification_title(language, catalogue.specification(kind, stage)),
            "fields": _fields(language, catalogue.specification(kind, stage).fields),
        }
        for stage in stages
    ]
    return told


def _fields(language: Language, fields: Mapping[str, FieldSpec]) -> list[dict[str, Any]]:
    return [
        {
            "id": each.id,
            "type": each.type.value,
            "many": each.many,
            "required": each.required.told() if each.required and each.severity == "must" else None,
            "severity": each.severity,
            "label": field_label(language, each),
            "options": list(each.options),
        }
        for each in fields.values()
    ]
