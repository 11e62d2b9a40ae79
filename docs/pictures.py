"""Draws docs/*.svg: the main screens of the interview, as the built program shows them.

Runs target/debug/ketascreen in a pseudo-terminal, presses keys, and writes each screen as text in an SVG.

Usage: python docs/pictures.py            (pip install -r .ci/requirements.txt; cargo build before)
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
# A drawn run of spaces keeps its width in every viewer.
NO_BREAK_SPACE = "\u00a0"
PATIENCE = 20.0
# A page that must be read takes no key for a moment.
READING = 1.3

DOWN, ESCAPE = "\x1b[B", "\x1b"
OPENED = [("Go on", "1"), ("How much time do you have?", "1"), ("How old are you?", "34\r")]
COUNSELOR = [("Go on", "1"), ("A reference for this page", "A-17\r"), ("How old are you?", "34\r")]
OWN_WORDS = ("most want to ask", "\r")
PARTS = [
    "Safety now",
    "What has been tried",
    "Blood pressure",
    "Your mental health",
    "Your health",
    "Medicines and substances",
    "Your plan and support",
]
SKIPPED = [(f": {part}", ">2") for part in PARTS]

# Each picture: its name, what it is, columns and rows, arguments, and what has to be on the screen before which keys.
PICTURES = [
    ("opening", "The opening of the interview", 80, 24, [], [("Go on", "")]),
    (
        "interview",
        "A question of the interview: a list with three states",
        80,
        24,
        [],
        # The first row is ticked, the second is ticked twice (not sure), and the arrows stand on the third.
        [*OPENED, (": About you", "1"), ("[✓]", "2"), ("[✓]", "2"), ("[?]", DOWN)],
    ),
    ("why", "What a question means and why it is asked", 80, 24, [], [*OPENED, (": About you", "*\r"), OWN_WORDS, (": Safety now", "?")]),
    (
        "help-now",
        "What to do now, after an answer that calls for help",
        80,
        24,
        [],
        [*OPENED, (": About you", "*\r"), OWN_WORDS, (": Safety now", "4"), ("What to do now", "")],
    ),
    (
        "points",
        "The points to raise so far, for a counselor",
        80,
        24,
        ["--counselor", "--short"],
        [*COUNSELOR, (": About you", "1\r"), OWN_WORDS, (": Safety now", ">2"), (": What has been tried", "1"), ("taken a benzodiazepine", "4"), ("talking therapy", "=")],
    ),
    (
        "review",
        "Every answer at the end, to look through",
        80,
        24,
        ["--short"],
        [("Go on with", "1"), ("How old", "34\r"), (": About you", "2\r"), OWN_WORDS, *SKIPPED, ("That was the last question", "")],
    ),
    (
        "finish",
        "The summary at the end, to read page by page",
        80,
        24,
        ["--short"],
        [("Go on with", "1"), ("How old", "34\r"), (": About you", "2\r"), OWN_WORDS, *SKIPPED, ("That was the last question", "\r"), ("show, keep, leave", "")],
    ),
    ("narrow", "A question in a window of 40 columns and 15 rows", 40, 15, ["--short"], [("Thinking of suicide", "1"), ("How old", "34\r"), ("What would you want", "*"), OWN_WORDS, ("more below", "")]),
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


def screen_of_program(columns, rows, arguments, steps):
    """The screen after all steps."""
    child, terminal = pty.fork()
    if child == 0:
        for name in ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "ACCESSIBLE"):
            os.environ.pop(name, None)
        os.environ["TERM"] = "xterm-256color"
        # The size is set by the parent, before anything is drawn.
        time.sleep(0.2)
        os.execv(PROGRAM, [str(PROGRAM), *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    screen = pyte.Screen(columns, rows)
    stream = pyte.ByteStream(screen)
    try:
        for expected, keys in steps:
            read_until(terminal, screen, stream, expected)
            if expected == "What to do now":
                time.sleep(READING)
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
        elif expected is None or expected in " ".join(" ".join(screen.display).split()):
            return
    sys.exit(f"the screen does not show {expected!r}:\n" + "\n".join(screen.display))


def runs(screen, row):
    """The parts of a row that look the same: column, text, character for its look."""
    parts = []
    for column in range(screen.columns):
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


def picture(screen, what):
    shown = max(row for row in range(screen.lines) if screen.display[row].strip()) + 1
    width = round(screen.columns * CELL + 2 * MARGIN)
    height = shown * LINE + 2 * MARGIN
    said = escape("\n".join(line.rstrip() for line in screen.display[:shown]))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(what)}</title>',
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
            lines.append(f'<text x="{x}" y="{y + 14}" textLength="{length}"{look}>{escape(text).replace(" ", NO_BREAK_SPACE)}</text>')
    return "\n".join([*lines, "</g>", "</svg>", ""])


if __name__ == "__main__":
    for name, what, columns, rows, arguments, steps in PICTURES:
        screen = screen_of_program(columns, rows, arguments, steps)
        (ROOT / "docs" / f"{name}.svg").write_text(picture(screen, what), encoding="utf-8")
