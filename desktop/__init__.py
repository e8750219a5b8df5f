"""Career Relay Desktop: the employer's application."""
