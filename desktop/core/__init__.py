"""The application without a window: rules, store, readers and writers."""
