"""Writes the answers that `bank check` names as nearest to a full page, with long own words.

Usage: bank check | nearest_person.py BANK > FILE
"""

import json
import sys
import textwrap
import tomllib

BEGINS, ENDS = "Nearest to it:", "The logic is consistent"
WORDS = "I would like to know whether this could help my sleep, and who watches me at night while my family is away. "

with open(sys.argv[1], "rb") as file:
    texts = [question for question in tomllib.load(file)["question"] if question["kind"] == "text" and not question.get("for_counselors")]
said = " ".join(sys.stdin.read().split(BEGINS)[1].split(ENDS)[0].split())
# A comma before a key begins the next answer.
parts = said.split(" = ")
lines = [parts[0]]
for part in parts[1:-1]:
    value, key = part.rsplit(", ", 1)
    lines[-1] += f" = {value}"
    lines.append(key)
lines[-1] += f" = {parts[-1]}"
answers = tomllib.loads("\n".join(lines))
for question in texts:
    answers[question["id"]] = textwrap.shorten(WORDS * 20, question["longest"], placeholder="")
json.dump({"answers": answers}, sys.stdout, indent=1)
