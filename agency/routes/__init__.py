"""The agency's HTTP faces: the signed exchange and the candidate's pages."""
