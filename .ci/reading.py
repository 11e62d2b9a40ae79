"""Holds the bank's texts to a reading grade that most people can follow.

Measure: Flesch-Kincaid grade as computed by textstat (pinned in requirements.txt).
At most grade 8 for each question with its help, each rule's text, each education
item and each picture's text; at most grade 12 for any one sentence of them. Both voices are measured.

Not counted: option labels and titles. Counted as one plain word each: the wording of
an instrument (questions marked `instrument`), and the names in plain_names.txt.

Usage: reading.py BANK.toml [--all]     (--all also measures why and ask texts, for information)
"""

import pathlib
import re
import sys
import tomllib

import textstat

ITEM_LIMIT = 8.0
SENTENCE_LIMIT = 12.0
PLAIN = "word"
NAMES = [
    line.strip()
    for line in (pathlib.Path(__file__).parent / "plain_names.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
# The longest first, so that a name inside a longer one does not split it.
NAME_PATTERN = re.compile(
    r"(?<!\w)(" + "|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True)) + r")(?!\w)",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def voices(value):
    """The texts of a value: one for both voices, or one for each."""
    if value is None:
        return {"both": ""}
    if isinstance(value, str):
        return {"both": value}
    return value


def joined(*values):
    """Several values said one after the other, for each voice."""
    found = [voices(value) for value in values]
    wanted = ["both"] if all("both" in value for value in found) else ["self", "client"]
    return {voice: " ".join(value.get(voice, value.get("both", "")) for value in found) for voice in wanted}


def plain(text):
    return NAME_PATTERN.sub(PLAIN, PLACEHOLDER.sub(PLAIN, text)).strip()


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?:;])\s+", text) if re.search(r"\w", part)]


def items(bank, everything):
    for question in bank.get("question", []):
        text = PLAIN if question.get("instrument") else question.get("text")
        yield "question", question["id"], joined(text, question.get("help"))
        if everything:
            yield "why", question["id"], joined(question.get("why"))
    for number, reading in enumerate(bank.get("paired_reading", []), 1):
        yield "paired_reading", str(number), joined(reading.get("text"), reading.get("help"))
    for rule in bank.get("rule", []):
        yield "rule", rule["id"], joined(rule.get("text"))
        for call in rule.get("help", []):
            yield "rule help", rule["id"], joined(call.get("text"))
        if "notice" in rule:
            yield "notice", rule["id"], joined(rule["notice"])
        if everything:
            yield "ask", rule["id"], joined(rule.get("ask"))
    for education in bank.get("education", []):
        yield "education", education["id"], joined(education.get("text"), *education.get("points", []))
    for picture in bank.get("picture", []):
        yield "picture", picture["id"], joined(picture.get("text"))


def main():
    bank = tomllib.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    hardest_sentences, hardest_items, broken, measured = [], [], [], 0
    for kind, name, texts in items(bank, "--all" in sys.argv):
        for voice, text in texts.items():
            text = plain(text)
            if not re.search(r"\w", text):
                continue
            measured += 1
            grade = textstat.flesch_kincaid_grade(text)
            hardest_items.append((grade, f"{kind} {name} ({voice})"))
            if grade > ITEM_LIMIT:
                broken.append(f"{kind} {name} ({voice}): grade {grade}, over {ITEM_LIMIT:g}\n    {text}")
            for sentence in sentences(text):
                grade = textstat.flesch_kincaid_grade(sentence)
                hardest_sentences.append((grade, f"{kind} {name} ({voice}): {sentence}"))
                if grade > SENTENCE_LIMIT:
                    broken.append(f"{kind} {name} ({voice}): a sentence of grade {grade}, over {SENTENCE_LIMIT:g}\n    {sentence}")
    if not measured:
        sys.exit("reading: no text was measured")
    print(f"reading: {measured} texts measured")
    print("hardest ten texts:")
    for grade, name in sorted(hardest_items, reverse=True)[:10]:
        print(f"  {grade:5.1f}  {name}")
    print("hardest ten sentences:")
    for grade, name in sorted(hardest_sentences, reverse=True)[:10]:
        print(f"  {grade:5.1f}  {name}")
    if broken:
        print("\n".join(broken))
        sys.exit(f"reading: {len(broken)} over the limit")


if __name__ == "__main__":
    main()
