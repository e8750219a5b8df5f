"""The window: pages draw, presenters ask."""
