"""匿名データ: what would leave, shown first."""
