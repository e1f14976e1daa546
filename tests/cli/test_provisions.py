"""``focalpoint provisions show``."""

from __future__ import annotations

from focalpoint.services.opening import unlock
from tests.cli.conftest import CLOCK, CommandLine


def test_the_catalogue_tells_what_the_country_says_and_its_own_rows(focalpoint: CommandLine) -> None:
    passphrase = focalpoint.passphrase_file.read_text(encoding="utf-8").strip()
    workspace = unlock(focalpoint.vault, user_name=None, passphrase=passphrase, clock=CLOCK)
    try:
        workspace.provisions.edit("FIN99:2(1)(b)", legislation="Act 12, art. 5", rating="3", mark="present")
        workspace.provisions.add("AU1999:3", "Implement the convention", force="treaty")
    finally:
        workspace.close()
    items = {item["key"]: item for item in focalpoint("provisions", "show", "--json").json}
    financing = items["FIN99:2(1)(b)"]
    assert (financing["legislation"], financing["rating"], financing["mark"]) == ("Act 12, art. 5", "3", "present")
    assert (financing["theme"], financing["force"], financing["row"]) == ("financing", "treaty", "offences")
    assert (items["AU1999:3"]["own"], items["1373:1b"]["force"]) == (True, "decides")
    only = focalpoint("provisions", "show", "--source", "AU1999").out
    assert "Implement the convention" in only
    assert "1373" not in only
