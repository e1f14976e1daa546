"""The page of the action plan: its tree, its commands, its state."""
