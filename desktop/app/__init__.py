"""The composition root: the one place that knows which part stands behind each port."""
