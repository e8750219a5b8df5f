"""The parts of 匿名データ, as its chips name them."""

BATCHES, FILES, DUTIES = "batches", "files", "duties"
