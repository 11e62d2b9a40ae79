"""Writes answers of random people, to see that every page of theirs is one side of paper.

Usage: random_people.py BANK FOLDER COUNT
Some tick nearly everything, some are unsure of nearly everything, some leave most out; own words are short or long.
"""

import json
import pathlib
import random
import sys
import tomllib

WORDS = "I would like to know whether this could help my sleep and who watches me at night while my family is away and what it costs in the end".split()
READINGS = {"bp_systolic": (110, 179), "bp_diastolic": (60, 100)}
# Two of three are in no danger, as a page that begins with help is short.
CALM = {"suicidal_thoughts": "none", "suicide_attempt": "never", "symptoms_now": ["none"]}


def answer(question, option_sets, mood):
    """An answer, or nothing."""
    if random.random() < (0.3 if mood == "few" else 0.02):
        return None
    if random.random() < (0.75 if mood == "unsure" else 0.1):
        return random.choice(["not_sure", "prefer_not"])
    options = [option["id"] for option in question.get("options", option_sets.get(question.get("option_set"), []))]
    match question["kind"]:
        case "choice":
            return options[-1] if mood == "most" and random.random() < 0.5 else random.choice(options)
        case "multi":
            if "none" in options and random.random() < (0.02 if mood == "most" else 0.4):
                return ["none"]
            ticked = [option for option in options if option != "none" and random.random() < (0.9 if mood == "most" else 0.4)]
            return [option + ("?" if random.random() < 0.15 else "") for option in ticked] or [options[0]]
        case "integer":
            return random.randint(*READINGS.get(question["id"], (16, 80)))
        case "text":
            return " ".join(random.choice(WORDS) for _ in range(random.choice([5, 40, 120, 250])))[: question["longest"]]


def person(bank, number):
    """The answers of one person."""
    option_sets = {one["id"]: one["options"] for one in bank["option_set"]}
    mood = ["most", "unsure", "few", "mixed"][number % 4]
    asked = (question for question in bank["question"] if not question.get("for_counselors"))
    found = {question["id"]: answer(question, option_sets, mood) for question in asked}
    if number % 3:
        found |= CALM
        if found["psychosis_history"] == "current":
            found["psychosis_history"] = "past"
        if isinstance(found["other_mental_health"], list):
            found["other_mental_health"] = [one for one in found["other_mental_health"] if "not_eating" not in one] or ["none"]
    if found["ssri_trials"] == "one" and found["ssri_adequate"] == "two_or_more":
        found["ssri_adequate"] = "one"
    return {key: value for key, value in found.items() if value is not None}


bank = tomllib.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
random.seed(7)
for number in range(int(sys.argv[3])):
    (folder / f"{number}.json").write_text(json.dumps({"answers": person(bank, number)}), encoding="utf-8")
