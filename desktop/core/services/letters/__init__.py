"""Notices on paper."""
