"""Headless commands: one module a capability, each command a few lines over a service."""
