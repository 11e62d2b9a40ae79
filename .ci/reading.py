"""Holds every text that a reader can meet to a reading grade that most people can follow.

Measure: Flesch-Kincaid grade as computed by textstat (pinned in requirements.txt).
At most grade 8 for each running text: a question with its help, why it is asked, a
rule's text and what to ask, what to do now or today, a topic of the leaflet, a picture's text, the purpose, the
disclaimer, the next steps, the terms of a scale. At most grade 12 for any one sentence, of these and of everything
else: labels, lines, titles, options, the program's own words, help lines, and what is put together of them. A line or
one of the program's words is measured with its places filled in the hardest way.

A label, line, title, option or word of the program of up to four words is a name and not a sentence: none
of its words may have more than five syllables.

Not measured: people's own words, titles and addresses of sources. Counted as one plain
word each: the wording of an instrument (questions marked `instrument`), and the names in
plain_names.txt.

Usage: reading.py BANK.toml WORDS.toml [SUMMARY...]     (summaries as .txt, .md, .html or .json)
"""

import html.parser
import json
import pathlib
import re
import sys
import tomllib

import textstat

ITEM_LIMIT = 8.0
SENTENCE_LIMIT = 12.0
NAME_WORDS = 4
NAME_SYLLABLES = 5
HARDEST = 10
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
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
ADDRESS = re.compile(r"<?https://\S+")


def joined(*values):
    """Several values said one after the other."""
    return " ".join(value for value in values if value)


def options_of(bank, question):
    """The options of a question: its own, or those of a set that it names."""
    found = question.get("option_set")
    sets = {options["id"]: options["options"] for options in bank.get("option_set", [])}
    return sets[found] if found else question.get("options", [])


def label_of(option):
    return option.get("label", option["text"])


def plain(text):
    return NAME_PATTERN.sub(PLAIN, PLACEHOLDER.sub(PLAIN, ADDRESS.sub(PLAIN, text))).strip()


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?:;])\s+", text) if re.search(r"\w", part)]


def running(bank):
    """Texts of whole sentences, each held to the lower line as a whole."""
    for key in ("purpose", "disclaimer"):
        yield key, "bank", bank["bank"][key]
    for key, text in bank["next_step"].items():
        yield "next step", key, text
    for question in bank.get("question", []):
        text = PLAIN if question.get("instrument") else question.get("text")
        yield "question", question["id"], joined(text, question.get("help"))
        yield "why", question["id"], joined(question.get("why"))
        yield "hint for a counselor", question["id"], joined(question.get("counselor_hint"))
    for number, reading in enumerate(bank.get("paired_reading", []), 1):
        yield "paired reading", str(number), joined(reading.get("text"), reading.get("help"))
        yield "paired reading, why", str(number), joined(reading.get("why"))
    for rule in bank.get("rule", []):
        yield "rule", rule["id"], joined(rule.get("text"))
        yield "ask", rule["id"], joined(rule.get("ask"))
        for call in rule.get("calls", []):
            yield "today", rule["id"], joined(call.get("today"))
    for help in bank.get("help", []):
        yield "help", help["id"], joined(help.get("text"))
        yield "help, to a helper", help["id"], joined(help.get("helper"))
    for topic in bank.get("leaflet", []):
        yield "leaflet", topic["id"], joined(topic.get("text"), *topic.get("points", []))
    for picture in bank.get("picture", []):
        yield "picture", picture["id"], joined(picture.get("text"))
    for scale in bank.get("scale", []):
        yield "terms of the scale", scale["id"], joined(scale.get("attribution"))


def short(bank):
    """Labels, titles, options and the like, held to the line of a sentence."""
    for key in ("title", "topic"):
        yield key, "bank", bank["bank"][key]
    for section in bank.get("section", []):
        yield "section", section["id"], section["title"]
    for point in bank.get("point", []):
        yield "point", point["id"], point["title"]
    for question in bank.get("question", []):
        if not question.get("instrument"):
            yield "label", question["id"], question["label"]
            for option in options_of(bank, question):
                yield "option", f"{question['id']}.{option['id']}", option["text"]
                yield "label", f"{question['id']}.{option['id']}", label_of(option)
        for key in ("find_out", "unit"):
            yield key, question["id"], question.get(key, "")
    for number, reading in enumerate(bank.get("paired_reading", []), 1):
        yield "label", f"pair {number}", reading["label"]
    for number, constraint in enumerate(bank.get("constraint", []), 1):
        yield "constraint", str(number), constraint["text"]
    for rule in bank.get("rule", []):
        yield "title", rule["id"], rule.get("title", "")
        yield "short title", rule["id"], rule["short_title"]
    for threshold in bank.get("threshold", []):
        yield "threshold", threshold["id"], threshold["label"]
    for topic in bank.get("leaflet", []):
        yield "title", topic["id"], topic["title"]
    for scale in bank.get("scale", []):
        yield "label", scale["id"], scale["label"]
        for band in scale.get("bands", []):
            yield "band", scale["id"], band["text"]
    for number, row in enumerate(bank.get("treatment", []), 1):
        yield "treatment", str(number), row["label"]
    for label in bank.get("medicine_label", []):
        yield "medicine label", label["id"], label["text"]
    for country in bank.get("country", []):
        yield "country", country["code"], country["name"]
        for line in country.get("line", []):
            yield "help line", country["code"], line["name"]
            yield "help line", country["code"], line["contact"]


def grade(text):
    return textstat.flesch_kincaid_grade(text)


def hardest(text):
    return max((grade(part) for part in sentences(plain(text))), default=0.0)


def fillings(bank, words):
    """What can stand in a place of a phrase. A place that is not here is filled with the hardest label of all."""
    texts = lambda table, key: [item[key] for item in bank.get(table, []) if item.get(key)]
    asked = [question for question in bank["question"] if not question.get("instrument")]
    options = [label_of(option) for question in asked for option in options_of(bank, question)]
    labels = [question["label"] for question in asked]
    lines = [line for country in bank.get("country", []) for line in country.get("line", [])]
    name = lambda key: [line[key] for line in lines]
    answered = [
        words["answer"].replace("{question}", question["label"]).replace("{answer}", label_of(option))
        for question in asked
        for option in options_of(bank, question) or [{"text": "34"}]
    ]
    crisis = [
        words["crisis_line"].replace("{name}", line["name"]).replace("{contact}", line["contact"]).replace("{country}", country["name"])
        for country in bank.get("country", [])
        for line in country.get("line", [])
    ]
    moments = [text for p in bank.get("picture", []) for tick in p.get("ticks", []) for text in [tick["text"]]]
    return {
        "answer": options + [words["not_sure"], words["prefer_not"], words["missing"]] + answered,
        "answers": answered,
        "at": moments,
        "from": moments,
        "to": moments,
        "text": texts("threshold", "label"),
        "label": [text for p in bank.get("picture", []) for row in p.get("rows", []) for text in [row["label"]]],
        "because": [words["label_because"].replace("{answers}", text) for text in answered],
        "change": [
            words["compare_change"].replace("{question}", label).replace("{earlier}", "34").replace("{later}", "35")
            for label in labels
        ],
        "help": texts("help", "text"),
        "earlier": options,
        "later": options,
        **{key: [band["text"] for s in bank.get("scale", []) for band in s.get("bands", [])] for key in ("band", "lowest", "highest")},
        "basis": [text for key, text in words.items() if key.startswith("basis_")],
        "contact": name("contact"),
        "country": texts("country", "name"),
        "crisis_line": crisis,
        "emergency": name("contact"),
        "labels": texts("medicine_label", "text"),
        "name": name("name"),
        "option": options,
        "options": options,
        "parts": [text for key, text in words.items() if key.startswith("cut_")],
        "question": labels + texts("rule", "ask"),
        "questions": labels,
        "rules": texts("rule", "short_title"),
        "scale": texts("scale", "label"),
        "section": texts("section", "title"),
        "talk": name("contact"),
        "topic": [bank["bank"]["topic"]],
        "unit": texts("question", "unit"),
        # Other people's words, numbers and dates.
        **{key: [PLAIN] for key in ("client", "date", "file", "note", "title", "publisher", "url", "via", "typed", "key", "what", "stem", "item")},
        **{key: ["12"] for key in ("number", "numbers", "count", "year", "month", "minutes", "least", "most", "greatest", "sum", "longest", "first", "second", "day", "time", "offset", "answered", "asked")},
        None: labels,
    }


def filled(bank, words):
    """Each line and each of the program's words as a reader meets it, its places filled in the hardest way."""
    known = fillings(bank, words)
    said = [("words", name, phrase) for name, phrase in words.items()]
    said += [("line", rule["id"], rule["line"]) for rule in bank.get("rule", [])]
    for kind, name, phrase in said:
        for place in PLACEHOLDER.findall(phrase):
            found = known.get(place, known[None])
            if kind == "line":
                found = known["options"]
            elif name == "compare_other_reference":
                found = [PLAIN]
            worst = max(found, key=lambda text: hardest(phrase.replace(f"{{{place}}}", text)))
            phrase = phrase.replace(f"{{{place}}}", worst)
        yield kind, name, phrase
    for text in dict.fromkeys(known["answers"]):
        yield "answer", "in a summary", text


class Page(html.parser.HTMLParser):
    """The texts of a page, element by element, without own words and sources."""

    SKIPPED = ("style", "blockquote", "ol")
    INLINE = ("a", "strong", "em", "span", "tspan")

    def __init__(self):
        super().__init__()
        self.texts, self.skipped = [""], 0

    def handle_starttag(self, tag, attributes):
        self.skipped += tag in self.SKIPPED
        if tag not in self.INLINE:
            self.texts.append("")
        self.texts.extend(value for name, value in attributes if name in ("aria-label", "alt") and value)
        if any(name in ("aria-label", "alt") for name, _ in attributes):
            self.texts.append("")

    def handle_endtag(self, tag):
        self.skipped -= tag in self.SKIPPED
        if tag not in self.INLINE:
            self.texts.append("")

    def handle_data(self, data):
        if not self.skipped:
            self.texts[-1] += data


def of_json(value, key=""):
    """The texts of a summary as data: what is said, and no id."""
    if isinstance(value, dict):
        for inner, found in value.items():
            if inner not in ("record", "notes", "answers", "sources", "bank"):
                yield from of_json(found, inner)
    elif isinstance(value, list):
        for found in value:
            yield from of_json(found, key)
    elif isinstance(value, str) and key in ("next_step", "title", "short_title", "line", "text", "ask", "disclaimer", "name", "contact"):
        yield value


MARK = re.compile(r"\s*(#+ |- |\[ \] |\d+\. |\*\*|>|\||\+)")
TEXT_WIDTH = 80


def of_lines(text, width, sources, own_words):
    """The texts of a summary as lines, without own words and sources.

    A wrapped line goes on in the next one where the first word of that would not have fitted.
    """
    found, before = [], ""
    for raw in text.splitlines():
        line = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", raw)
        mark, words = MARK.match(line), line.split()
        goes_on = width and words and before.strip() and not mark and len(before) + 1 + len(words[0]) > width
        before = raw
        if goes_on:
            found[-1][1] += f" {line.strip()}"
        elif words:
            found.append([mark.group(1).strip() if mark else "", line[mark.end() if mark else 0 :].strip()])
    texts, in_sources = [], False
    for mark, words in found:
        numbered = re.fullmatch(r"\d+\.", mark)
        in_sources = words in sources or (in_sources and (numbered or not re.search(r"\w", words)))
        if mark == "|" and not width:
            texts.extend(words.strip("| ").split(" | "))
        elif mark not in (">", "|", "+") and not numbered and not any(words.startswith(own) for own in own_words):
            texts.append(words.strip("* "))
        elif numbered and not in_sources:
            texts.append(words)
    return texts


def output(path, words):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = Page()
        page.feed(text)
        return page.texts
    if path.suffix == ".json":
        return list(of_json(json.loads(text)))
    sources, own_words = [words["heading_sources"]], [words["brief_own_words"]]
    return of_lines(text, None if path.suffix == ".md" else TEXT_WIDTH, sources, own_words)


class Measure:
    def __init__(self):
        self.sentences, self.items, self.broken, self.texts = {}, [], [], 0

    def whole(self, where, text):
        """A running text."""
        self.texts += 1
        found = grade(text)
        self.items.append((found, where))
        if found > ITEM_LIMIT:
            self.broken.append(f"{where}: grade {found:.1f}, over {ITEM_LIMIT:g}\n    {text}")
        for sentence in sentences(text):
            self.sentence(where, sentence)

    def parts(self, where, text):
        """A text that need not be of sentences."""
        self.texts += 1
        for sentence in sentences(text):
            if len(sentence.split()) > NAME_WORDS:
                self.sentence(where, sentence)
                continue
            for word in re.findall(r"[^\W\d_]+", sentence):
                syllables = textstat.syllable_count(word)
                if syllables > NAME_SYLLABLES:
                    self.broken.append(f"{where}: `{word}` has {syllables} syllables, over {NAME_SYLLABLES}")

    def sentence(self, where, sentence):
        if sentence not in self.sentences:
            found = grade(sentence)
            self.sentences[sentence] = (found, where)
            if found > SENTENCE_LIMIT:
                self.broken.append(f"{where}: a sentence of grade {found:.1f}, over {SENTENCE_LIMIT:g}\n    {sentence}")


def main():
    bank, words = (tomllib.loads(pathlib.Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:3])
    words |= bank.get("words", {})
    summaries = [pathlib.Path(name) for name in sys.argv[3:]]
    measure = Measure()
    for texts, take in ((running(bank), measure.whole), (short(bank), measure.parts), (filled(bank, words), measure.parts)):
        for kind, name, text in texts:
            text = plain(text)
            if re.search(r"\w", text):
                take(f"{kind} {name}", text)
    of_bank = measure.texts
    # What an instrument says is read aloud unchanged.
    instruments = [question for question in bank["question"] if question.get("instrument")]
    exempt = [text for question in instruments for text in [question["label"], *(text for option in options_of(bank, question) for text in (option["text"], label_of(option)))]]
    for path in summaries:
        for text in output(path, words):
            for said in exempt:
                text = text.replace(said, PLAIN)
            text = plain(re.sub(r"\s+", " ", text))
            if re.search(r"\w", text):
                measure.parts(f"summary {path.name}", text)
    if not of_bank or (summaries and measure.texts == of_bank):
        sys.exit("reading: no text was measured")
    print(f"reading: {of_bank} texts of the bank, {measure.texts - of_bank} of {len(summaries)} summaries, {len(measure.sentences)} different sentences measured")
    print(f"hardest {HARDEST} texts:")
    for found, name in sorted(measure.items, reverse=True)[:HARDEST]:
        print(f"  {found:5.1f}  {name}")
    print(f"hardest {HARDEST} sentences:")
    for sentence, (found, where) in sorted(measure.sentences.items(), key=lambda item: item[1], reverse=True)[:HARDEST]:
        print(f"  {found:5.1f}  {where}: {sentence}")
    if measure.broken:
        print("\n".join(dict.fromkeys(measure.broken)))
        sys.exit(f"reading: {len(measure.broken)} over the limit")


if __name__ == "__main__":
    main()
