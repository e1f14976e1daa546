"""Alembic revisions of the compartments: revision ``0002`` makes schema version 2. Run by ``vault/upgrade.py`` only."""
