"""ホーム: today's work."""
