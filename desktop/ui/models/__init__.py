"""Qt item models over tuples of the domain."""
