"""Text that looks like source, from a seed: what trees and histories are made of."""

import random

WORDS = """account adapter address amount array balance batch block branch buffer builder cache channel check client
clock codec column command config context control copy count cursor data date default delta device document driver
edge element engine entry error event factory field filter flag folder format frame function group handler header
index input item iterator job key label layer length level limit line link list loader lock logger manager map mask
matrix member memory merge message method metric model module monitor mutex name node number object offset option
order output owner packet page panel parser part path pattern payment payload pixel pointer policy pool port prefix
process profile program project proxy query queue range rate reader record region register render report request
resource response result retry role root route row rule sample scale schema scope script section segment sender
sequence server service session shape shell signal size slice slot socket sort source stack stage state status step
stock storage store stream string style suffix symbol system table tag target task template text thread ticket time
timer title token total trace track transfer tree trigger type unit update user value vector vertex view volume
width window worker writer zone""".split()

# A line of each kind; {a}, {b}, {c} are words, {n} is a number. Weights are after them.
KINDS = [
    ("    {a}_{b} = self.{c}.{a}({b}, {n})", 6),
    ("        if ({a}->{b} < {n} || !{c}_is_{a}({b}))", 6),
    ("\tstruct {a}_{b} *{c} = container_of({a}, struct {a}_{b}, {c}_{n});", 4),
    ("    const {a} = await {b}.{c}({{ {a}: {n}, {b}: '{c}' }});", 5),
    ("    let {a}: Vec<{b}> = {c}.iter().map(|{b}| {b}.{a}()).take({n}).collect();", 4),
    ("// The {a} of a {b} is what the {c} has left, {n} at most.", 4),
    ("    # {a} before {b}: the {c} may be empty ({n} of them were)", 3),
    ("#define {a}_{b}_{c} 0x{n:04x}", 3),
    ('    "{a}-{b}": {{ "{c}": {n}, "{a}": "{b} {c}" }},', 3),
    ("  - {a}: {b}/{c}:{n}", 2),
    ("        return {a}.{b}({c}) ?? throw_{a}_error({n})", 3),
    ("    fprintf(stderr, \"%s: {a} {b} {c} %d\\n\", {a}, {n});", 2),
    ("}}", 8),
    ("", 9),
]
# What makes a scanner look, and is nothing: once in some thousand lines of real source.
WORTH_A_LOOK = [
    '    api_key = os.environ["{a}_API_KEY"]',
    "    request.headers['Authorization'] = `Bearer ${{{a}.{b}}}`;",
    "    client_secret: process.env.{a}_CLIENT_SECRET,",
    "access_token = {a}.refresh_token({b})",
]


class Text:
    """A source of lines. The same seed gives the same lines."""

    def __init__(self, seed, pool=20_000):
        self.random = random.Random(seed)
        self.templates = [template for template, weight in KINDS for _ in range(weight)]
        self.pool = [self.line() for _ in range(pool)]
        for number in range(pool // 5_000):
            self.pool[number] = WORTH_A_LOOK[number % len(WORTH_A_LOOK)].format(**self.words())

    def words(self):
        a, b, c = self.random.choices(WORDS, k=3)
        return {"a": a, "b": b, "c": c}

    def line(self):
        return self.random.choice(self.templates).format(**self.words(), n=self.random.randrange(65_536))

    def lines(self, count):
        """`count` lines: most from a pool, one in eight anew."""
        lines = self.random.choices(self.pool, k=count)
        for at in range(0, count, 8):
            lines[at] = self.line()
        return lines

    def file(self, size=4_000):
        """A file of about `size` bytes."""
        return ("\n".join(self.lines(max(1, size // 36))) + "\n").encode()

    def path(self, number):
        """Where the file of this number lies: twenty in a folder, folders in folders."""
        a, b, c = (WORDS[(number // by) % len(WORDS)] for by in (4_000, 20, 1))
        kind = (".c", ".py", ".js", ".rs", ".yml", ".go")[number % 6]
        return f"{a}/{b}/{c}_{number}{kind}"


def tree(folder, seed, files, size=4_000):
    """Write a tree of `files` files."""
    text = Text(seed)
    for number in range(files):
        path = folder / text.path(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.file(text.random.randrange(size // 4, size * 7 // 4)))
    return {"files": files}
