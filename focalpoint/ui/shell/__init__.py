"""The frame of the window: theme, navigation, palette, inspector, jobs, lock."""
