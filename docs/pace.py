"""The pace of the interview: time to the first prompt beside an empty program, and bytes written for each key pressed.

    cargo build --release && python3 docs/pace.py        (or: python3 docs/pace.py PROGRAM)

Runs the program in a pseudo-terminal of 80x24 and of 40x15 and prints one line for each figure. Needs rustc for the empty
program, and nothing else. The time is that of the whole process: from its start until the opening stands there.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median

PROGRAM = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent / "target" / "release" / "ketascreen").resolve()
RUNS = 30
# How long nothing may come before a screen counts as drawn: longer than Esc waits for the rest of a sequence.
QUIET = 0.4
DOWN, ESCAPE = "\x1b[B", "\x1b"
# What is pressed, in order, with its name; the first chooses the reader, the short interview is asked for.
KEYS = [
    ("go on", "1"), ("a digit of a number", "3"), ("another", "4"), ("Enter: the next question", "\r"), ("a tick", "1"),
    ("arrow down", DOWN), ("Enter: the next question", "\r"), ("help", "?"),
    ("back to the question", ESCAPE), ("help lines", "!"), ("back to the question", ESCAPE), ("an answer", "1"), ("back", ESCAPE),
]


def started(command, columns, rows):
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        for name in ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "ACCESSIBLE"):
            os.environ.pop(name, None)
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return child, terminal


def read(terminal, until=None):
    """What is written until it holds `until`, or until nothing more comes."""
    written = b""
    while until is None or until not in written:
        if not select.select([terminal], [], [], QUIET if until is None else 20)[0]:
            break
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        written += part
    return written


def first_prompt():
    start = time.perf_counter()
    child, terminal = started([str(PROGRAM), "--short"], 80, 24)
    # The cursor is shown again when the whole screen is drawn.
    if b"\x1b[?25h" not in read(terminal, b"\x1b[?25h"):
        sys.exit("no prompt came")
    elapsed = time.perf_counter() - start
    os.kill(child, signal.SIGTERM)
    os.waitpid(child, 0)
    os.close(terminal)
    return elapsed


def whole_run(command):
    start = time.perf_counter()
    child, terminal = started(command, 80, 24)
    os.waitpid(child, 0)
    elapsed = time.perf_counter() - start
    os.close(terminal)
    return elapsed


def bytes_per_key(columns, rows):
    child, terminal = started([str(PROGRAM), "--short"], columns, rows)
    yield "the opening", len(read(terminal, b"\x1b[?25h") + read(terminal))
    for name, keys in KEYS:
        os.write(terminal, keys.encode())
        yield name, len(read(terminal))
    os.kill(child, signal.SIGTERM)
    os.waitpid(child, 0)
    os.close(terminal)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        source, empty = Path(folder) / "empty.rs", Path(folder) / "empty"
        source.write_text("fn main() {}\n")
        subprocess.run(["rustc", "-O", "-o", empty, source], check=True)
        # In turn, so that a machine that is busy for a while slows both.
        pairs = [(whole_run([str(empty)]), first_prompt()) for _ in range(RUNS)]
    for name, times in (("an empty program, to its end", [pair[0] for pair in pairs]), ("the first prompt", [pair[1] for pair in pairs])):
        print(f"{name}: median {median(times) * 1000:.1f} ms, least {min(times) * 1000:.1f} ms of {RUNS} runs")
    for columns, rows in ((80, 24), (40, 15)):
        print(f"bytes written at {columns}x{rows}:")
        for name, count in bytes_per_key(columns, rows):
            print(f"  {count:5} {name}")
