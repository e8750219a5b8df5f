"""The parts of 不採用通知, as its chips name them."""

WRITE, OUTBOX, FOLLOW_UP = "write", "outbox", "follow-up"
