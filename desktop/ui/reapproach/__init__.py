"""再アプローチ: whom to invite again."""
