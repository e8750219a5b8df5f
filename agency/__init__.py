"""The reference agency service."""
