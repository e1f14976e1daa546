"""Requests to and from other States: drafts out of a case, their checks, their letters and their life."""

from __future__ import annotations

from typing import ClassVar

from focalpoint.services.request_answers import RequestAnswers
from focalpoint.services.request_forms import RequestForms
from focalpoint.services.request_life import RequestLife


class RequestService(RequestAnswers, RequestLife, RequestForms):
    """Everything that a person can do with requests; the acts stand in the modules beside this one."""

    capability: ClassVar[str] = "requests"
