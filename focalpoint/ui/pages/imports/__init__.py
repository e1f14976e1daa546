"""Import of a plan: choose, preview, correct, apply."""
