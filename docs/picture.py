"""Draws docs/interview.svg: a question of the interview, as the built program shows it.

Runs target/debug/ketascreen in a pseudo-terminal of 80 columns and 24 rows, answers the first
questions, ticks a few rows of the question after them, and writes the screen as text in an SVG.

Usage: python docs/picture.py            (pip install -r .ci/requirements.txt; cargo build before)
"""

import fcntl
import os
import pathlib
import pty
import select
import signal
import struct
import sys
import termios
import time
from xml.sax.saxutils import escape

import pyte

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target" / "debug" / "ketascreen"
PICTURE = ROOT / "docs" / "interview.svg"
COLUMNS, ROWS = 80, 24
PATIENCE = 20.0

DOWN = "\x1b[B"
# What has to be on the screen, and the keys that are pressed then.
STEPS = [
    ("Who are the answers about?", "1"),
    ("How much time is there?", "1"),
    ("How old are you?", "34\r"),
    # The first row is ticked, the second is ticked twice (not sure), and the arrows stand on the third.
    ("Part 1 of", "1"),
    ("[x]", "2"),
    ("[x]", "2"),
    ("[?]", DOWN),
]

FONT_SIZE, CELL, LINE, MARGIN = 14, 8.4, 19, 16
BACKGROUND, FOREGROUND = "#16181d", "#e4e4e4"
COLOURS = {
    "default": FOREGROUND,
    "black": "#9a9a9a",
    "red": "#ff8a80",
    "green": "#9ccc65",
    "brown": "#ffd54f",
    "blue": "#82b1ff",
    "magenta": "#e1a6f2",
    "cyan": "#80deea",
    "white": "#ffffff",
}


def screen_of_program():
    """The screen after all steps."""
    child, terminal = pty.fork()
    if child == 0:
        for name in ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "ACCESSIBLE"):
            os.environ.pop(name, None)
        os.environ["TERM"] = "xterm-256color"
        # The size is set by the parent, before anything is drawn.
        time.sleep(0.2)
        os.execv(PROGRAM, [str(PROGRAM)])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    try:
        for expected, keys in STEPS:
            read_until(terminal, screen, stream, expected)
            os.write(terminal, keys.encode())
        read_until(terminal, screen, stream, None)
    finally:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
        os.close(terminal)
    return screen


def read_until(terminal, screen, stream, expected):
    """Reads what the program writes until `expected` is shown and nothing more comes for a moment."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.3)
        if ready:
            stream.feed(os.read(terminal, 65536))
        elif expected is None or any(expected in line for line in screen.display):
            return
    sys.exit(f"the screen does not show {expected!r}:\n" + "\n".join(screen.display))


def runs(screen, row):
    """The parts of a row that look the same: column, text, character for its look."""
    parts = []
    for column in range(COLUMNS):
        cell = screen.buffer[row][column]
        look = (cell.fg, cell.bold, cell.italics, cell.reverse)
        if parts and parts[-1][2] == look:
            parts[-1][1] += cell.data
        else:
            parts.append([column, cell.data, look])
    # Blank edges are left out: how a reader treats them differs.
    return [
        (column, text, look) if look[3] else (column + len(text) - len(text.lstrip()), text.strip(), look)
        for column, text, look in parts
        if text.strip() or look[3]
    ]


def colour(name):
    return COLOURS.get(name.removeprefix("bright"), FOREGROUND if len(name) != 6 else f"#{name}")


def picture(screen):
    shown = max(row for row in range(ROWS) if screen.display[row].strip()) + 1
    width = round(COLUMNS * CELL + 2 * MARGIN)
    height = shown * LINE + 2 * MARGIN
    said = escape("\n".join(line.rstrip() for line in screen.display[:shown]))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc">',
        '<title id="title">A question of the interview in a terminal</title>',
        f'<desc id="desc">The screen says:\n{said}</desc>',
        f'<rect width="{width}" height="{height}" rx="8" fill="{BACKGROUND}"/>',
        f'<g font-family="ui-monospace, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" '
        f'font-size="{FONT_SIZE}" fill="{FOREGROUND}" xml:space="preserve">',
    ]
    for row in range(shown):
        for column, text, (foreground, bold, italics, reverse) in runs(screen, row):
            x = round(MARGIN + column * CELL, 1)
            y = MARGIN + row * LINE
            # Each run is held to its columns, whatever font the reader has.
            length = round(len(text) * CELL, 1)
            fill = colour(foreground)
            if reverse:
                lines.append(f'<rect x="{x}" y="{y}" width="{length}" height="{LINE}" fill="{fill}"/>')
                fill = BACKGROUND
            look = (f' fill="{fill}"' if fill != FOREGROUND else "") + (' font-weight="bold"' if bold else "")
            look += ' font-style="italic"' if italics else ""
            lines.append(f'<text x="{x}" y="{y + 14}" textLength="{length}"{look}>{escape(text)}</text>')
    return "\n".join([*lines, "</g>", "</svg>", ""])


if __name__ == "__main__":
    PICTURE.write_text(picture(screen_of_program()), encoding="utf-8")
