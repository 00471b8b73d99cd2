"""Commands that find and show documents: search, ask, extract, show, similar."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.commands.named_documents import read_named_document
from indexer.commands.options import (
    WordsCommand,
    answer_batch,
    csv_option,
    docx_option,
    filter_options,
    index_option,
    is_explicit,
    join_words,
    json_option,
    open_index,
    print_json,
    refuse_several,
    show,
    write_annex,
    write_table,
    xlsx_option,
)

if TYPE_CHECKING:
    from indexer.answering.language_model import Model, Phrased
    from indexer.models import Answers, Filters, SearchResult, Sort
    from indexer.store import Place, Store


@click.command("search", cls=WordsCommand)
@click.argument("query", nargs=-1)
@click.option("--batch", type=click.Path(path_type=Path), help="Tệp JSON Lines: mỗi dòng {id, query, filters}.")
@click.option("--limit", "-n", default=10, show_default=True, type=click.IntRange(1, 1000), help="Số văn bản. (Hits.)")
@click.option("--offset", default=0, type=click.IntRange(0), help="Bỏ qua bấy nhiêu văn bản đầu. (Skip.)")
@click.option(
    "--sort",
    "--sap-xep",
    type=click.Choice(["relevance", "date", "oldest", "mentions"]),
    default="relevance",
    help="Xếp theo độ khớp, ngày ban hành, số lần viện dẫn. (Order.)",
)
@filter_options
@index_option
@csv_option
@xlsx_option
@docx_option
@json_option
def search_command(
    query: tuple[str, ...],
    batch: Path | None,
    limit: int,
    offset: int,
    folder: Place | None,
    as_csv: bool,
    xlsx: Path | None,
    docx: Path | None,
    sort: Sort,
    as_json: bool,
    **chosen: tuple[str, ...],
) -> None:
    """Tìm theo từ, cụm từ trong ngoặc kép, hay số ký hiệu; có dấu hoặc không dấu.

    Search by words, "phrases" or numbers, with or without diacritics.

    \b
    Ví dụ: tracuu search cai cach hanh chinh
           tracuu search '"vị trí việc làm" tỉnh: Bắc Giang' --nam 2025
           tracuu search 'kỷ luật -"cán bộ" -năm: 2023 -846/QĐ-UBND'      (trừ ra; leaving out)
           tracuu search 'lũ lụt OR hạn hán từ: 1/2023 đến: 6/2023' --sort date --xlsx lu.xlsx
           tracuu search '"vị trí việc làm"' --docx phu-luc.docx      (mọi kết quả, trừ khi có -n)
    """
    from indexer.exporting import annex
    from indexer.exporting import as_json as export
    from indexer.searching.filters import make_filters
    from indexer.searching.hits import search
    from indexer.searching.query import parse_query

    refuse_several(csv=as_csv, json=as_json, xlsx=xlsx, docx=None if xlsx else docx)
    refuse_several(batch=batch, QUERY=query, csv=batch and as_csv, xlsx=batch and xlsx, docx=batch and docx)
    common = make_filters(chosen)
    with open_index(folder) as store:
        if batch is not None:
            for line in answer_batch(batch, "query", lambda one: _answer(store, one, common, limit, offset, sort)):
                print_json(line)
            return
        asked = parse_query(join_words(query) if query or not any(chosen.values()) else "", common)
        result = search(store, asked, count_most(limit) if docx else limit, offset, sort=sort)
        if docx or xlsx or as_csv:
            annexed = annex.annex_search(store, result)
    if docx or xlsx:
        write_annex(annexed, docx, xlsx)
        suggest_others(result)
    elif as_csv:
        from indexer.exporting import tables

        write_table(tables.tabulate_annex(annexed))
    elif as_json:
        print_json(export.export_search(result))
    else:
        show("results.print_search", result, offset=offset)


def _answer(store: Store, line: dict[str, Any], common: Filters, limit: int, offset: int, sort: Sort) -> dict[str, Any]:
    """Return what a line of a batch file finds; one without words has filters of its own."""
    from indexer.exporting import as_json as export
    from indexer.models import NO_FILTERS
    from indexer.searching.filters import make_filters
    from indexer.searching.hits import search
    from indexer.searching.query import parse_query

    own = make_filters(line.get("filters") or {})
    asked = parse_query(
        line["query"] if own != NO_FILTERS else join_words((line["query"],)), merge_filters(common, own)
    )
    return {"id": line.get("id"), **export.export_search(search(store, asked, limit, offset, sort=sort))}


def suggest_others(result: SearchResult) -> None:
    """Return what to try instead when nothing was found and the result itself went to a file."""
    if result.total:
        return
    from indexer.messages.spoken import say

    for note in result.query.notes:
        print(say(note), file=sys.stderr)
    if result.did_you_mean:
        print(f"Có phải bạn muốn tìm: {result.did_you_mean} (Did you mean.)", file=sys.stderr)


def count_most(limit: int) -> int:
    """Return how many documents an annex holds: as many as it can, unless ``--limit`` was given."""
    from indexer.exporting.annex import MOST

    return limit if is_explicit("limit") else MOST


def merge_filters(common: Filters, own: Filters) -> Filters:
    """Return the filters of a line with those of the command."""
    from dataclasses import fields, replace

    return replace(common, **{f.name: getattr(own, f.name) or getattr(common, f.name) for f in fields(common)})


@click.command("ask")
@click.argument("question", nargs=-1)
@click.option("--batch", type=click.Path(path_type=Path), help="Tệp JSON Lines: mỗi dòng {id, question, without}.")
@click.option(
    "--without",
    "--bo",
    "removed",
    multiple=True,
    metavar="TÊN",
    help="Bỏ một điều kiện đã hiểu: tinh, ky, co-quan, loai, so, ngay; hoặc một giá trị: “tinh:Kon Tum”."
    " (Take out a condition: province, period, body, doc_type, number, date.)",
)
@click.option(
    "--phrase",
    "--soan",
    "phrasing",
    is_flag=True,
    help="Gửi câu hỏi và các đoạn trích tới mô hình ở TRACUU_MODEL_URL để soạn lời. (Let a model phrase the quotes.)",
)
@click.option("--model-url", metavar="URL", help="Như --soan, với mô hình ở địa chỉ này. (The model's address.)")
@click.option("--model", "model_name", metavar="TÊN", default="", help="Tên mô hình. (The model's name.)")
@index_option
@json_option
def ask_command(
    question: tuple[str, ...],
    batch: Path | None,
    removed: tuple[str, ...],
    phrasing: bool,
    model_url: str | None,
    model_name: str,
    folder: Place | None,
    as_json: bool,
) -> None:
    """Hỏi bằng một câu; trả lời bằng nguyên văn kèm nguồn, hoặc nói là không thấy.

    Ask a question: verbatim quotes with their place, or a refusal.

    Không gửi gì đi đâu, trừ khi có --soan hoặc --model-url: khi đó câu hỏi và các đoạn trích đã tìm được gửi tới mô
    hình ngôn ngữ ở địa chỉ đó (kiểu OpenAI, máy của mình cũng được); câu nào không dựa vào đoạn trích thì bỏ.
    (Nothing is sent unless --phrase or --model-url is given.)

    \b
    Ví dụ: tracuu ask "Quý I năm 2023 Sở Công Thương Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?"
           tracuu ask "Tháng 4/2025 Bắc Giang có bao nhiêu TTHC?" --bo ky
           tracuu ask "Ai ký báo cáo 566/BC-SCT?" --model-url http://127.0.0.1:11434/v1 --model qwen3
    """
    from indexer.answering import ask
    from indexer.answering.conditions import read_chosen
    from indexer.exporting import as_json as export

    refuse_several(batch=batch, QUESTION=question)
    out, model = read_chosen(removed), choose_model(model_url, model_name, phrasing)
    with open_index(folder) as store:
        if batch is not None:

            def answer(line: dict[str, Any]) -> Any:
                own = read_chosen(list_values(line.get("without")))
                told = ask(store, join_words((line["question"],)), (*out, *own))
                return {"id": line.get("id"), **export.export_answers(told, phrase_answer(model, told))}

            for one in answer_batch(batch, "question", answer):
                print_json(one)
            return
        found = ask(store, join_words(question), out)
    told = phrase_answer(model, found)
    if as_json:
        print_json(export.export_answers(found, told))
        return
    show("results.print_answers", found, told)


def choose_model(url: str | None, name: str, flag: bool) -> Model | None:
    """Return the model that is to phrase, None for none. Raises BadInput when one is wanted and none is set."""
    if not url and not flag:
        return None
    import os

    from indexer.answering.language_model import name_model, read_environment
    from indexer.errors import BadInput

    known = {**os.environ, **({"TRACUU_MODEL": name} if name else {})}
    model = name_model(url, known.get("TRACUU_MODEL", ""), known.get("TRACUU_MODEL_KEY", "")) if url else None
    model = model or read_environment(known)
    if model is None:
        raise BadInput(
            "Chưa đặt địa chỉ mô hình ngôn ngữ. Hãy đặt biến TRACUU_MODEL_URL hoặc dùng --model-url.",
            "No language model is set. Set TRACUU_MODEL_URL or use --model-url.",
        )
    return model


def phrase_answer(model: Model | None, found: Answers) -> Phrased | None:
    """Return what the model makes of the quotes; a refusal is not sent."""
    if model is None or not found.answers:
        return None
    from indexer.answering.language_model import phrase

    return phrase(model, found)


def list_values(value: Any) -> list[str]:
    """Return one value or a list of them, as a line of a batch file may hold, as texts."""
    given = value if isinstance(value, list) else [value]
    return [str(one) for one in given if one not in (None, "")]


@click.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--text", "whole", is_flag=True, help="Cả toàn văn, với trang của nó. (The text and its pages, too.)")
@json_option
def extract_command(files: tuple[Path, ...], whole: bool, as_json: bool) -> None:
    """Đọc tệp và in ra: văn bản tự nói gì về mình, viện dẫn những gì. Không cần chỉ mục.

    Read files and print their metadata, citations and relations; no index needed.

    \b
    Ví dụ: tracuu extract BaoCao/quy1.docx --json
           tracuu extract BanChup/quyet-dinh.pdf --json --text
    """
    from indexer.errors import ReadError
    from indexer.indexing import identify_document
    from indexer.models import Rejected
    from indexer.parsing import parse
    from indexer.reading import read, recognition

    failed = False
    for path in files:
        try:
            for source in read(path, recognise=recognition.make_recogniser()):
                if isinstance(source, Rejected):
                    failed = True
                    print(f"Lỗi: {source.path}: {source.vi} ({source.en})", file=sys.stderr)
                    continue
                _print_extraction(parse(source, identify_document(source)), str(path), whole, as_json)
        except ReadError as error:
            failed = True
            print(f"Lỗi: {path}: {error}", file=sys.stderr)
    if failed:
        sys.exit(1)


def _print_extraction(document: Any, path: str, whole: bool, as_json: bool) -> None:
    if as_json:
        from indexer.exporting import as_json as export

        shown = {**export.export_extraction(document), **(export.export_reading(document.source) if whole else {})}
        inside = document.source.format == "record" or document.source.member
        print_json({**shown, "path": shown["path"] if inside else path})
        return
    show("results.print_document", document, whole=whole)


@click.command("show")
@click.argument("document_id", metavar="ID|SỐ")
@click.option("--text", "whole", is_flag=True, help="In cả toàn văn. (The text, too.)")
@index_option
@json_option
def show_command(document_id: str, whole: bool, folder: Place | None, as_json: bool) -> None:
    """Xem một văn bản trong chỉ mục: thông tin (kèm lấy từ đâu), viện dẫn, toàn văn.

    Show one document of the index: metadata with where each came from, citations, text.

    \b
    Ví dụ: tracuu show 3f2a91c0de12 --text
           tracuu show 566/BC-SCT      (khi chỉ một văn bản mang số ấy; when one document bears it)
    """
    from indexer.exporting import as_json as export

    with open_index(folder) as store:
        document = read_named_document(store, document_id)
    if as_json:
        print_json(export.export_document(document))
        return
    show("results.print_document", document, whole=whole)


@click.command("similar")
@click.argument("document_id", metavar="ID|SỐ")
@click.option("--limit", "-n", default=10, show_default=True, type=click.IntRange(1, 100), help="Số văn bản. (Rows.)")
@index_option
@json_option
def similar_command(document_id: str, limit: int, folder: Place | None, as_json: bool) -> None:
    """Văn bản giống một văn bản: cùng viện dẫn những văn bản ít nơi viện dẫn, cùng từ trong trích yếu.

    Documents like one of the index: rare citations in common, titles of the same words.

    \b
    Ví dụ: tracuu similar 3f2a91c0de12
    """
    from indexer.searching.similarity import find_similar

    with open_index(folder) as store:
        found = find_similar(store, read_named_document(store, document_id).id, limit)
    if as_json:
        from indexer.exporting import as_json as export

        for one in found:
            print_json(export.export_similar(one))
        return
    show("results.print_similar", found)


COMMANDS = (search_command, ask_command, extract_command, show_command, similar_command)
