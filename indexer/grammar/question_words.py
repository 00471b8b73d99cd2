"""Pieces of the asking words of Vietnamese questions, folded: what papers, bodies and amounts are called."""

from __future__ import annotations

PAPER = r"(?:van ban|bao cao|ke hoach|tai lieu|quyet dinh|cong van|thong bao|to trinh|nghi quyet|nghi dinh|thong tu)"
PAPERS = rf"(?:(?:nhung|cac) )?{PAPER}(?:, (?:hay )?{PAPER})*"
CITED = r"(?:trich dan|nhac(?: den| toi| lai)?|vien dan|dan chieu|dan|neu|de cap|can cu(?: vao)?|xuat hien)"
SIDE = r"(?:(?:so|tinh|ben|don vi|quy|nam|noi|ky|thang) nao|dau)"
MORE = r"(?:nhieu|cao|it|thap|lon|nho)"
WHICH = rf"(?:{PAPERS} nao|khi nao|bao gio|ngay nao|ky nao|dau|nam nao)"
END = r"(?:dau|cuoi(?: cung)?|gan(?: day)? nhat|moi nhat|sau cung)"
CONTACT = (
    r"(?:ten mien|website|trang web|trang thong tin dien tu|e-?mail|(?:hop )?thu dien tu"
    r"|(?:so )?(?:dien thoai|fax)|hotline)"
)
BODY_ASKED = (
    r"(?:(?:co quan|don vi|to chuc|hoi dong|ngan hang|benh vien|cong ty|doanh nghiep|doan)(?: \w+){0,3}"
    r"|phong|so|bo|ban|trung tam|noi|cap|tinh uy|tinh|thanh pho|vu|cuc|chi cuc|truong|nha thau|chu dau tu|uy ban"
    r"|dia phuong|huyen|xa|hoi|hiep hoi|nha may|khu cong nghiep|cum cong nghiep)"
)
QUANTITY = (
    r"(?:grdp|gdp|quy mo|do tuoi|tuoi|muc(?! (?:tieu|dich|do|luc|nao))|phi|le phi|gia|tien luong|thu nhap|kim ngach"
    r"|phu cap|chi phi|trong luong|kich thuoc|thue suat|don gia|he so|thoi han|toa do"
    r"|san luong|nang suat|khoi luong|toc do|ty trong|ti trong|ty suat|tong muc|han muc|thoi luong|diem)"
)
UPON = (
    r"(?:thay the(?: cho)?|thay cho|bai bo|sua doi,? (?:va )?bo sung|sua doi|bo sung|dinh chinh|huy bo"
    r"|het hieu luc|hop nhat"
    r"|huong dan|thay(?! (?:doi|mat|vi|phien)))"
)
