"""``focalpoint instruments show``: the shipped instruments, without a vault."""

from __future__ import annotations

from focalpoint.cli.command import DONE, Context
from focalpoint.cli.errors import UnknownInstrumentError
from focalpoint.domain.instruments import ArticleRef, Instrument, Wait
from focalpoint.language import Language
from focalpoint.services.instrument_catalogue import by_id, shipped
from focalpoint.words.instruments import depositary_words


def run_show(context: Context) -> int:
    """The article map and dates of the shipped instruments."""
    options, code = context.options, context.language.code
    wanted = shipped()
    if options.instrument:
        known = by_id()
        names = [name.strip().upper() for word in options.instrument for name in word.split(",")]
        for name in names:
            if name not in known:
                raise UnknownInstrumentError(value=name)
        wanted = tuple(known[name] for name in names)
    if options.json:
        context.give([_item(one, context.language) for one in wanted])
        return DONE
    for one in wanted:
        force = one.entry_into_force.isoformat() if one.entry_into_force else ""
        context.say("\t".join((one.id, one.adopted.isoformat() if one.adopted else "", force, one.title(code))))
    return DONE


def _item(one: Instrument, language: Language) -> dict[str, object]:
    code = language.code
    return {
        "id": one.id,
        "title": one.title(code),
        "short_title": one.short_title(code),
        "titles": dict(one.titles),
        "kind": one.kind.value,
        "scope": one.scope.value,
        "group": one.group.value,
        "universal": one.universal,
        "number": one.number,
        "adopted": one.adopted,
        "place": one.place(code),
        "adopted_by": one.adopted_by,
        "depositary": depositary_words(language, one.depositary),
        "entry_into_force": one.entry_into_force,
        "joining": _wait(one.rule.joining),
        "leaving": _wait(one.rule.leaving) if one.rule.leaving else None,
        "relations": [
            {
                "kind": relation.kind.value,
                "to": relation.to,
                "strength": relation.strength.value if relation.strength else None,
                "same_day": relation.same_day,
                "article": relation.article,
            }
            for relation in one.relations
        ],
        "articles": {topic.value: _article(at, code) for topic, at in one.articles.items()},
        "outcome": _outcome(one, code),
        "duties": [
            {
                "article": duty.article,
                "what": duty.texts.get(code, duty.texts.get("en", "")),
                "to": duty.addressee.value,
                "within": _wait(duty.within) if duty.within else None,
            }
            for duty in one.duties
        ],
        "check": sorted(one.check),
    }


def _outcome(one: Instrument, code: str) -> dict[str, object] | None:
    if one.outcome is None or one.outcome_to is None:
        return None
    return {**_article(one.outcome, code), "to": one.outcome_to.value}


def _wait(wait: Wait) -> dict[str, object]:
    return {"days": wait.days, "months": wait.months, "first_of_month": wait.first_of_month}


def _article(at: ArticleRef, code: str) -> dict[str, object]:
    return {"articles": at.articles, "note": at.notes.get(code, ""), "check": at.check}
