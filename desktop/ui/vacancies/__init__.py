"""求人: jobs people apply for."""
