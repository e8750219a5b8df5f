"""Files a person asks for: what was put in, what could not be, and an empty form."""
