"""The sample country: fictional, encrypted and writable like any other vault, and watermarked.

What it holds is in ``resources/sample``: ``structure.toml``, ``plan.toml`` and ``tasks.toml`` say what there is and
how it went, one file a language says it in words. It is made through the services, act by act, each at its own
instant, so that its journal tells two years of work.
"""

from __future__ import annotations

from focalpoint.services.sample.build import build_sample, open_sample
from focalpoint.services.sample.country import PASSPHRASE

__all__ = ["PASSPHRASE", "build_sample", "open_sample"]
