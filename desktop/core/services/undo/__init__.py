"""Take acts back."""
