"""Charts painted by ourselves: bars, stacked bars, a ring, a timeline, lists; each with its figures as a table."""
