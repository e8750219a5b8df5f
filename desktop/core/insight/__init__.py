"""Models that propose, with reasons; none yet."""
