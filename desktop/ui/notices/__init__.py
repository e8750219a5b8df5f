"""不採用通知: letters out."""
