"""With ``ONRECORD_THOROUGH=1``, tests on random input try twenty times as many, where they do not set a number."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile("thorough", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
if os.environ.get("ONRECORD_THOROUGH"):
    settings.load_profile("thorough")
