"""Failures of use cases."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "file_too_large": N_("{name} is larger than {limit} MB and was not attached. Attach a smaller copy."),
    "cannot_attach": N_(
        "“{name}” could not be read, or changed while it was read. Nothing was attached. Check the file and try again."
    ),
    "sample_not_removed": N_("The sample country is open, so it was not removed. Close it first and try again."),
    "rescue_failed": N_(
        "No backup could be made in {folder}. What is open here is still complete: keep the window open and choose another place."
    ),
    "rule.template_empty": N_("A template needs at least one task. Nothing was changed."),
    "rule.template_too_long": N_("A template holds at most {limit} tasks. Nothing was changed."),
    "rule.name_missing": N_("A name is missing. Nothing was changed."),
    "rule.provision_key": N_("Write a key as source, colon and paragraph, such as FIN99:2(1). Nothing was changed."),
    "rule.provision_known": N_("There is a provision with this key already. Nothing was changed."),
    "rule.provision_link": N_("Only activities and tasks can be linked here. Nothing was changed."),
    "rule.statistic_year": N_("A figure needs a year between 1900 and 2200. Nothing was changed."),
    "rule.ends_before_it_begins": N_("The last day is before the first one. Nothing was changed."),
    "rule.merge_of_kinds": N_("Only entries of one kind can become one. Nothing was changed."),
    "rule.name_taken": N_("Somebody is already called {name} here. Nothing was changed; choose another name."),
    "rule.person_without_ministry": N_(
        "This person is in no ministry yet. Nothing was changed; choose the ministry first."
    ),
    "rule.changed_since": N_(
        "This field was changed again since then. Nothing was overwritten; look at the newer change first."
    ),
    "rule.not_revertible": N_("This change cannot be taken back field by field. Nothing was changed."),
    "rule.text_missing": N_("There is no text yet. Nothing was changed."),
    "rule.field_type": N_("The field {field} cannot hold this. Nothing was changed."),
    "rule.field_cannot_be_erased": N_("A record cannot do without {field}. Nothing was erased."),
    "rule.setting_unknown": N_("There is no setting {key}. Nothing was changed."),
    "rule.zone_unknown": N_("{zone} is not a time zone. Nothing was changed. Write it like Africa/Dakar."),
    "rule.country_unknown": N_(
        "{country} is not a country code. Use three capital letters, such as SEN, or XAA to XZZ for a country of your own."
    ),
    "rule.role_unknown": N_("Choose at least one role. Nothing was changed."),
    "rule.code_not_the_same": N_(
        "That is not the code on the sheet. Nothing was changed: the old code still opens the vault."
    ),
    "rule.not_oneself": N_("You cannot remove yourself. Another administrator can. Nothing was changed."),
    "rule.last_administrator": N_(
        "Somebody must remain administrator. Nothing was changed; make somebody else administrator first."
    ),
    "rule.last_casework_holder": N_("Somebody must remain who can open cases. Nothing was changed."),
}
