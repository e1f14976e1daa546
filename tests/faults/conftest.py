"""The vault fixtures of the services' tests."""

from __future__ import annotations

from tests.services.conftest import folder, opened, plan_id, template, workspace

__all__ = ["folder", "opened", "plan_id", "template", "workspace"]
