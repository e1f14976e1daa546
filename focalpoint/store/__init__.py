"""What is kept: tables, unit of work, journal, search, migrations, vault."""
