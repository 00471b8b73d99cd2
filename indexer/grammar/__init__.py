"""The grammar as data: tables of rows, each with examples that a test walks both ways."""
