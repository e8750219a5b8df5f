"""リレー・紹介枠: funnel, ledger, gauge."""
