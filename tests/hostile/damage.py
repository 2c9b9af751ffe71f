"""Ways to spoil the bytes of a file, as disks, editors and half-done copies do."""

from __future__ import annotations

from random import Random


def flipped(data: bytes, random: Random) -> bytes:
    """Change one byte, often by a single bit."""
    place = random.randrange(len(data))
    change = 1 << random.randrange(8) if random.random() < 0.5 else random.randrange(1, 256)
    return data[:place] + bytes([data[place] ^ change]) + data[place + 1 :]


def cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data))]


def gap(data: bytes, random: Random) -> bytes:
    """Leave out some bytes in the middle."""
    place = random.randrange(len(data))
    return data[:place] + data[place + random.randrange(1, 200) :]


def repeated(data: bytes, random: Random) -> bytes:
    """Put a piece in twice."""
    place = random.randrange(len(data))
    return data[: place + random.randrange(200)] + data[place:]


def zeroed(data: bytes, random: Random) -> bytes:
    """Fill a piece with zeros, as a file system does that lost a block."""
    place, length = random.randrange(len(data)), random.randrange(1, 600)
    return (data[:place] + b"\0" * length + data[place + length :])[: len(data)]


def swapped(data: bytes, random: Random) -> bytes:
    """Put one number or word in the place of another."""
    words = data.split(b" ")
    one, other = random.randrange(len(words)), random.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return b" ".join(words)


WAYS = (flipped, flipped, flipped, cut, gap, repeated, zeroed, swapped)


def damaged(data: bytes, random: Random) -> bytes:
    """Spoil a file once or a few times."""
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        if data:
            data = random.choice(WAYS)(data, random)
    return data
