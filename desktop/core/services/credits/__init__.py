"""Registration units, slots and the funnel."""
