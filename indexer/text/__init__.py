"""Vietnamese text: the forms it is compared in, its words, its abbreviations."""
