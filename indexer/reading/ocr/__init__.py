"""OCR: the picture of a page → its words with their boxes and how sure each is. Runs in a child process only.

Two recognisers read each line of a page (``lines``, ``second``); ``voting`` takes the better word of the two. What is
only in one of them, or in which they differ, is less sure. The text is never mended by a dictionary: names would be
changed with it. ``sheets`` needs no recogniser: it makes pages of what was kept.
"""
