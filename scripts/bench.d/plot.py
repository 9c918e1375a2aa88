"""A plot of time against size, as SVG: both axes by powers, so that what grows in proportion is a straight line."""

import math

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 130, 20, 50
# Middle tones, that are read on white and on black; each with marks of its own, for who does not see colours.
LOOKS = {"monoleaks": ("#d6336c", ""), "ripgrep": ("#2f9e44", "6 3"), "kingfisher": ("#1c7ed6", "2 3"), "betterleaks": ("#e8590c", "8 3 2 3")}
STYLE = """\
  <style>
    text { font: 13px sans-serif; fill: #333 } .grid { stroke: #8885 } .line { fill: none; stroke-width: 2.5 }
    @media (prefers-color-scheme: dark) { text { fill: #ddd } }
  </style>"""


def svg(kept):
    """The plot of the case `size`."""
    lines = series(kept) if kept else {}
    points = [point for line in lines.values() for point in line]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Seconds against gigabytes">'
    if not points:
        return f"{head}\n{STYLE}\n  <text x=\"20\" y=\"40\">Not measured</text>\n</svg>\n"
    x_of = scale([x for x, _ in points], LEFT, WIDTH - RIGHT)
    y_of = scale([y for _, y in points], HEIGHT - BOTTOM, TOP)
    body = [*grid(x_of, y_of, sorted({x for x, _ in points}), [y for _, y in points])]
    for name, line in lines.items():
        colour, dashes = LOOKS[name]
        path = " ".join(f"{x_of(x):.1f},{y_of(y):.1f}" for x, y in line)
        body.append(f'  <polyline class="line" stroke="{colour}" stroke-dasharray="{dashes or "none"}" points="{path}"/>')
        body += [f'  <circle cx="{x_of(x):.1f}" cy="{y_of(y):.1f}" r="4" fill="{colour}"/>' for x, y in line]
    body += names(lines, x_of, y_of)
    return "\n".join([head, STYLE, *body, "</svg>"]) + "\n"


def series(kept):
    """Gigabytes and seconds by tool. A run that was stopped is no point."""
    first = kept["facts"]["bytes at 1×"] / 1e9
    lines = {}
    for label, row in kept["rows"].items():
        name, _, step = label.rpartition(" ")
        if not row["trouble"]:
            lines.setdefault(name, []).append((first * int(step.rstrip("×")), row["median"]))
    return {name: sorted(line) for name, line in lines.items()}


def scale(values, start, end):
    low, high = math.log(min(values) / 1.15), math.log(max(values) * 1.15)
    return lambda value: start + (math.log(value) - low) / (high - low) * (end - start)


def grid(x_of, y_of, sizes, times):
    for size in sizes:
        x = x_of(size)
        yield f'  <line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
        yield f'  <text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size:.3g}</text>'
    power = 10 ** math.floor(math.log10(min(times)))
    while power <= max(times) * 1.15:
        for value in (power, 2 * power, 5 * power):
            if min(times) / 1.15 <= value <= max(times) * 1.15:
                y = y_of(value)
                yield f'  <line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
                yield f'  <text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
        power *= 10
    yield f'  <text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">GB of logs</text>'
    yield f'  <text x="16" y="{(TOP + HEIGHT - BOTTOM) / 2}" text-anchor="middle" transform="rotate(-90 16 {(TOP + HEIGHT - BOTTOM) / 2})">seconds</text>'


def names(lines, x_of, y_of):
    """Each name at the end of its line, none on top of another."""
    last = -math.inf
    for name, line in sorted(lines.items(), key=lambda row: y_of(row[1][-1][1])):
        x, y = line[-1]
        last = max(y_of(y) + 4, last + 16)
        yield f'  <text x="{x_of(x) + 10:.1f}" y="{last:.1f}">{name}</text>'
