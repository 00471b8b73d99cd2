"""How long an answer takes, warm: questions of every kind, over an index that is there.

    python benchmarks/asking.py --index DIR [--questions FILE.jsonl] [--rounds 3]

FILE has a {"question"} a line; without it, questions of the kinds that staff ask are asked. Prints one JSON line:
milliseconds at the median, the 95th percentile and the slowest, in all and by kind, with the slowest question.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from indexer.answering import ask
from indexer.store import open_store

QUESTIONS = (
    "Quý I/2023 Sở Công Thương Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?",
    "so ho so qua han quy iii/2023 so cong thuong dong nai",
    "Tỷ lệ hồ sơ giải quyết đúng hạn năm 2022 là bao nhiêu?",
    "Quyết định 846/QĐ-UBND được trích dẫn ở đâu?",
    "Nghị định 61/2018/NĐ-CP được nhắc bao nhiêu lần?",
    "Nghị định 30/2020/NĐ-CP quy định về gì?",
    "Nghị định 63/2010/NĐ-CP được nhắc lần đầu ở văn bản nào?",
    "Quyết định nào thay thế Quyết định 40/2015/QĐ-UBND?",
    "Nghị định 48/2013/NĐ-CP sửa đổi, bổ sung nghị định nào?",
    "Quyết định 1844/QĐ-UBND ban hành ngày nào?",
    "Ai ký báo cáo cải cách hành chính quý I năm 2023 của Sở Nội vụ?",
    "Kế hoạch cải cách hành chính năm 2021 của Sở Công Thương là số mấy?",
    "Cơ quan nào chủ trì kiểm soát thủ tục hành chính?",
    "Vì sao hồ sơ giải quyết quá hạn?",
    "Nguyên nhân của hạn chế trong cải cách hành chính năm 2020 là gì?",
    "Nhiệm vụ trọng tâm năm 2022 gồm những gì?",
    "Có hồ sơ quá hạn trong quý II/2021 không?",
    "So sánh số hồ sơ tiếp nhận năm 2021 và năm 2022",
    "Kinh phí hỗ trợ doanh nghiệp năm 2019 là bao nhiêu tiền?",
    "Chỉ số PCI năm 2022 xếp hạng thứ mấy?",
    "thu tuc hanh chinh linh vuc dat dai duoc cong bo khi nao",
    "Ủy ban nhân dân tỉnh giao cơ quan nào thực hiện chuyển đổi số?",
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    questions = load(args.questions) if args.questions else QUESTIONS
    with closing(open_store(args.index)) as store:
        documents = store.overview().documents
        for question in questions:
            ask(store, question)  # warm
        taken: dict[str, list[float]] = defaultdict(list)
        slowest = (0.0, "")
        for question in [*questions] * args.rounds:
            began = time.perf_counter()
            kind = ask(store, question).kind
            taken[kind].append((time.perf_counter() - began) * 1000)
            slowest = max(slowest, (taken[kind][-1], question))
    report = {
        "documents": documents,
        "questions": len(questions),
        **figures([ms for found in taken.values() for ms in found]),
        "slowest": slowest[1],
        "by_kind": {kind: figures(found) for kind, found in sorted(taken.items())},
    }
    print(json.dumps(report, ensure_ascii=False))


def load(path: Path) -> list[str]:
    return [json.loads(line)["question"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def figures(taken: Sequence[float]) -> dict[str, float]:
    """Milliseconds."""
    ordered = sorted(taken)
    at = {"p50_ms": 0.5, "p95_ms": 0.95, "max_ms": 1.0}
    return {name: round(ordered[min(int(share * len(ordered)), len(ordered) - 1)], 1) for name, share in at.items()}


if __name__ == "__main__":
    main()
