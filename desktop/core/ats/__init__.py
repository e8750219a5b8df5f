"""Connectors to applicant tracking systems; none yet."""
