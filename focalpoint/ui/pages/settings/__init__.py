"""Settings: the screen, the country, users, backups, the vault."""
