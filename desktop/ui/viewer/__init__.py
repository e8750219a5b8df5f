"""Files of people, looked at inside the window (decision 22)."""
