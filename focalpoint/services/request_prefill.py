"""What the office knows already when a request is begun: the two authorities, the channel, the language, who signs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from focalpoint.domain.bodies import Body, Purpose

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_PURPOSES: Final[Mapping[str, tuple[Purpose, ...]]] = {
    "extradition": (Purpose.EXTRADITION, Purpose.MLA),
    "speciality_consent": (Purpose.EXTRADITION, Purpose.MLA),
    "reextradition_consent": (Purpose.EXTRADITION, Purpose.MLA),
    "temporary_surrender": (Purpose.EXTRADITION, Purpose.MLA),
    "transit": (Purpose.EXTRADITION, Purpose.MLA),
    "preservation": (Purpose.POINT_24_7, Purpose.MLA),
    "transfer_of_proceedings": (Purpose.TRANSFER_PROCEEDINGS, Purpose.MLA),
    "transfer_of_sentenced_person": (Purpose.TRANSFER_PERSONS, Purpose.MLA),
    "freezing_1373": (Purpose.ASSETS, Purpose.MLA),
}


def office_answers(
    workspace: Workspace, kind: str, state: str, when: tuple[date, str], shown: Collection[str]
) -> dict[str, Any]:
    """Answers by path, as far as the directory, the State's profile and the letter paper know them.

    Args:
        workspace: the vault.
        kind: of the request.
        state: the other State; empty where it is not known yet.
        when: the letter's day, and its language.
        shown: ids of the fields that the kind asks for.
    """
    today, language = when
    purposes = _PURPOSES.get(kind, (Purpose.MLA,))
    own = _authority(workspace, workspace.settings.get("country"), purposes, today)
    found: dict[str, Any] = {} if own is None else _own(own)
    if state:
        found |= _theirs(workspace, kind, state, purposes, when)
    signatory = workspace.paper.get().signatory
    found["sign.name"] = _said(signatory.names, language)
    found["sign.function"] = _said(signatory.functions, language)
    found["hdr.date_place.date"] = today.isoformat()
    return {path: value for path, value in found.items() if value not in ("", None, []) and path in shown}


def _said(texts: Mapping[str, str], language: str) -> str:
    """In the letter's language, else in English, else in any."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def _own(body: Body) -> dict[str, Any]:
    return {
        "auth.requesting.name": body.name,
        "auth.requesting.address": body.address,
        "auth.requesting.phone": body.phone,
        "auth.requesting.email": body.email,
        "auth.requesting.officer": body.contact,
        "auth.requesting.languages": list(body.languages),
        "auth.case_officer.phone_24_7": body.urgent_contact,
    }


def _theirs(
    workspace: Workspace, kind: str, state: str, purposes: tuple[Purpose, ...], when: tuple[date, str]
) -> dict[str, Any]:
    today, language = when
    if kind == "incoming":
        return {"in.from_state": state, "in.received": today.isoformat()}
    profile = workspace.profiles.get(state)
    body = _authority(workspace, state, purposes, today, profile.authority_id)
    found: dict[str, Any] = {"to.state": state, "to.channel": profile.channel}
    if language in profile.languages:  # what they read needs no translation
        found |= {"to.lang.language": language, "to.lang.translation_attached": False}
    elif len(profile.languages) == 1:
        found["to.lang.language"] = profile.languages[0]
    if body is not None:
        found |= {
            "to.authority.state": state,
            "to.authority.name": body.name,
            "to.authority.address": body.address,
            "to.authority.email": body.email,
            "to.authority.last_verified": body.verified_on,
            "to.channel": profile.channel or body.channel,
        }
    return found


def _authority(
    workspace: Workspace, state: str, purposes: tuple[Purpose, ...], today: date, chosen: str | None = None
) -> Body | None:
    """The authority that the profile names, else the first that is competent, for the first purpose before others."""
    if chosen:
        named = next((body for body in workspace.bodies.list(state=state) if body.id == chosen), None)
        if named is not None:
            return named
    for purpose in purposes if state else ():
        found = workspace.bodies.authorities_for(state, {purpose}, on=today)
        if found:
            return found[0]
    return None
