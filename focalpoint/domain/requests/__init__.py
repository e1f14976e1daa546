"""Requests to other States: what they ask, what is answered, which treaty governs and what is checked."""
