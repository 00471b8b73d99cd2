"""The command line: every command opens the index, calls one verb of ``indexer`` and shows the result.

Imports are late: ``tracuu --help`` loads click alone, ``tracuu trace`` neither pyvi nor Whoosh.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import click

from indexer.commands import checks, citations, comparisons, passwords, people, searches, upkeep
from indexer.commands.options import find_default_index, index_option, open_index
from indexer.commands.usage import say_mistake

if TYPE_CHECKING:
    from indexer.store import Place

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def main() -> None:
    """Run the command; every expected error is one sentence on standard error and exit code 1."""
    from indexer.errors import TracuuError, describe_system_error

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        tracuu(standalone_mode=False)
    except TracuuError as error:
        _stop(error.vi, error.en)
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.ctx.get_help() if error.ctx else "")  # a command alone asks what there is
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "tracuu"
        _stop(f"{say_mistake(error)} Xem: {command} --help", error.format_message(), code=2)
    except (click.Abort, KeyboardInterrupt):
        _stop("Đã dừng theo yêu cầu; chỉ mục vẫn dùng được, chạy lại để làm tiếp.", "Interrupted.", code=130)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - the reader of the pipe left
        sys.exit(1)
    except OSError as error:
        vi, en = describe_system_error(error)
        where = f" ({error.filename})" if error.filename else ""
        _stop(
            f"Máy báo: {vi}{where}. Hãy kiểm tra chỗ trống trên đĩa, kể cả thư mục tạm, và quyền truy cập.",
            f"The system says: {en}{where}. Check free space, also of the temporary folder, and permissions.",
        )


def _stop(vi: str, en: str | None, code: int = 1) -> None:
    print(f"Lỗi: {vi}", file=sys.stderr)
    if en:
        print(f"     ({en})", file=sys.stderr)
    sys.exit(code)


class _Commands(click.Group):
    """The commands, some of which answer to another name, too: ``tracuu user`` is ``tracuu users``."""

    _OTHER_NAMES: ClassVar[dict[str, str]] = {"user": "users"}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command by its name or by the other one."""
        return super().get_command(ctx, self._OTHER_NAMES.get(cmd_name, cmd_name))


@click.group(cls=_Commands, context_settings=_CONTEXT)
@click.version_option(package_name="tracuu", message="tracuu %(version)s")
def tracuu() -> None:
    """Tra cứu văn bản hành chính: tìm, tra nguồn viện dẫn, trả lời bằng nguyên văn.

    Find, trace and quote Vietnamese administrative documents; nothing leaves this computer.

    \b
    Ví dụ (examples):
      tracuu index BaoCao/                 đưa thư mục văn bản vào chỉ mục
      tracuu trace 846/QĐ-UBND             văn bản này được viện dẫn ở đâu, khi nào
      tracuu search "vị trí việc làm" --tinh "Quảng Ngãi" --nam 2023
      tracuu serve                         mở giao diện web trên máy này
    """


_COMMANDS = (
    *upkeep.COMMANDS,
    *searches.COMMANDS,
    *citations.COMMANDS,
    *checks.COMMANDS,
    *comparisons.COMMANDS,
    *passwords.COMMANDS,
    *people.COMMANDS,
)
for _command in _COMMANDS:
    tracuu.add_command(_command)


@tracuu.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ mở ra; 0.0.0.0: mọi máy. (Address.)")
@click.option("--port", "-p", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Cổng. (Port.)")
@click.option("--allow-host", "names", multiple=True, help="Tên máy chủ được dùng trong địa chỉ. (Name to answer to.)")
@click.option("--prefix", default="", help="Đặt dưới tiền tố này, ví dụ /tracuu. (Serve under this prefix.)")
@click.option("--behind-proxy", is_flag=True, help="Đứng sau một máy chủ chuyển tiếp. (Behind one reverse proxy.)")
@click.option("--watch", "watched", multiple=True, type=click.Path(path_type=Path), help="Theo dõi thư mục. (Watch.)")
@click.option(
    "--upload-folder",
    "uploads",
    type=click.Path(path_type=Path),
    help="Nhận văn bản từ trang vào thư mục này; cần mật khẩu. (Take files into this folder.)",
)
@index_option
def serve_command(
    host: str,
    port: int,
    names: tuple[str, ...],
    prefix: str,
    behind_proxy: bool,
    watched: tuple[Path, ...],
    uploads: Path | None,
    folder: Place | None,
) -> None:
    """Mở giao diện web trên máy này; cho máy khác thì phải đặt mật khẩu trước. Dừng bằng Ctrl-C.

    Serve the web pages on this computer, or on the network once there is a password; stop with Ctrl-C.

    \b
    Ví dụ: tracuu serve
           tracuu password; tracuu serve --host 0.0.0.0
           tracuu serve --watch BaoCao/
           tracuu serve --host 0.0.0.0 --upload-folder BaoCao/TuTrang
           tracuu serve --behind-proxy --prefix /tracuu --allow-host vanban.so.local
    """
    from web.server import serve

    where = folder or find_default_index()
    with open_index(where):
        pass  # says at once when there is no index
    with _watch_meanwhile(watched, where):
        serve(
            where,
            host,
            port,
            names=names,
            prefix=prefix,
            behind_proxy=behind_proxy,
            uploads=uploads,
            ready=_say_where,
        )


@contextmanager
def _watch_meanwhile(paths: tuple[Path, ...], index: Place) -> Iterator[None]:
    """Folders are watched meanwhile, by a process of its own: it writes, the pages only read."""
    if not paths:
        yield
        return
    import subprocess

    named = [os.path.abspath(path) for path in paths]
    command = [sys.executable, os.path.abspath(__file__), "watch", *named, "--with-parent"]
    place = os.path.abspath(index) if isinstance(index, str | Path) else index.typed
    environment = {**os.environ, "TRACUU_INDEX": place}  # no password on a command line
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as watcher:  # noqa: S603 - ourselves
        try:
            yield
        finally:
            if watcher.stdin is not None:
                watcher.stdin.close()


def _say_where(address: str) -> None:
    print(f"Tra cứu đang chạy tại {address} — dừng bằng Ctrl-C. (Serving; stop with Ctrl-C.)", flush=True)


@tracuu.command("letters")
@click.option("--try", "tried", metavar="THƯ_ĐIỆN_TỬ", help="Chỉ gửi một thư thử tới địa chỉ này. (A trial letter.)")
@index_option
def letters_command(tried: str | None, folder: Place | None) -> None:
    """Gửi ngay các thư báo tin mới đã đến hẹn; tracuu serve tự làm việc này mỗi sáng khi có máy chủ thư.

    Send the letters with news that are due; tracuu serve does it each morning where a mail server is set.

    \b
    Máy chủ thư: TRACUU_SMTP=smtp://TÊN:MẬT_KHẨU@mail.so.vn:587, TRACUU_MAIL_FROM=tracuu@so.vn,
    địa chỉ các trang để ghi trong thư: TRACUU_SITE=http://vanban.so.local/
    Ví dụ: tracuu letters --try an@so.vn
    """
    from indexer.errors import BadInput
    from indexer.office.mail import read_environment
    from web.server import send_letters

    server = read_environment()
    if server is None:
        raise BadInput(
            "Chưa có máy chủ thư. Hãy đặt TRACUU_SMTP và TRACUU_MAIL_FROM.",
            "There is no mail server. Set TRACUU_SMTP and TRACUU_MAIL_FROM.",
        )
    where = folder or find_default_index()
    with open_index(where):
        pass
    sent = send_letters(where, server, tried or "")
    print(f"Đã gửi {len(sent)} thư. (Letters sent: {len(sent)}.)")


@tracuu.command("demo")
@click.option("--serve/--no-serve", "serving", default=True, help="Mở giao diện web sau đó. (Serve the pages.)")
@click.option("--port", "-p", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Cổng. (Port.)")
@index_option
@click.pass_context
def demo_command(context: click.Context, serving: bool, port: int, folder: Place | None) -> None:
    """Dùng thử với các văn bản mẫu: lập chỉ mục, tra nguồn viện dẫn 846/QĐ-UBND, mở giao diện web.

    Try it on the sample documents: index them, trace 846/QĐ-UBND, serve the pages.
    """
    from importlib.resources import as_file, files

    where = folder or find_default_index().with_name("demo-index")
    with as_file(files("corpus")) as samples:
        context.invoke(upkeep.index_command, paths=(samples,), prune=False, ocr="later", folder=where, as_json=False)
    context.invoke(citations.trace_command, number=("846/QĐ-UBND",), folder=where)
    if serving:
        context.invoke(serve_command, port=port, folder=where)


if __name__ == "__main__":
    main()
