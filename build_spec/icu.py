"""A smaller copy of the Unicode data that Qt brings along on Linux: 32 MB become 4.

Qt asks it for sorting, time zones and character properties. Names of languages, regions, units
and currencies in 800 languages, spelled-out numbers and dictionaries are never asked for.
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

# As ICU itself packs its data; it reads items in place.
ALIGNMENT = 16
FORMAT_MARK = b"CmnD"
# Place of the mark: header size (2), magic (2), size of the info (2), reserved (2), flags (4).
MARK_OFFSET = 12

# Items by their path in the data; folders not named here are left out whole.
KEPT_ITEMS = re.compile(
    r"(root|en|pool|res_index|supplementalData|likelySubtags|keyTypeData|numberingSystems"
    r"|icuver|zoneinfo64|timezoneTypes|metaZones|windowsZones|genderList|plurals)\.res"
    r"|[\w-]+\.(nrm|spp)|cnvalias\.icu|ulayout\.icu|uemoji\.icu"
    # sorting for every language but those with rules of some megabytes
    r"|coll/ucadata\.icu|coll/(?!zh|ja|ko)\w+\.res"
)


def read_items(library: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The header of the data and its items by name, as the library holds them."""
    start = library.index(FORMAT_MARK) - MARK_OFFSET
    (header_size,) = struct.unpack_from("<H", library, start)
    contents = start + header_size
    (count,) = struct.unpack_from("<I", library, contents)
    pairs = list(struct.iter_unpack("<II", library[contents + 4 : contents + 4 + 8 * count]))
    ends = [place for _, place in pairs[1:]] + [len(library) - contents]
    items = {}
    for (name_place, place), end in zip(pairs, ends, strict=True):
        name_start = contents + name_place
        name = library[name_start : library.index(b"\0", name_start)].decode("ascii")
        items[name] = library[contents + place : contents + end]
    return library[start:contents], items


def write_items(header: bytes, items: dict[str, bytes]) -> bytes:
    """The same layout again; ICU looks items up by bisection, so they are sorted by name."""
    names = sorted(items)
    table_size = 4 + 8 * len(names)
    table, texts, data = [struct.pack("<I", len(names))], b"", b""
    text_size = sum(len(name) + 1 for name in names)
    data_start = -(-(table_size + text_size) // ALIGNMENT) * ALIGNMENT
    for name in names:
        table.append(struct.pack("<II", table_size + len(texts), data_start + len(data)))
        texts += name.encode("ascii") + b"\0"
        data += items[name] + b"\0" * (-len(items[name]) % ALIGNMENT)
    contents = b"".join(table) + texts
    return header + contents.ljust(data_start, b"\0") + data


def is_kept(name: str) -> bool:
    """Names begin with the package, such as `icudt73l/`."""
    return bool(KEPT_ITEMS.fullmatch(name.partition("/")[2]))


def shrink(library: Path, folder: Path) -> Path:
    """Writes the library again with fewer items, by means of binutils."""
    header, items = read_items(library.read_bytes())
    major = library.name.rpartition(".")[2]
    folder.mkdir(parents=True, exist_ok=True)
    data, source, compiled = (folder / f"icudata.{end}" for end in ("dat", "s", "o"))
    data.write_bytes(write_items(header, {n: item for n, item in items.items() if is_kept(n)}))
    symbol = f"icudt{major}_dat"
    source.write_text(
        f".section .rodata\n.balign {ALIGNMENT}\n.globl {symbol}\n.type {symbol}, @object\n"
        f'{symbol}:\n.incbin "{data.name}"\n.size {symbol}, . - {symbol}\n'
        '.section .note.GNU-stack,"",@progbits\n',
        encoding="ascii",
    )
    smaller = folder / library.name
    subprocess.run(["as", "-o", compiled.name, source.name], cwd=folder, check=True)
    link = ["ld", "-shared", f"-soname={library.name}", "-o", smaller.name, compiled.name]
    subprocess.run(link, cwd=folder, check=True)
    return smaller
