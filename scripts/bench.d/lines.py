"""One long line, in several kinds, and the same text as ten lines."""

import base64
import random

from source import WORDS
from logs import LETTERS

LINE = 4_000_000  # bytes of the long line


def minified(rng):
    a, b, c = rng.choices(WORDS, k=3)
    n = rng.randrange(100_000)
    return f"function {a[0]}{n}(e,t){{var r=e.{a}||{n};return t?r.{b}(function(n){{return n.{c}!=={n}}}):{{{b}:r,{c}:\"{a} {b}\"}}}}"


def json_rows(rng):
    a, b, c = rng.choices(WORDS, k=3)
    return f'{{"id":"{rng.getrandbits(64):016x}","{a}":{{"{b}":{rng.randrange(10**6)},"{c}":"{a} of the {b}"}},"tags":["{b}","{c}"]}},'


def encoded(rng):
    return base64.b64encode(rng.randbytes(3_000)).decode()


def random_tokens(rng):
    """Values beside words that are Mono's, which is the worst that a text can be."""
    word = rng.choice(["mono api key", "cuentamono", "MONO_API_KEY", "api.cuentamono.com", "mono token", "Bearer", "client_secret"])
    return f"{word} {''.join(rng.choices(LETTERS, k=rng.randrange(16, 60)))} "


KINDS = {"minified JavaScript": minified, "JSON": json_rows, "base64": encoded, "random values beside Mono's words": random_tokens}


def folder(where, seed, size=LINE):
    """Write `one` and `ten` of every kind."""
    for kind, piece in KINDS.items():
        rng, pieces, length = random.Random(f"{seed}-{kind}"), [], 0
        while length < size:
            pieces.append(piece(rng))
            length += len(pieces[-1])
        line = bytearray("".join(pieces).encode()[:size])
        name = kind.replace(" ", "-").replace("'", "")
        (where / f"{name}.one.txt").write_bytes(line + b"\n")
        for at in range(size // 10, size, size // 10):
            line[at] = ord("\n")
        (where / f"{name}.ten.txt").write_bytes(line + b"\n")
