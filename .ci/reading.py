"""Holds every text that a reader can meet to a reading grade that most people can follow.

Measure: Flesch-Kincaid grade as computed by textstat (pinned in requirements.txt).
At most grade 8 for each running text: a question with its help, why it is asked, a
rule's text, its help and what to ask, an education item, a picture's text, the terms of a scale. At most
grade 12 for any one sentence, of these and of everything else: labels, titles, options,
phrases, help lines, and what the program puts together of them. A phrase is measured
with its places filled in the hardest way. Both voices are measured.

A label, title, option or phrase of up to four words is a name and not a sentence: none
of its words may have more than five syllables.

Not measured: people's own words, titles and addresses of sources. Counted as one plain
word each: the wording of an instrument (questions marked `instrument`), and the names in
plain_names.txt.

Usage: reading.py BANK.toml [SUMMARY...]     (summaries as .txt, .md, .html or .json)
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
    return NAME_PATTERN.sub(PLAIN, PLACEHOLDER.sub(PLAIN, ADDRESS.sub(PLAIN, text))).strip()


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?:;])\s+", text) if re.search(r"\w", part)]


def running(bank):
    """Texts of whole sentences, each held to the lower line as a whole."""
    for question in bank.get("question", []):
        text = PLAIN if question.get("instrument") else question.get("text")
        yield "question", question["id"], joined(text, question.get("help"))
        yield "why", question["id"], joined(question.get("why"))
        if "privacy_note" in question:
            yield "privacy note", question["id"], joined(question["privacy_note"])
    for number, reading in enumerate(bank.get("paired_reading", []), 1):
        yield "paired reading", str(number), joined(reading.get("text"), reading.get("help"))
        yield "paired reading, why", str(number), joined(reading.get("why"))
    for rule in bank.get("rule", []):
        yield "rule", rule["id"], joined(rule.get("text"))
        yield "ask", rule["id"], joined(rule.get("ask"))
        for call in rule.get("help", []):
            yield "rule help", rule["id"], joined(call.get("text"))
        if "notice" in rule:
            yield "notice", rule["id"], joined(rule["notice"])
    for education in bank.get("education", []):
        yield "education", education["id"], joined(education.get("text"), *education.get("points", []))
    for picture in bank.get("picture", []):
        yield "picture", picture["id"], joined(picture.get("text"))
    for scale in bank.get("scale", []):
        yield "terms of the scale", scale["id"], joined(scale.get("attribution"))


def short(bank):
    """Labels, titles, options and the like, held to the line of a sentence."""
    yield "title", "bank", voices(bank["bank"]["title"])
    for section in bank.get("section", []):
        yield "section", section["id"], voices(section["title"])
    for question in bank.get("question", []):
        if not question.get("instrument"):
            yield "label", question["id"], voices(question["label"])
            for option in question.get("options", []):
                yield "option", f"{question['id']}.{option['id']}", voices(option["text"])
        for key in ("find_out", "unit"):
            yield key, question["id"], voices(question.get(key))
    for number, reading in enumerate(bank.get("paired_reading", []), 1):
        yield "label", f"pair {number}", voices(reading["label"])
    for number, constraint in enumerate(bank.get("constraint", []), 1):
        yield "constraint", str(number), voices(constraint["text"])
    for rule in bank.get("rule", []):
        yield "title", rule["id"], voices(rule["title"])
        yield "short title", rule["id"], voices(rule["short_title"])
    for education in bank.get("education", []):
        yield "title", education["id"], voices(education["title"])
    for scale in bank.get("scale", []):
        yield "label", scale["id"], voices(scale["label"])
        for band in scale.get("bands", []):
            yield "band", scale["id"], voices(band["text"])
    for number, row in enumerate(bank.get("treatment", []), 1):
        yield "treatment", str(number), voices(row["label"])
    for label in bank.get("medicine_label", []):
        yield "medicine label", label["id"], voices(label["text"])
    for country in bank.get("country", []):
        yield "country", country["code"], voices(country["name"])
        for line in country.get("line", []):
            yield "help line", country["code"], voices(line["name"])
            yield "help line", country["code"], voices(line["contact"])


def grade(text):
    return textstat.flesch_kincaid_grade(text)


def hardest(text):
    return max((grade(part) for part in sentences(plain(text))), default=0.0)


def fillings(bank):
    """What can stand in a place of a phrase. A place that is not here is filled with the hardest label of all."""
    texts = lambda table, key: [text for item in bank.get(table, []) for text in voices(item.get(key)).values() if text]
    phrases = {name: list(voices(value).values()) for name, value in bank["phrases"].items()}
    options = [text for q in bank["question"] if not q.get("instrument") for o in q.get("options", []) for text in voices(o["text"]).values()]
    labels = [text for q in bank["question"] if not q.get("instrument") for text in voices(q["label"]).values()]
    lines = [line for country in bank.get("country", []) for line in country.get("line", [])]
    name = lambda key: [text for line in lines for text in voices(line[key]).values()]
    answered = [
        phrase.replace("{question}", label).replace("{answer}", option)
        for phrase in phrases["answer"]
        for q in bank["question"]
        if not q.get("instrument")
        for label in voices(q["label"]).values()
        for o in q.get("options", [{"text": "34"}])
        for option in voices(o["text"]).values()
    ]
    crisis = [
        phrase.replace("{name}", one["name"] if isinstance(one["name"], str) else "").replace("{contact}", str(one["contact"])).replace("{country}", str(country["name"]))
        for phrase in phrases["crisis_line"]
        for country in bank.get("country", [])
        for one in country.get("line", [])
    ]
    moments = [text for p in bank.get("picture", []) for tick in p.get("ticks", []) for text in voices(tick["text"]).values()]
    return {
        "answer": options + phrases["not_sure"] + phrases["prefer_not"] + phrases["missing"] + answered,
        "answers": answered,
        "at": moments,
        "from": moments,
        "to": moments,
        "text": [text for p in bank.get("picture", []) for t in p.get("thresholds", []) for text in voices(t["text"]).values()],
        "label": [text for p in bank.get("picture", []) for row in p.get("rows", []) for text in voices(row["label"]).values()],
        "because": [phrase.replace("{answers}", text) for phrase in phrases["label_because"] for text in answered],
        "change": [
            phrase.replace("{question}", label).replace("{earlier}", "34").replace("{later}", "35")
            for phrase in phrases["compare_change"]
            for label in labels
        ],
        "help": [text for r in bank.get("rule", []) for call in r.get("help", []) for text in voices(call["text"]).values()],
        "earlier": options,
        "later": options,
        "band": [text for s in bank.get("scale", []) for b in s.get("bands", []) for text in voices(b["text"]).values()],
        "basis": [text for key, found in phrases.items() if key.startswith("basis_") for text in found],
        "contact": name("contact"),
        "country": texts("country", "name"),
        "crisis_line": crisis,
        "emergency": name("contact"),
        "labels": texts("medicine_label", "text"),
        "name": name("name"),
        "option": options,
        "options": options,
        "parts": [text for key, found in phrases.items() if key.startswith("cut_") for text in found],
        "question": labels + texts("rule", "ask"),
        "questions": labels,
        "rules": texts("rule", "short_title"),
        "scale": texts("scale", "label"),
        "section": texts("section", "title"),
        "talk": name("contact"),
        "unit": texts("question", "unit"),
        # Other people's words, numbers and dates.
        **{key: [PLAIN] for key in ("client", "date", "file", "note", "title", "publisher", "url", "via", "typed", "key", "what", "stem", "item")},
        **{key: ["12"] for key in ("number", "numbers", "count", "year", "month", "minutes", "least", "most", "greatest", "sum", "longest", "first", "second")},
        None: labels,
    }


def filled(bank):
    """Each phrase as a reader meets it, its places filled in the hardest way."""
    known = fillings(bank)
    for name, value in bank["phrases"].items():
        for voice, phrase in voices(value).items():
            for place in PLACEHOLDER.findall(phrase):
                found = known.get(place, known[None])
                worst = max(found, key=lambda text: hardest(phrase.replace(f"{{{place}}}", text)))
                phrase = phrase.replace(f"{{{place}}}", worst)
            yield "phrase", name, {voice: phrase}
    for text in dict.fromkeys(known["answers"]):
        yield "answer", "in a summary", {"both": text}


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
            if inner not in ("client", "notes", "answers", "sources", "bank"):
                yield from of_json(found, inner)
    elif isinstance(value, list):
        for found in value:
            yield from of_json(found, key)
    elif isinstance(value, str) and key in ("next_step", "title", "text", "disclaimer", "name", "contact"):
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


def output(path, bank):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = Page()
        page.feed(text)
        return page.texts
    if path.suffix == ".json":
        return list(of_json(json.loads(text)))
    sources, own_words = (list(voices(bank["phrases"][key]).values()) for key in ("heading_sources", "brief_own_words"))
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
    bank = tomllib.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    summaries = [pathlib.Path(name) for name in sys.argv[2:]]
    measure = Measure()
    for texts, take in ((running(bank), measure.whole), (short(bank), measure.parts), (filled(bank), measure.parts)):
        for kind, name, found in texts:
            for voice, text in found.items():
                text = plain(text)
                if re.search(r"\w", text):
                    take(f"{kind} {name} ({voice})", text)
    of_bank = measure.texts
    # What an instrument says is read aloud unchanged.
    exempt = [text for q in bank["question"] if q.get("instrument") for text in [*voices(q["label"]).values(), *(t for o in q["options"] for t in voices(o["text"]).values())]]
    for path in summaries:
        for text in output(path, bank):
            for words in exempt:
                text = text.replace(words, PLAIN)
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
