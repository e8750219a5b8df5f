"""Templates, lint, message files and transports."""
