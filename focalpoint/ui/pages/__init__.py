"""The pages of the window, one package a capability; each registers by one descriptor."""
