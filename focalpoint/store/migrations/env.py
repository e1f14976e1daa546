"""How alembic runs here: in the connection, and the transaction, that ``vault/upgrade.py`` hands over."""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
# The compartment reaches a revision as ``context.config.attributes["compartment"]``: not every table is in both.
context.configure(connection=connection, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
