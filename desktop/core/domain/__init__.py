"""Plain facts and rules: frozen dataclasses, enums and pure functions."""
