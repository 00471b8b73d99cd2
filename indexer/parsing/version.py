"""Which state of the reader and the parser made a document what it is in an index."""

VERSION = 49
"""Raised whenever the same file would be read or understood differently: its documents are then read again.

A test holds what the samples become, so that this is not forgotten.
"""
