"""What belongs to a network or a State: authorities as links, and the networks in which a State is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.bodies import Body, BodyKind
from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import label
from focalpoint.words import bodies as words
from focalpoint.words.tables import more_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.ui.shell.context import PageContext

_MOST: Final = 60


class _BodiesSection(Section):
    """Entries of the directory, each a link with a few words."""

    tables = frozenset({"bodies"})
    open_at_first = True

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self.column.setSpacing(2)

    def found(self) -> Sequence[Body]:
        """The entries."""
        raise NotImplementedError

    def about(self, body: Body) -> str:
        """A few words beside the name."""
        raise NotImplementedError

    def none(self) -> str:
        """What is said where there are none."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the entries."""
        language = self.context.language
        clear(self.column)
        found = self.found()
        for body in found[:_MOST]:
            link = ElidedLink(f"{isolate(plain_order(body.name))}  {self.about(body)}".strip())
            link.setAccessibleName(language.gettext("Go to {title}").format(title=isolate(body.name)))
            link.clicked.connect(lambda _=False, body_id=body.id: self.context.reveal("bodies", body_id))
            self.column.addWidget(link)
        more = len(found) - _MOST
        if more > 0:
            self.column.addWidget(label(more_words(language, more), role="muted"))
        if not found:
            self.column.addWidget(label(self.none(), role="muted", wrap=True))


class ContactPointsSection(_BodiesSection):
    """The contact points of a network, by State."""

    name = "contact-points"

    def heading(self) -> str:
        """Contact points and how many."""
        return self.context.language.gettext("Contact points ({n})").format(n=len(self.found()))

    def found(self) -> Sequence[Body]:
        """The authorities that name the network, by State."""
        named = self.context.workspace.bodies.list({BodyKind.AUTHORITY}, network_id=self.record_id)
        return sorted(named, key=lambda body: (self.about(body).casefold(), body.name.casefold()))

    def about(self, body: Body) -> str:
        """Of which State it is."""
        return self.context.workspace.states.name(body.state, self.context.language.code) if body.state else ""

    def none(self) -> str:
        """Nobody is named yet."""
        return self.context.language.gettext("No authority is named as a contact point of this network.")


class AuthoritiesSection(_BodiesSection):
    """The authorities of a State."""

    name = "authorities"

    def heading(self) -> str:
        """Authorities and how many."""
        return self.context.language.gettext("Authorities ({n})").format(n=len(self.found()))

    def found(self) -> Sequence[Body]:
        """The live authorities of the State."""
        return self.context.workspace.bodies.list({BodyKind.AUTHORITY}, state=self.record_id)

    def about(self, body: Body) -> str:
        """For what it is competent."""
        language = self.context.language
        return language.join([words.purpose(language, code) for code in body.purposes]) if body.purposes else ""

    def none(self) -> str:
        """None is known yet."""
        return self.context.language.gettext("No authority of this State is in the directory.")


class NetworksSection(_BodiesSection):
    """The networks in which a State is."""

    name = "networks"

    def heading(self) -> str:
        """Networks and how many."""
        return self.context.language.gettext("Networks ({n})").format(n=len(self.found()))

    def found(self) -> Sequence[Body]:
        """The networks that list the State or have a contact point there."""
        return self.context.workspace.bodies.networks_of(self.record_id)

    def about(self, body: Body) -> str:
        """Its kind."""
        return words.sort(self.context.language, body.sort) if body.sort else ""

    def none(self) -> str:
        """It is in none."""
        return self.context.language.gettext("This State is in no network of the directory.")
