"""Optional: a language model that the user names phrases an answer from the quotes that were found, and only from them.

Off unless an address is set. The question and the numbered quotes go to that address and nowhere else: no proxy, no
redirect, no document, no name of one. What comes back is checked sentence by sentence (``keep_quoted``): one that has
no number of a quote, or states a figure that does not stand in that quote, is dropped. The quotes stay beside it.
"""

from __future__ import annotations

import json
import os
import re
import socket
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from indexer.errors import BadInput
from indexer.messages.spoken import say_decimal
from indexer.models import Answers
from indexer.strange_json import read_json
from indexer.text.folding import compose_letters

QUOTES = 8  # sent at most
LONGEST = 2000  # characters of a quote that are sent
LIMIT = 2**20  # bytes of a reply that are read
SECONDS = 60.0  # that a reply may take in all
_DEFAULT = "default"  # local servers take any name where they hold one model

_TASK = (
    "Bạn soạn câu trả lời ngắn bằng tiếng Việt, chỉ từ các đoạn trích có đánh số. Mỗi câu phải kết thúc bằng số của"
    " đoạn trích làm căn cứ, ví dụ [1]. Giữ nguyên con số, đơn vị, số ký hiệu như trong đoạn trích; không nêu con số"
    " nào không có trong đoạn trích đó. Không thêm điều gì ngoài các đoạn trích."
)
_MARKS = re.compile(r"\[\s*\d+(?:\s*[,;]\s*\d+)*\s*\]")
_LATE = re.compile(rf"([.!?…])\s*((?:{_MARKS.pattern}\s*)+)")
_END = re.compile(r"(?<=[.!?…])\s+|\s*\n\s*")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_SYMBOL = re.compile(r"\d+[\d/]*[/-][^\W\d_][\w&/.-]*[\w]")


@dataclass(frozen=True, slots=True)
class Model:
    """Where to ask: ``url`` of the chat completions, the model's ``name``, a ``key`` or ""."""

    url: str
    name: str = _DEFAULT
    key: str = ""
    seconds: float = SECONDS

    @property
    def place(self) -> str:
        """The machine that the question and the quotes are sent to, as people read it: ``http://127.0.0.1:11434``."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True, slots=True)
class OfferedSentence:
    """A sentence of the model, without its marks, and the numbers (from 1) of the quotes that it rests on."""

    text: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Phrased:
    """What a model made of the quotes. ``sent`` quotes went to ``place``; ``dropped`` sentences rested on none.

    ``vi`` and ``en`` say in one sentence why there is nothing to read, else they are "".
    """

    place: str
    model: str
    sent: int = 0
    sentences: tuple[OfferedSentence, ...] = ()
    dropped: int = 0
    _: KW_ONLY
    vi: str = ""
    en: str = ""


def name_model(url: str, name: str = "", key: str = "") -> Model:
    """Return the model at an OpenAI-compatible address: ``http://127.0.0.1:11434/v1``, with or without
    /chat/completions.

    >>> name_model("http://127.0.0.1:11434/v1", "qwen").url
    'http://127.0.0.1:11434/v1/chat/completions'

    Raises BadInput for what is no such address.
    """
    try:
        parts = urlsplit(url.strip())
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and parts.username is None
    except ValueError:
        fits = False
    if not fits or not url.strip().isascii() or re.search(r"[\s\x00-\x1f]", url.strip()) or parts.query:
        raise BadInput(
            f"“{url.strip()[:80]}” không phải là địa chỉ của mô hình ngôn ngữ. Ví dụ đúng: http://127.0.0.1:11434/v1.",
            f"“{url.strip()[:80]}” is no address of a language model. A right one: http://127.0.0.1:11434/v1.",
        )
    whole = url.strip().rstrip("/")
    return Model(whole if whole.endswith("/chat/completions") else f"{whole}/chat/completions", name or _DEFAULT, key)


def read_environment(environ: Mapping[str, str] = os.environ) -> Model | None:
    """Return the model that ``TRACUU_MODEL_URL``, ``TRACUU_MODEL`` and ``TRACUU_MODEL_KEY`` name; None when none is
    set.
    """
    url = environ.get("TRACUU_MODEL_URL", "").strip()
    return name_model(url, environ.get("TRACUU_MODEL", ""), environ.get("TRACUU_MODEL_KEY", "")) if url else None


def phrase(model: Model, found: Answers) -> Phrased:
    """Let the model phrase an answer from the quotes. A refusal is never sent; no trouble with the model is raised."""
    quotes = list_quotes(found)
    if not quotes:
        return Phrased(
            model.place, model.name, vi="Không có đoạn trích nào để soạn.", en="There is no quote to phrase."
        )
    try:
        reply = _fetch_reply(model, _make_messages(found.question, quotes))
    except _Trouble as trouble:
        sent = len(quotes) if trouble.sent else 0
        return Phrased(model.place, model.name, sent, vi=trouble.vi, en=trouble.en)
    sentences, dropped = keep_quoted(reply, quotes)
    told = Phrased(model.place, model.name, len(quotes), sentences, dropped)
    if sentences:
        return told
    return Phrased(
        told.place, told.model, told.sent, (), dropped,
        vi="Mô hình không trả về câu nào có căn cứ trong các đoạn trích; chỉ có các đoạn trích dưới đây.",
        en="The model returned no sentence that rests on the quotes; there are only the quotes below.",
    )  # fmt: skip


def list_quotes(found: Answers) -> tuple[str, ...]:
    """Return the quotes that would be sent, in the order of the answers: quote n is that of answer n."""
    return tuple(compose_letters(answer.quote)[:LONGEST] for answer in found.answers[:QUOTES])


def keep_quoted(reply: str, quotes: Sequence[str]) -> tuple[tuple[OfferedSentence, ...], int]:
    """Return the sentences that rest on a quote, and how many do not.

    >>> said = "Đã giải quyết 6.073 hồ sơ [1]. Đây là kết quả tốt. Quá hạn 02 hồ sơ [1]."
    >>> keep_quoted(said, ["giải quyết: 6.073 hồ sơ"])
    ((OfferedSentence(text='Đã giải quyết 6.073 hồ sơ.', quotes=(1,)),), 2)
    """
    text = _LATE.sub(r" \2\1 ", compose_letters(_THOUGHT.sub(" ", reply)))
    said = [part.strip() for part in _END.split(text) if re.search(r"\w", _MARKS.sub("", part))]
    found = [_prove_sentence(sentence, quotes) for sentence in said]
    sentences = tuple(one for one in found if one is not None)
    return sentences, len(said) - len(sentences)


def _prove_sentence(sentence: str, quotes: Sequence[str]) -> OfferedSentence | None:
    """Return the sentence without its marks, when they are numbers of quotes and its figures stand in those."""
    marks = tuple(dict.fromkeys(int(n) for mark in _MARKS.findall(sentence) for n in re.findall(r"\d+", mark)))
    if not marks or not all(1 <= mark <= len(quotes) for mark in marks):
        return None
    words = re.sub(r"\s+([.,;:!?…])", r"\1", " ".join(_MARKS.sub(" ", sentence).split()))
    proof = "\n".join(quotes[mark - 1] for mark in marks)
    figures = set(_FIGURE.findall(proof))
    stated = all(figure in figures for figure in _FIGURE.findall(words))
    stated = stated and all(_holds_symbol(symbol, proof) for symbol in _SYMBOL.findall(words))
    return OfferedSentence(words, marks) if stated else None


def _holds_symbol(symbol: str, proof: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(symbol)}(?!\w)", proof) is not None


def _make_messages(question: str, quotes: Sequence[str]) -> list[dict[str, str]]:
    listed = "\n".join(f"[{number}] {' '.join(quote.split())}" for number, quote in enumerate(quotes, 1))
    return [
        {"role": "system", "content": _TASK},
        {"role": "user", "content": f"Câu hỏi: {question}\n\nĐoạn trích:\n{listed}"},
    ]


_UNCONNECTED = (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError)
"""Reasons for which a request did not leave this computer."""


class _Trouble(Exception):
    """Why a model gave no reply, in a sentence of each language; was anything ``sent``, or may it have been?"""

    def __init__(self, vi: str, en: str, *, sent: bool = True) -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en
        self.sent = sent


class _NoRedirect(HTTPRedirectHandler):
    """A redirect is an error: what was meant for one address goes to no other."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _make_opener() -> OpenerDirector:
    """Straight to the address: no proxy of the system, no redirect."""
    return build_opener(ProxyHandler({}), _NoRedirect())


def _fetch_reply(model: Model, messages: list[dict[str, str]]) -> str:
    """Return the text that the model answers. Raises _Trouble."""
    body = {"model": model.name, "messages": messages, "temperature": 0, "stream": False, "max_tokens": 800}
    headers = {"Content-Type": "application/json; charset=utf-8", "Accept": "application/json"}
    headers |= {"Authorization": f"Bearer {model.key}"} if model.key else {}
    request = Request(model.url, json.dumps(body, ensure_ascii=False).encode(), headers, method="POST")  # noqa: S310
    deadline = time.monotonic() + model.seconds
    try:
        with _make_opener().open(request, timeout=model.seconds) as response:
            raw = _read(response, deadline)
    except HTTPError as error:
        error.close()
        if 300 <= error.code < 400:
            raise _report_redirect() from error
        raise _Trouble(
            f"Máy chủ mô hình báo lỗi {error.code}; hãy xem lại địa chỉ, tên mô hình và khóa.",
            f"The model's server answers with error {error.code}; check the address, the model's name and the key.",
        ) from error
    except TimeoutError as error:
        raise _report_delay(model) from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise _report_delay(model) from error
        raise _Trouble(
            f"Không nối được tới {model.place}; hãy xem mô hình đã chạy chưa và địa chỉ có đúng không.",
            f"{model.place} cannot be reached; see whether the model runs and the address is right.",
            sent=not isinstance(getattr(error, "reason", None), _UNCONNECTED),
        ) from error
    return _read_content(raw)


def _report_redirect() -> _Trouble:
    return _Trouble(
        "Máy chủ mô hình chuyển sang địa chỉ khác nên không gửi tiếp; hãy đặt thẳng địa chỉ cuối cùng.",
        "The model's server redirects to another address, so nothing more was sent; set the final address.",
    )


def _report_delay(model: Model) -> _Trouble:
    spoken = say_decimal(f"{model.seconds:g}")
    return _Trouble(
        f"Mô hình không trả lời trong {spoken} giây; hãy thử lại hoặc dùng mô hình nhỏ hơn.",
        f"The model did not answer within {model.seconds:g} seconds; try again or use a smaller one.",
    )


def _read(response: HTTPResponse, deadline: float) -> bytes:
    """Return all of a reply that is neither too large nor too slow."""
    parts: list[bytes] = []
    left = LIMIT
    while part := response.read1(min(left + 1, 65_536)):
        parts.append(part)
        left -= len(part)
        if left < 0:
            raise _Trouble(
                "Câu trả lời của mô hình quá lớn nên không đọc; hãy xem lại địa chỉ.",
                "The model's reply is too large and was not read; check the address.",
            )
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)


def _read_content(raw: bytes) -> str:
    try:
        content = read_json(raw)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError) as error:
        raise _report_strange_reply() from error
    if not isinstance(content, str) or not content.strip():
        raise _report_strange_reply()
    return content


def _report_strange_reply() -> _Trouble:
    return _Trouble(
        "Không hiểu câu trả lời của máy chủ mô hình; địa chỉ phải theo kiểu OpenAI (…/v1/chat/completions).",
        "The reply of the model's server is not understood; the address must be OpenAI-compatible"
        " (…/v1/chat/completions).",
    )
