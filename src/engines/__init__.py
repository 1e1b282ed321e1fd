"""Calculation in plain Python: values in, frozen dataclasses out, no Django."""
