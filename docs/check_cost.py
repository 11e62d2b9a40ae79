"""What `bank check` costs: banks made of N copies of the shipped one, each joined to the copy before by rules of its own.

    cargo build --release && python3 docs/check_cost.py

Writes docs/check_cost.csv and docs/check_cost.svg: time and memory of the program for each size, the least of three runs.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
PROGRAM = HERE.parent / "target" / "release" / "ketascreen"
SIZES = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20]
WORDS = {"or", "and", "not", "is", "in", "has", "any", "except", "unknown", "none"}
NAMES = {"id", "section", "less", "than", "beside"}
LISTS = {"replaced_by", "items", "questions", "rules", "rising_concern"}
JOINED = [
    ("slowed_breathing", "caution", "medicines_{n} has opioid_{n} and benzo_use_{m} in {{as_needed_{m}, daily_{m}}}"),
    ("pressure", "caution", "bp_systolic_{n} >= 140 and heart_{m} has stroke_{m}"),
    ("treatments", "note", "gad7_{n} >= 10 and therapy_history_{m} is completed_{m} and ssri_trials_{n} is one_{n}"),
]


def named(word, number):
    return word if word in WORDS or word == "each_option" or word == "higher" else f"{word}_{number}"


def condition(text, number):
    return re.sub(r"[a-z_][a-z0-9_]*", lambda word: named(word[0], number), text)


def copied(value, number, key=""):
    """A table of the bank with every id of a question, option, rule, scale or section made the id of a copy."""
    if isinstance(value, dict):
        return {key: copied(inner, number, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [named(inner, number) if key in LISTS and isinstance(inner, str) else copied(inner, number, key) for inner in value]
    if key in {"when", "ask_if", "never"} and isinstance(value, str):
        return condition(value, number)
    if (key in NAMES or key in LISTS) and isinstance(value, str):
        return named(value, number)
    return value


def written(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return "{ " + ", ".join(f"{key} = {written(inner)}" for key, inner in value.items()) + " }"


def bank(copies):
    shipped = tomllib.loads((HERE.parent / "questions.toml").read_text())
    lines = [f'format = "{shipped["format"]}"']
    for key in ("bank", "phrases"):
        lines += [f"[{key}]"] + [f"{name} = {written(value)}" for name, value in shipped[key].items()]
    whole = ("country", "source", "medicine_label")
    tables = [(key, entry) for key in whole for entry in shipped[key]]
    for key in ("section", "question", "scale", "paired_reading", "constraint", "rule", "partition"):
        for number in range(copies):
            tables += [(key, copied(entry, number)) for entry in shipped[key]]
            if key == "rule" and number:
                model = copied(shipped["rule"][0], number)
                for name in ("replaced_by", "help", "notice"):
                    model.pop(name, None)
                for name, level, when in JOINED:
                    when = when.format(n=number, m=number - 1)
                    tables.append((key, model | {"id": f"joined_{name}_{number}", "level": level, "when": when}))
    for key, entry in tables:
        lines += ["", f"[[{key}]]"] + [f"{name} = {written(value)}" for name, value in entry.items()]
    return "\n".join(lines) + "\n"


def run(path):
    start = time.perf_counter()
    child = subprocess.Popen([PROGRAM, "bank", "check", path], stdout=subprocess.PIPE, text=True)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    elapsed = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(output[-2000:])
    return elapsed, usage.ru_maxrss / 1024, output


def measured():
    with tempfile.TemporaryDirectory() as folder:
        for copies in SIZES:
            path = Path(folder) / "bank.toml"
            path.write_text(bank(copies))
            runs = [run(path) for _ in range(3)]
            output = runs[0][2]
            questions, rules = re.search(r"(\d+) questions, (\d+) rules", output).groups()
            steps = re.search(r"in (\d+) steps", output)[1]
            properties = sum(int(count) for count in re.findall(r"^ +(\d+) ", output, re.MULTILINE))
            yield copies, questions, rules, properties, steps, min(run[0] for run in runs), min(run[1] for run in runs)


def plot(rows):
    width, height, left, bottom, top = 720, 380, 64, 56, 40
    last = rows[-1][0]
    seconds = max(row[5] for row in rows)
    memory = max(row[6] for row in rows)
    across = lambda copies: left + (width - 2 * left) * copies / last
    up = lambda share: height - bottom - (height - bottom - top) * share
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<path d="M{left} {top}V{height - bottom}H{width - left}V{top}" fill="none" stroke="#888"/>',
        f'<text x="{width / 2}" y="20" text-anchor="middle">Cost of bank check against the size of the bank</text>',
        f'<text x="{width / 2}" y="{height - 12}" text-anchor="middle">size (1 = the shipped bank: {rows[0][1]} questions, {rows[0][2]} rules)</text>',
    ]
    for copies, *_ in rows:
        parts.append(f'<text x="{across(copies):.0f}" y="{height - bottom + 18}" text-anchor="middle">{copies}</text>')
    for share in (0, 0.25, 0.5, 0.75, 1):
        parts.append(f'<text x="{left - 6}" y="{up(share) + 4:.0f}" text-anchor="end" fill="#0b5394">{seconds * share:.2f}</text>')
        parts.append(f'<text x="{width - left + 6}" y="{up(share) + 4:.0f}" fill="#a64d00">{memory * share:.0f}</text>')
    for column, most, colour, words, x in ((5, seconds, "#0b5394", "seconds", left), (6, memory, "#a64d00", "MiB at most", width - left)):
        points = " ".join(f"{across(row[0]):.1f},{up(row[column] / most):.1f}" for row in rows)
        dash = ' stroke-dasharray="6 4"' if column == 6 else ""
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        parts.append(f'<text x="{x}" y="{top - 8}" text-anchor="middle" fill="{colour}">{words}</text>')
    return "\n".join(parts + ["</svg>"]) + "\n"


def main():
    rows = list(measured())
    head = "size,questions,rules,properties,steps,seconds,peak_mib"
    lines = [f"{copies},{questions},{rules},{properties},{steps},{seconds:.3f},{peak:.1f}" for copies, questions, rules, properties, steps, seconds, peak in rows]
    (HERE / "check_cost.csv").write_text("\n".join([head, *lines]) + "\n")
    (HERE / "check_cost.svg").write_text(plot(rows))
    print("\n".join([head, *lines]))


if __name__ == "__main__":
    main()
