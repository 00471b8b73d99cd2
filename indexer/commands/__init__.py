"""The commands of ``tracuu``, a file for each kind; ``cli.py`` puts them together. Only here is click."""
