"""Requests: their register, and the wizard of one of them."""
