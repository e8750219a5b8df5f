"""The parts of 匿名データ, as its chips name them."""

BATCHES, FILES, COUNTS, TEXTS, DUTIES = "batches", "files", "counts", "texts", "duties"
