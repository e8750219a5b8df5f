"""Consented profiles: the offer, the requests, the record of what was handed over."""
