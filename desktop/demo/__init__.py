"""The sample company and everything that plays the outside world for it."""
