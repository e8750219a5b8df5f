"""Templates, words and style of the candidate's pages."""
