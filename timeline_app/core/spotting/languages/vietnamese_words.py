"""Words of Vietnamese that dates are made of, and words that make none of a number."""

from timeline_app.core.spotting.phrases import word_key

# “tháng năm” is May and also “month, year”: only with a year behind it is it read as May.
MONTHS = {
    **{"một": 1, "giêng": 0, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6},
    **{"bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12},
}
MONTH_WORD = "(?:mười_một|mười_hai|mười|một|hai|ba|tư|bốn|sáu|bảy|bẩy|tám|chín)"
COUNTS = {
    **{"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8},
    **{"chín": 9, "mười": 10, "hai mươi": 20, "ba mươi": 30, "năm mươi": 50},
}
COUNT = "(?:[1-9][0-9]{0,2}|hai_mươi|ba_mươi|năm_mươi|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
UNITS = {
    **{"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"},
    **{"thập kỷ": "decade", "thập niên": "decade", "thế kỷ": "century"},
}
WEEKDAYS = {
    **{"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5},
    **{"2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5},
}
SEASONS = {"xuân": 21, "hè": 22, "hạ": 22, "thu": 23, "đông": 24}
PARTS_OF_DAY = {
    **{"sáng": "morning", "rạng sáng": "night", "trưa": "afternoon", "chiều": "afternoon"},
    **{"tối": "evening", "đêm": "night"},
}
ROMAN = {
    **{"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9},
    **{"x": 10, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17},
    **{"xviii": 18, "xix": 19, "xx": 20, "xxi": 21},
}
WORDS_OF_YESTERDAY = {
    **{"hôm nay": "today", "ngày hôm nay": "today", "hôm qua": "yesterday"},
    **{"ngày hôm qua": "yesterday", "hôm kia": "day before yesterday", "ngày mai": "tomorrow"},
    **{"ngày kia": "day after tomorrow", "sáng nay": "today", "trưa nay": "today"},
    **{"chiều nay": "today", "tối nay": "today", "đêm nay": "today", "sáng qua": "yesterday"},
    **{"chiều qua": "yesterday", "tối qua": "yesterday", "sáng mai": "tomorrow"},
    **{"chiều mai": "tomorrow", "tối mai": "tomorrow", "sáng hôm nay": "today"},
    **{"chiều hôm nay": "today", "tối hôm nay": "today", "sáng hôm qua": "yesterday"},
    **{"chiều hôm qua": "yesterday", "tối hôm qua": "yesterday"},
}
STEPS = {
    **{"này": 0, "nay": 0, "hiện tại": 0, "ngoái": -1, "trước": -1, "vừa qua": -1, "rồi": -1},
    **{"qua": -1, "tới": 1, "sau": 1, "tiếp theo": 1},
}
NUMBERED = (
    r"(?:số|điều|khoản|điểm|mục|chương|trang|phần|phụ_lục|nghị_quyết|nghị_định|quyết_định"
    r"|thông_tư|chỉ_thị|công_văn|tờ_trình|kế_hoạch_số|luật_số|iso|tcvn|hotline|điện_thoại|đt"
    r"|sđt|fax|máy|phòng|đường|quốc_lộ|tuyến|chuyến_bay|mã|tài_khoản|phiên_bản|hơn|gần|trên|dưới"
    r"|ít_nhất|nhiều_nhất|tổng_cộng|tổng_số|lúc|vạn|quyển|tập|lô|thửa|mẫu)\.?:?"
)
_THINGS = (
    r"người|đồng|đô_la|usd|vnđ|vnd|kíp|lak|triệu|tỷ|tỉ|nghìn|ngàn|trăm|phần_trăm|ha|héc_ta|hecta"
    r"|km²?|m²|m2|m3|m³|mét|ki_lô_mét|cây_số|tấn|kg|ki_lô_gam|tạ|lít|mw|kwh|gw|kw|hộ|gia_đình"
    r"|học_sinh|sinh_viên|cán_bộ|chiến_sĩ|bộ_đội|đại_biểu|lao_động|công_nhân|du_khách|khách|hội_viên"
    r"|đảng_viên|doanh_nghiệp|công_ty|dự_án|căn|chiếc|cái|con|cuốn|bản|trang|suất|phiếu|giường"
    r"|phòng|lượt|ca|trường_hợp|liều|xe|tàu|cây|điểm|giờ|phút|giây|ngày|tuần|tháng|năm"
)
COUNTED = rf"(?:_?[%‰°€$£₫]|_(?:{_THINGS})(?!\w)|/\w|đ(?!\w))"
SURE = r"(?:năm|từ|đến|tới|trước|sau|giai_đoạn|nhiệm_kỳ|khóa|khoá|thời_kỳ)"


def count_of(words: str) -> int:
    """Return a number in digits or words; 0 for what is none."""
    key = " ".join(word_key(words).split())
    return int(key) if key.isdecimal() else COUNTS.get(key, 0)


def month_number(words: str) -> int:
    """Return the number of a month in digits or words; 0 for what is none."""
    key = " ".join(word_key(words).split())
    return int(key) if key.isdecimal() else MONTHS.get(key, 0)


def key_of(words: str) -> str:
    """Return words as the tables list them."""
    return " ".join(word_key(words).split()).replace("kỉ", "kỷ")
