"""Set phrases that the form of every document prescribes, folded: what its top and its end are known by."""

from __future__ import annotations

import re

NATION = r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam"
"""What heads a document: the nation's name, or the Party's."""

ADDRESS = r"kinh gui"
"""What begins whom a letter goes to, at its top: "Kính gửi:"."""

RECIPIENTS = r"noi nhan"
"""What begins the list of who gets a document, at its end: "Nơi nhận:"."""

RECIPIENTS_WRITTEN = "Nơi nhận"
"""The same as it is typed."""

BEGINS_RECIPIENTS = re.compile(r"\W*nơi\s+nhận\b", re.IGNORECASE)
"""The same where it begins a passage of a text as it is written."""
