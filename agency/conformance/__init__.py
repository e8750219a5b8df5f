"""Checks any agency against the contract, from outside.

It knows the wire and nothing of this agency's code, so that whoever writes another agency can run
it. Everything it sends is invented.
"""
