"""再アプローチ: consents, occasions, the list of who is due, and the invitations."""
