"""The commands that keep the list of people with names of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer.commands.options import find_default_index, index_option, json_option, print_json, show
from indexer.commands.passwords import ask_new_password

if TYPE_CHECKING:
    from indexer.office import OfficeFile
    from indexer.store import Place

_ROLES = ("reader", "editor", "administrator")
_ROLE = click.Choice(_ROLES)
_HELP = "reader: đọc; editor: sửa, thêm, gỡ văn bản; administrator: cả người dùng. (Role.)"


@click.group("users")
def users_command() -> None:
    """Người dùng có tên và mật khẩu riêng: ai sửa gì, lúc nào đều được ghi lại. Mật khẩu chung vẫn dùng được.

    People with names and passwords of their own: who changed what, and when, is kept.

    \b
    Ví dụ: tracuu users add "Nguyễn Văn An" --role administrator
           tracuu users add "Lê Thị Bình" --role editor --email binh@sct.quangngai.gov.vn
           tracuu users list
           tracuu users role "Lê Thị Bình" reader
           tracuu users remove "Lê Thị Bình"
    """


@users_command.command("add")
@click.argument("name", metavar="TÊN")
@click.option("--role", "-r", type=_ROLE, default="reader", show_default=True, help=_HELP)
@click.option("--email", default="", help="Thư điện tử, để nhận tin mới. (E-mail.)")
@click.option("--generate", is_flag=True, help="Máy tự đặt mật khẩu và in ra một lần. (Make a password.)")
@index_option
def add_command(name: str, role: str, email: str, generate: bool, folder: Place | None) -> None:
    """Thêm một người, hỏi mật khẩu hai lần; trong ống lệnh thì đọc một dòng.

    Add somebody; the password is asked for twice, in a pipe it is one line of the input.
    """
    from indexer.messages.spoken import ROLE_NAMES
    from indexer.office import people

    file = _open_office_file(folder)
    password = people.make_password() if generate else ask_new_password()
    made = people.add_person(file, name, role, password, email)
    print(f"Đã thêm {made.name}, vai trò {ROLE_NAMES[made.role]}. (Added.)")
    if generate:
        print(f"Mật khẩu, chỉ hiện lần này: {password} (The password, shown this once.)")


@users_command.command("list")
@index_option
@json_option
def list_command(folder: Place | None, as_json: bool) -> None:
    """Mọi người dùng, vai trò, thư điện tử. (Everybody, with role and e-mail.)"""
    from indexer.office import people

    found = people.list_people(_open_office_file(folder))
    if as_json:
        for one in found:
            print_json({"name": one.name, "role": one.role, "email": one.email, "added_at": one.added_at})
        return
    show("upkeep.print_people", found)


@users_command.command("role")
@click.argument("name", metavar="TÊN")
@click.argument("role", type=_ROLE, metavar="VAI_TRÒ")
@index_option
def role_command(name: str, role: str, folder: Place | None) -> None:
    """Đổi vai trò: reader, editor hay administrator. (Give another role.)"""
    from indexer.messages.spoken import ROLE_NAMES
    from indexer.office import people

    changed = people.set_role(_open_office_file(folder), name, role)
    print(f"{changed.name} nay là {ROLE_NAMES[changed.role]}. (The role is changed.)")


@users_command.command("password")
@click.argument("name", metavar="TÊN")
@click.option("--generate", is_flag=True, help="Máy tự đặt mật khẩu và in ra một lần. (Make a password.)")
@index_option
def own_password_command(name: str, generate: bool, folder: Place | None) -> None:
    """Đặt lại mật khẩu của một người. (Set somebody's password anew.)"""
    from indexer.office import people

    file = _open_office_file(folder)
    person = people.require_person(file, name)
    password = people.make_password() if generate else ask_new_password()
    people.set_own_password(file, person.name, password)
    print(f"Đã đặt lại mật khẩu của {person.name}; ai đang dùng tên này phải đăng nhập lại. (The password is set.)")
    if generate:
        print(f"Mật khẩu, chỉ hiện lần này: {password} (The password, shown this once.)")


@users_command.command("remove")
@click.argument("name", metavar="TÊN")
@index_option
def remove_command(name: str, folder: Place | None) -> None:
    """Bỏ một người: không vào được nữa; những gì người ấy đã sửa vẫn còn ghi tên. (Let somebody in no longer.)"""
    from indexer.office import people

    gone = people.remove_person(_open_office_file(folder), name)
    print(f"Đã bỏ {gone.name}; thay đổi đã làm vẫn ghi tên người này. (Removed.)")


def _open_office_file(folder: Place | None) -> OfficeFile:
    from indexer.office import open_office

    return open_office(folder or find_default_index())


COMMANDS = (users_command,)
