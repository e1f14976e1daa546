"""How the country implements what is asked of it."""
