"""The one error tree. Every message is a sentence that says what to do, Vietnamese first.

    TracuuError
    ├── ReadError            a file could not be read; the others go on
    │   ├── EmptyFile        nothing in it
    │   ├── UnsupportedFile  a kind that we do not read (PDF, image, binary)
    │   ├── BrokenFile       the kind is known, the content is damaged
    │   ├── TooLarge         over the limit, or a compressed bomb
    │   ├── EncryptedFile    to be opened with a password only
    │   ├── NeedsOcr         only pictures of pages, whose letters have still to be recognised
    │   └── ChangedFile      no longer what was read
    ├── IndexFault           something about the index folder
    │   ├── NotAnIndex       the folder is not an index of ours, or does not exist
    │   ├── DamagedIndex     the catalogue cannot be read
    │   ├── WrongVersion     made by another version of the program
    │   ├── IndexLocked      another process is writing
    │   ├── IndexUnwritable  no permission, or the disk is full
    │   └── Closed           the pages need a password that is not there, or cannot be read
    ├── OutOfTime            a request took longer than one may
    ├── MailUnsent           a letter could not be sent
    ├── NotAllowed           somebody has no role for what they ask
    └── BadInput             what the person typed cannot be used (a date, a filter, a number)
        └── UnknownDocument  no document has this id

Raised deep inside, caught once at each edge: the command line (exit code 1) and the web (4xx).
"""

from __future__ import annotations

import errno


class TracuuError(Exception):
    """Base of all errors that a user is meant to see: ``vi`` first, ``en`` second.

    >>> str(TracuuError("Tệp rỗng.", "The file is empty."))
    'Tệp rỗng. (The file is empty.)'
    """

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi, en)
        self.vi = vi
        self.en = en

    def __str__(self) -> str:
        return f"{self.vi} ({self.en})"


class ReadError(TracuuError):
    """A file could not be read."""


class EmptyFile(ReadError):
    """There is no text in the file."""


class UnsupportedFile(ReadError):
    """The file is of a kind that is not read."""


class BrokenFile(ReadError):
    """The file's kind is known and its content is damaged."""


class TooLarge(ReadError):
    """The file is over the size limit, compressed or not."""


class EncryptedFile(ReadError):
    """The file opens with a password only."""


class NeedsOcr(ReadError):
    """The file has ``pages`` that are only pictures: their letters have still to be recognised."""

    def __init__(self, vi: str, en: str, pages: tuple[int, ...] = ()) -> None:
        super().__init__(vi, en)
        self.pages = pages


class ChangedFile(ReadError):
    """The file is no longer the one that was read."""


class IndexFault(TracuuError):
    """Something about the index folder."""


class NotAnIndex(IndexFault):
    """The folder is not an index of this program."""


class DamagedIndex(IndexFault):
    """The index is one of this program, and its catalogue cannot be read."""


class WrongVersion(IndexFault):
    """The index was made by another version of the program."""


class IndexLocked(IndexFault):
    """Another process is writing to the index."""


class IndexUnwritable(IndexFault):
    """The index folder cannot be written: no permission, or no room."""


class Closed(IndexFault):
    """Nobody can be let in: the password is missing where one is needed, or cannot be read."""


class OutOfTime(TracuuError):
    """What was asked takes longer than one request may: it was stopped, and nothing was changed."""


class MailUnsent(TracuuError):
    """A letter could not be sent: the mail server cannot be reached, or takes it not."""


class NotAllowed(TracuuError):
    """Who asks has entered, and has no role that lets them do this."""


class BadInput(TracuuError):
    """What was typed cannot be used."""


class UnknownDocument(BadInput):
    """No document has this id."""

    @classmethod
    def of(cls, document_id: str) -> UnknownDocument:
        """Return the error for an id that no document has."""
        return cls(
            f"Không có văn bản nào mang mã “{document_id}” trong chỉ mục.",
            f"No document has the id “{document_id}” in the index.",
        )

    @classmethod
    def unnamed(cls) -> UnknownDocument:
        """Return the error for a request that names no document."""
        return cls("Địa chỉ này thiếu mã văn bản.", "This address lacks the document's id.")


_SYSTEM = {
    "ENOENT": ("không có tệp hoặc thư mục này", "there is no such file or folder"),
    "EACCES": ("không có quyền", "permission is denied"),
    "EPERM": ("không có quyền", "permission is denied"),
    "EEXIST": ("đã có tệp trùng tên", "there is a file of that name"),
    "ENOTDIR": ("một phần của đường dẫn không phải là thư mục", "a part of the path is no folder"),
    "EISDIR": ("đây là một thư mục, không phải tệp", "it is a folder, not a file"),
    "ENOSPC": ("đĩa đã đầy", "the disk is full"),
    "EDQUOT": ("đã dùng hết phần đĩa được cấp", "the quota of the disk is used up"),
    "EROFS": ("ổ đĩa chỉ đọc được", "the disk is read-only"),
    "EBUSY": ("chương trình khác đang dùng", "another program is using it"),
    "ETXTBSY": ("chương trình khác đang dùng", "another program is using it"),
    "ENAMETOOLONG": ("tên quá dài", "the name is too long"),
    "EMFILE": ("đang mở quá nhiều tệp", "too many files are open"),
    "ENFILE": ("đang mở quá nhiều tệp", "too many files are open"),
    "EIO": ("ổ đĩa đọc, ghi bị lỗi", "the disk fails to read or write"),
    "ELOOP": ("liên kết trỏ vòng quanh", "links lead round in a circle"),
}
"""What the system's own numbers of errors mean, in plain words: no person can use "[Errno 2]"."""


def describe_system_error(error: Exception) -> tuple[str, str]:
    """Return what went wrong in the system, in Vietnamese and in English, without a number or a path.

    >>> describe_system_error(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    ('không có tệp hoặc thư mục này', 'there is no such file or folder')
    """
    if isinstance(error, OSError):
        known = _SYSTEM.get(errno.errorcode.get(error.errno or 0, ""))
        told = error.strerror or str(error)
        return known or (told, told)
    if isinstance(error, UnicodeError):
        return "nội dung không phải là chữ Unicode (UTF-8)", "its content is no Unicode text (UTF-8)"
    return str(error), str(error)
