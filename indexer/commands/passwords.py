"""The command that sets the password of the pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from indexer.commands.options import find_default_index, index_option

if TYPE_CHECKING:
    from indexer.store import Place


@click.command("password")
@click.option("--remove", is_flag=True, help="Bỏ mật khẩu: chỉ còn mở được trên máy này. (Take it away.)")
@index_option
def password_command(remove: bool, folder: Place | None) -> None:
    """Đặt mật khẩu cho giao diện web: bắt buộc khi mở cho máy khác; ít nhất 12 ký tự. Hỏi hai lần, không hiện chữ.

    Set the password of the web pages, needed to serve other computers; in a pipe, one line of the input.

    \b
    Ví dụ: tracuu password
           tracuu password --remove
    """
    from indexer.office import access, open_office
    from indexer.office.people import list_people

    office = open_office(folder or find_default_index())
    if remove:
        named = any(one.hashed for one in list_people(office))
        there = access.remove_password(office, named=named)
        if named:
            print("Người dùng có tên vẫn phải đăng nhập. (People with names still enter with their own.)")
        print("Đã bỏ mật khẩu. (Removed.)" if there else "Chưa từng đặt mật khẩu. (There was none.)")
        return
    access.set_password(office, ask_new_password())
    print("Đã đặt mật khẩu; ai đang đăng nhập phải đăng nhập lại. (The password is set.)")
    print("Mở cho máy khác trong mạng: tracuu serve --host 0.0.0.0 (To serve other computers.)")


def ask_new_password() -> str:
    """Ask for a new password twice, hidden, and return it; in a pipe return the first line."""
    if sys.stdin.isatty():
        asked = "Mật khẩu mới, ít nhất 12 ký tự (new password)"
        typed: str = click.prompt(asked, hide_input=True, confirmation_prompt="Gõ lại (again)")
        return typed
    return sys.stdin.buffer.readline().decode("utf-8", errors="replace").rstrip("\r\n")


COMMANDS = (password_command,)
