"""The watched folder in the window: what is new in it is offered, never imported by itself."""
