"""Reports that disagree on the date of a decree."""

from __future__ import annotations

from pathlib import Path

HEAD = "SỞ TƯ PHÁP TỈNH QUẢNG NGÃI\nSố: {n}/BC-STP\nQuảng Ngãi, ngày {n} tháng 4 năm 2025\nBÁO CÁO\nKết quả lần {n}\n\n"
NUMBER = "88/2024/NĐ-CP"
WHY = "ngày 15/7/2023 là lỗi đánh máy"
SAID = f"Theo Nghị định số {NUMBER} ngày {{day}} của Chính phủ về bồi thường, hỗ trợ, tái định cư."


def write(place: Path, n: int, day: str, body: str = SAID) -> None:
    (place / f"{n}.txt").write_text(HEAD.format(n=n) + body.format(day=day), encoding="utf-8")
