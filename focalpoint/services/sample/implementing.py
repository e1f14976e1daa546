"""How the sample country implements what is asked of it: law, practice, gaps, ratings, figures, standards."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from focalpoint.assets import data_path
from focalpoint.domain.provisions import implementation_id
from focalpoint.domain.standards import standard_id
from focalpoint.services.sample.country import Act
from focalpoint.services.sample.days import Days
from focalpoint.services.sample.texts import Row

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value
    from focalpoint.services.workspace import Workspace

_TEXTS: Final = {"practice": "practice", "gap": "gaps", "safeguards": "safeguards", "help": "help"}
"""A row's field → the record's; the words stand in the table of the record's field."""


class Implementing:
    """What the office wrote; ministries, plan and library are known by their keys when the acts are done."""

    def __init__(
        self, code: str, days: Days, ministries: Mapping[str, str], nodes: Mapping[str, str], items: Mapping[str, str]
    ) -> None:
        self._code, self._days = code, days
        self._ministries, self._nodes, self._items = ministries, nodes, items
        self._data: Row = tomllib.loads(data_path("resources", "sample", "implementation.toml").read_text("utf-8"))

    def acts(self) -> Iterator[Act]:
        """A row a day or so, then the standards."""
        noted = int(self._data["noted"])
        for at, row in enumerate(self._data["rows"]):
            yield Act(noted + at, partial(self._row, row))
        yield Act(noted + len(self._data["rows"]), self._standards)

    def _row(self, row: Row, workspace: Workspace) -> None:
        provisions, keys = workspace.provisions, row["keys"]
        fields: dict[str, Value] = {"ministry_id": self._ministries[row["ministry"]], "rating": row["rating"]}
        fields["mark"] = row.get("mark", "")
        fields["legislation"] = "\n".join(
            self._said("acts", act).format(n=article) for act, article in row.get("law", ())
        )
        fields |= {field: self._said(field, row[name]) for name, field in _TEXTS.items() if name in row}
        if "verified" in row:
            fields["verified_on"] = self._days.exact(row["verified"]).isoformat()
            fields["verified_by"] = workspace.session.user_name
        if "assessed" in row:
            rating, on = row["assessed"]
            fields["assessor_rating"], fields["assessor"] = rating, self._data["assessor"][self._code]
            fields["assessed_on"] = self._days.exact(on).isoformat()
        provisions.edit_all(keys, **fields)
        for key in keys:
            for node in row.get("nodes", ()):
                provisions.link(key, "plan_nodes", self._nodes[node])
            for item, place in row.get("cite", ()):
                workspace.library.cite("implementations", implementation_id(key), self._items[item], place)
        for name, unit, years in row.get("figures", ()):
            for year, value in years:
                on = self._days.exact(0).year + year
                provisions.add_statistic(
                    keys[0], self._said("figures", name), value, on, unit=self._said("units", unit)
                )

    def _standards(self, workspace: Workspace) -> None:
        for row in self._data["standards"]:
            workspace.standards.edit(
                standard_id(row["key"]),
                applied=row["applied"],
                ministry_id=self._ministries[row["ministry"]],
                places=self._said("where", row["where"]) if "where" in row else "",
                how=self._said("how", row["how"]) if "how" in row else "",
            )

    def _said(self, table: str, key: str) -> str:
        return str(self._data[table][key][self._code])
