"""What the commands share: options, opening the index, printing in each form."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.strange_json import read_json

if TYPE_CHECKING:
    from indexer.exporting.annex import Annex
    from indexer.exporting.tables import Cells
    from indexer.indexing import Progress
    from indexer.store import Place, Store


def read_index(typed: str) -> Place:
    """Return a folder, or the address of a collection on a cluster. Raises BadInput."""
    from indexer.store import read_place

    return read_place(typed)


def index_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that names its index."""
    return click.option(
        "--index",
        "-i",
        "folder",
        type=read_index,
        metavar="PATH",
        envvar="TRACUU_INDEX",
        help="Thư mục chỉ mục, hoặc opensearch://máy:9200/tên (hoặc biến TRACUU_INDEX). (Index folder or address.)",
    )(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option to print JSON."""
    return click.option("--json", "as_json", is_flag=True, help="In JSON, mỗi kết quả một dòng. (JSON lines.)")(command)


def csv_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option to print CSV."""
    return click.option("--csv", "as_csv", is_flag=True, help="In CSV cho bảng tính. (CSV.)")(command)


def xlsx_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option to write a workbook."""
    path = click.Path(path_type=Path, dir_okay=False)
    return click.option("--xlsx", type=path, help="Ghi ra tệp Excel này. (Write this Excel workbook.)")(command)


def docx_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option to write the annex as a Word file."""
    path = click.Path(path_type=Path, dir_okay=False)
    help_text = "Ghi phụ lục “Bảng tổng hợp viện dẫn” ra tệp Word này. (Write the annex as this Word file.)"
    return click.option("--docx", type=path, help=help_text)(command)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that narrow documents by facet values."""
    options = (
        ("province", "--tinh", "Chỉ tỉnh, thành phố này. (Province.)"),
        ("year", "--nam", "Chỉ năm này, ví dụ 2023. (Year.)"),
        ("quarter", "--quy", "Chỉ quý này, ví dụ I/2023. (Quarter.)"),
        ("doc-type", "--loai", "Chỉ loại văn bản này. (Document type.)"),
        ("issuer", "--co-quan", "Chỉ cơ quan ban hành này. (Issuing body.)"),
        ("date", "--ngay", "Chỉ ban hành trong ngày, khoảng này: 1/3/2023..31/3/2023. (Dated.)"),
        ("period-kind", "--ky", "Chỉ loại kỳ này: tháng, quý, 6 tháng, năm, giai đoạn. (Kind of period.)"),
        ("cited-body", "--cua", "Chỉ văn bản viện dẫn văn bản của cơ quan này. (Cited body.)"),
        ("cites", "--trich-dan", "Chỉ văn bản viện dẫn số, điều khoản này. (Citing this number or provision.)"),
    )
    for name, alias, text in reversed(options):
        command = click.option(f"--{name}", alias, multiple=True, help=text)(command)
    return command


def find_default_index() -> Path:
    """Return the index folder when none is named: in the user's data folder of the operating system."""
    import platformdirs

    return Path(platformdirs.user_data_dir("tracuu", appauthor=False)) / "index"


@contextmanager
def open_index(folder: Place | None, *, write: bool = False, lost: bool = False) -> Iterator[Store]:
    """Open the index, the usual one where none is named, and close it in the end; what is damaged is reported as
    such.
    """
    from indexer.errors import TracuuError
    from indexer.store import open_store, report_damaged_catalogue

    store = open_store(folder or find_default_index(), write=write, create=write, lost=lost)
    try:
        yield store
    except (TracuuError, OSError, click.ClickException, click.exceptions.Exit):
        raise
    except Exception as error:  # what is damaged may show anywhere, as anything
        if store.is_damaged():
            raise report_damaged_catalogue(Path(str(folder or find_default_index()))) from error
        raise
    finally:
        store.close()


def show(view: str, *found: Any, **options: Any) -> None:
    """Print by a function of ``indexer.terminal``, named "citations.print_trace": rich takes time to import."""
    from indexer.terminal import open_console

    module, _, name = view.partition(".")
    getattr(import_module(f"indexer.terminal.{module}"), name)(open_console(), *found, **options)


def print_json(value: Any) -> None:
    """Print a value as one line of JSON to standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def write_table(rows: Iterable[Cells], xlsx: Path | None = None) -> None:
    """Write rows as the workbook that is named, else as CSV to standard output."""
    from indexer.exporting import sheets
    from indexer.exporting.tables import word_rows

    if xlsx is None:
        sheets.write_csv(sys.stdout, word_rows(rows))
        return
    sheets.write_xlsx(xlsx, word_rows(rows))
    print(f"Đã ghi {xlsx}. (Written.)", file=sys.stderr)


def write_annex(annex: Annex, docx: Path | None, xlsx: Path | None) -> None:
    """Write the annex to the files that are wanted, and say where and how much it is."""
    from indexer.exporting import sheets
    from indexer.exporting.annex_wording import note_extent
    from indexer.messages.spoken import say

    if docx is not None:
        from indexer.exporting.annex_docx import write_annex_docx

        sheets.write_file(docx, write_annex_docx(annex))
    if xlsx is not None:
        from indexer.exporting.annex_xlsx import write_annex_xlsx

        sheets.write_file(xlsx, write_annex_xlsx(annex))
    if not annex.entries:
        print("Không tìm thấy gì: phụ lục không có dòng nào. (Nothing was found: the annex is empty.)", file=sys.stderr)
    for path in filter(None, (docx, xlsx)):
        print(f"Đã ghi {path}: {say(note_extent(annex))} (Written.)", file=sys.stderr)


@contextmanager
def open_progress_bar() -> Iterator[Callable[[Progress], None] | None]:
    """Open a progress bar on a terminal, and none in a pipe; yield what is to be told how far a step is."""
    if not sys.stderr.isatty():
        yield None
        return
    from indexer.terminal.upkeep import show_progress

    with show_progress() as show:
        yield show


def refuse_several(**given: Any) -> None:
    """Refuse options that contradict each other: ``refuse_several(csv=as_csv, json=as_json)``; a name is its
    option's.
    """
    wanted = [name for name, value in given.items() if value]
    if len(wanted) > 1:
        told = " và ".join(name if name.isupper() else f"--{name}" for name in wanted)
        raise click.UsageError(
            f"{told} không dùng cùng nhau được, hãy chọn một. (These cannot be combined; choose one.)"
        )


def is_explicit(option: str) -> bool:
    """Tell whether the option was given; its value may be the default."""
    return click.get_current_context().get_parameter_source(option) is not click.core.ParameterSource.DEFAULT


class WordsCommand(click.Command):
    """A command whose words may begin with a minus: ``-lũ`` is a word, ``-n`` an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take words that begin with a minus as words, not as options."""
        short = {name for param in self.get_params(ctx) for name in param.opts if len(name) == 2}
        end = args.index("--") if "--" in args else len(args)
        spaced = [f" {arg}" if _is_words(arg, short) else arg for arg in args[:end]]  # a blank makes it no option
        return super().parse_args(ctx, [*spaced, *args[end:]])


def _is_words(arg: str, short: set[str]) -> bool:
    if len(arg) < 2 or arg[0] != "-" or arg[1] == "-":
        return False
    if arg[:2] not in short:
        return True
    return arg[2:3].isalpha() and not (arg[:2] == "-i" and Path(arg[2:]).exists())


def join_words(typed: tuple[str, ...]) -> str:
    """Join the words that were typed into one text. Raises BadInput when there is nothing to look for."""
    from indexer.errors import BadInput

    text = " ".join(word.strip() for word in typed).strip()
    if not any(letter.isalnum() for letter in text):
        raise BadInput(
            "Chưa có gì để tìm. Hãy gõ từ cần tìm hoặc số ký hiệu văn bản.",
            "There is nothing to look for. Type words or a document number.",
        )
    return text


def answer_batch(path: Path, needed: str, answer: Callable[[dict[str, Any]], Any]) -> Iterator[Any]:
    """Yield what each line of a batch file is answered with. Raises BadInput that names the line."""
    from indexer.errors import BadInput, describe_system_error

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        vi, en = describe_system_error(error)
        raise BadInput(f"Không đọc được tệp {path}: {vi}.", f"The file {path} cannot be read: {en}.") from error
    if not any(line.strip() for line in lines):
        raise BadInput(f"Tệp {path} không có dòng nào để tra.", f"The file {path} has no line to look up.")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = read_json(line)
        except ValueError:
            value = None
        if not isinstance(value, dict) or not isinstance(value.get(needed), str):
            raise BadInput(
                f"Dòng {number} của {path} không phải là JSON có “{needed}”.",
                f"Line {number} of {path} is not a JSON object with “{needed}”.",
            )
        try:
            yield answer(value)
        except BadInput as error:
            raise BadInput(f"Dòng {number} của {path}: {error.vi}", f"Line {number} of {path}: {error.en}") from error
