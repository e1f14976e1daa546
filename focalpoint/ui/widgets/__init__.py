"""Reusable widgets. They know no service: values go in, signals come out."""
