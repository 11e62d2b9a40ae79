"""Validates JSON that the program wrote, and the shipped bank, by the published schemas.

The schema of a document is found by its own `format`: `ketascreen-summary/2` is
`schemas/ketascreen-summary-2.schema.json`. That the validator does refuse is tried on
broken copies of the first document.

Usage: json_schema.py SCHEMAS BANK.toml FILE.json...
"""

import copy
import json
import pathlib
import sys
import tomllib

from jsonschema import Draft202012Validator

FAULTS = []
SCHEMAS = {}


def schema(folder, format_name):
    if format_name not in SCHEMAS:
        path = folder / f"{format_name.replace('/', '-')}.schema.json"
        found = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(found)
        SCHEMAS[format_name] = Draft202012Validator(found)
    return SCHEMAS[format_name]


def broken(document):
    """Copies that the schema must refuse, each with what is wrong with it."""
    for key in document:
        if key not in ("record", "notes"):
            copied = copy.deepcopy(document)
            del copied[key]
            yield f"without {key}", copied
    for key, value in (("overall", "fine"), ("not_asked", "age"), ("findings", {}), ("next_step", None), ("format", "ketascreen-summary/1"), ("points", {}), ("carried", [])):
        if key in document:
            yield f"{key} = {value!r}", {**document, key: value}


def main():
    folder, bank, *files = [pathlib.Path(argument) for argument in sys.argv[1:]]
    documents = [(path.name, json.loads(path.read_text(encoding="utf-8"))) for path in files]
    table = tomllib.loads(bank.read_text(encoding="utf-8"))
    documents.append((bank.name, table))
    for name, document in documents:
        for error in schema(folder, document["format"]).iter_errors(document):
            FAULTS.append(f"{name}: {error.json_path}: {error.message[:200]}")
    tried = 0
    summary = next((document for _, document in documents if document["format"].startswith("ketascreen-summary/")), None)
    if summary is None:
        FAULTS.append("no summary to validate")
    else:
        for what, copied in broken(summary):
            tried += 1
            if schema(folder, summary["format"]).is_valid(copied):
                FAULTS.append(f"a summary {what} is let through")
    print(f"schemas: {len(documents)} documents valid by {len(SCHEMAS)} schemas, {tried} broken copies refused")
    if FAULTS:
        print("\n".join(FAULTS[:40]))
        sys.exit(f"schemas: {len(FAULTS)} faults")


if __name__ == "__main__":
    main()
