//! Whole file of a bank.

use serde_json::{Value as Json, json};

use super::acceptance::{self, Acceptance, AcceptedTable};
use super::constraint::ConstraintTable;
use super::context::LoadContext;
use super::country::{CountryTable, countries};
use super::help::{HelpTable, helps};
use super::help_call::HelpNames;
use super::ids::Ids;
use super::leaflet::{LeafletTable, leaflet};
use super::option::OptionSetTable;
use super::paired_reading::PairedReadingTable;
use super::part_places::places_of_parts;
use super::partition::{PartitionTable, partitions};
use super::phrases;
use super::picture::{PictureNames, PictureTable, pictures};
use super::point::{PointTable, points};
use super::question::{ASK_IF, QuestionTable};
use super::questions::{self, QuestionNodes};
use super::reference::{MedicineLabelTable, SourceTable, labels, references};
use super::restricted;
use super::rule::{RuleNames, RuleTable, WHEN, rules};
use super::same_labels;
use super::scale::ScaleTable;
use super::section::SectionTable;
use super::shape::{AnyText, List, Prose, Text, reference};
use super::threshold::{ThresholdTable, thresholds};
use super::told_numbers;
use super::treatment::{TreatmentTable, treatments};
use super::unused;
use crate::bank::bank::{Contents, Places};
use crate::bank::next_step::NextStep;
use crate::bank::phrases::Phrase;
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::{Key, Node, Shape, TableReader, Value, parse_toml, table, text};
use crate::text::{Source, Span};

/// Format of the files that this program reads.
pub(in crate::bank) const FORMAT: &str = "ketascreen-bank/2";

table! {BANK: BankTable = "", "the bank" {
    must format: Format, "The format of this file.";
    must bank: HeaderTable, "What the bank says of itself.";
    must next_step: NextStepTable, "What to do next, as each page says it.";
    may words: PhrasesTable, "Words of the program itself, in place of the English ones.";
    may point: List<PointTable>, "What rules about one matter are gathered in, in order.";
    may help: List<HelpTable>, "Kinds of help that rules call for.";
    may option_set: List<OptionSetTable>, "Lists of options that recur.";
    may section: List<SectionTable>, "Parts of the questionnaire, in order.";
    may question: List<QuestionTable>, "Questions, in order, those of a section together.";
    may paired_reading: List<PairedReadingTable>, "Two numbers that are asked in one prompt.";
    may constraint: List<ConstraintTable>, "What answers must not say together.";
    may scale: List<ScaleTable>, "Named sums of scored options.";
    may threshold: List<ThresholdTable>, "Numbers that recur, with a name.";
    may rule: List<RuleTable>, "What is worth raising, and when.";
    may partition: List<PartitionTable>,
        "Rules of which exactly one is found wherever a condition is true.";
    may treatment: List<TreatmentTable>, "Rows of the table of treatments tried.";
    may leaflet: List<LeafletTable>, "What is said about the treatment to anybody.";
    may picture: List<PictureTable>, "What a page draws.";
    must country: List<CountryTable, 1>,
        "Countries with their help lines; the first is the default.";
    may medicine_label: List<MedicineLabelTable>, "Medicines' labels that rules speak of.";
    may source: List<SourceTable>, "What the bank rests on.";
    may accepted: List<AcceptedTable>, "Warnings of the check that are meant.";
}}

table! {HEADER: HeaderTable = "bank", "`bank`" {
    must id: Prose, "Its name for people and programs.";
    must version: Prose, "Its version.";
    may translates: Text, "The id of the bank that it is a translation of.";
    must language: AnyText, "The language that it is written in (BCP 47), such as en.";
    must title: Prose, "What it is about.";
    must topic: Prose, "The same in a few words, as headings name it.";
    must purpose: Prose, "What its questions are for, said before the first.";
    must disclaimer: Prose, "What a page is and is not. It must hold {crisis_line}.";
    must example: AnyText, "A short answers file, to show what one looks like.";
    may addresses_reader: List<Text>,
        "Words that speak to or of the person; no title or line holds one.";
    may forbidden_words: List<Text>,
        "Words, or several in a row, that no text of the bank may hold.";
    may risk_words: List<Text>,
        "Words, or several in a row, that name suicide or self-harm: a counselor's note that holds one is asked about.";
}}

table! {NEXT_STEP: NextStepTable = "next_step", "`next_step`" {
    must help: Prose, "Where help comes first.";
    must findings: Prose, "Where there are findings above note.";
    must none: Prose, "Where there is no finding above note.";
    must not_known: Prose, "Added to it where some answers are not known.";
}}

/// Format of a bank's file.
pub(crate) enum Format {}

impl Shape for Format {
    type Read = &'static str;

    fn schema() -> Json {
        json!({ "type": "string", "const": FORMAT })
    }
}

/// Table of words, whose keys are declared with the phrases.
pub(crate) enum PhrasesTable {}

impl Shape for PhrasesTable {
    type Read = Node<'static>;

    fn schema() -> Json {
        reference("words")
    }
}

/// Place of the answers, if it is a file of answers.
fn answers_of<'n>(node: &'n Node<'_>) -> Option<&'n Span> {
    let Value::Table(entries) = &node.value else { return None };
    let named = |key: &str| entries.iter().find(|entry| entry.key == key);
    named("answers").filter(|_| named("question").is_none()).map(|entry| &entry.key_span)
}

/// Reads and checks a whole file.
pub(super) fn contents(
    source: &Source,
    problems: &Problems,
    acceptances: &mut Vec<Acceptance>,
) -> Option<Contents> {
    let node = parse_toml(&source.text, problems);
    if problems.errors() > 0 {
        // What a broken notation says of ids cannot be trusted.
        return None;
    }
    if let Some(answers) = answers_of(&node) {
        problems.push(
            Problem::error(
                Code::OtherFormat,
                answers.clone(),
                "this is a file of answers, not a bank",
            )
            .help("`ketascreen summarize FILE` reads it; a bank has `[[question]]` and `[[rule]]`"),
        );
        return None;
    }
    let mut fields = TableReader::<BankTable>::of(&node, problems)?;
    let mut context =
        LoadContext { source, problems, addressing: Vec::new(), forbidden: Vec::new() };
    check_format(&mut fields, &context);
    let header = header(&mut fields, &mut context);
    let next_step = next_step(&mut fields, &context);
    let words = fields.take(&BANK.words).map(|entry| &entry.node);
    let language = header.as_ref().map(|header| header.language.as_str());
    let phrases = phrases::phrases(words, language, fields.span(), &context);
    let (points, point_ids) = points(fields.list(BANK.point), &context);
    let (helps, help_ids) = helps(fields.list(BANK.help), &context);
    let (references, source_ids) = references(fields.list(BANK.source), &context);
    let (labels, label_ids) = labels(fields.list(BANK.medicine_label), &context);
    let nodes = QuestionNodes {
        sections: fields.list(BANK.section),
        questions: fields.list(BANK.question),
        scales: fields.list(BANK.scale),
        paired_readings: fields.list(BANK.paired_reading),
        constraints: fields.list(BANK.constraint),
        option_sets: fields.list(BANK.option_set),
    };
    let (read, question_ids, scale_ids) = questions::read(&nodes, &source_ids, &context);
    let rule_nodes = fields.list(BANK.rule);
    let (thresholds, threshold_ids) =
        thresholds(fields.list(BANK.threshold), &question_ids, &context);
    let names = RuleNames {
        questions: &question_ids,
        labels: &label_ids,
        sources: &source_ids,
        points: &point_ids,
        helps: HelpNames { helps: &helps, ids: &help_ids },
    };
    let (rules, rule_ids) = rules(rule_nodes, &read, &names, &context);
    let (partitions, partition_ids) =
        partitions(fields.list(BANK.partition), &read, &rule_ids, &context);
    let treatments = treatments(fields.list(BANK.treatment), &question_ids, &context);
    let (leaflet, leaflet_ids) = leaflet(fields.list(BANK.leaflet), &read, &source_ids, &context);
    let names = PictureNames {
        questions: &question_ids,
        scales: &scale_ids,
        leaflet: &leaflet_ids,
        threshold_ids: &threshold_ids,
        thresholds: &thresholds,
        sources: &source_ids,
    };
    let pictures = pictures(fields.list(BANK.picture), &read, &names, &context);
    let countries_span = fields.span().clone();
    let countries = countries(fields.list(BANK.country), &source_ids, &countries_span, &context);
    *acceptances = acceptance::read(fields.list(BANK.accepted), &context);
    fields.finish();
    let Header {
        id,
        version,
        translates,
        language,
        example,
        title,
        topic,
        purpose,
        risk_words,
        disclaimer,
    } = header?;
    if problems.errors() > 0 {
        // Nobody asks for the places of a bank that cannot be used.
        return None;
    }
    let contents = Contents {
        id,
        version,
        translates,
        language,
        example,
        title,
        topic,
        purpose,
        risk_words,
        disclaimer,
        next_step: next_step?,
        phrases: phrases?,
        points,
        helps: helps.into_iter().collect::<Option<_>>()?,
        thresholds: thresholds.into_iter().collect::<Option<_>>()?,
        sections: read.sections.into_iter().collect::<Option<_>>()?,
        questions: read
            .questions
            .into_iter()
            .map(|(_, question)| question)
            .collect::<Option<_>>()?,
        paired_readings: read.paired_readings,
        constraints: read.constraints,
        scales: read.scales.into_iter().map(|(_, scale)| scale).collect::<Option<_>>()?,
        rules,
        partitions,
        treatments,
        leaflet,
        pictures,
        countries,
        labels,
        references,
        places: Places {
            questions: places(&question_ids),
            rules: places(&rule_ids),
            partitions: places(&partition_ids),
            ask_if: places_of_parts(nodes.questions, ASK_IF, &context),
            when: places_of_parts(rule_nodes, WHEN, &context),
        },
    };
    restricted::check(&contents, &node, problems);
    unused::check(&contents, &node, problems);
    same_labels::check(&contents, &node, problems);
    told_numbers::check(&contents, &node, &context);
    Some(contents)
}

fn check_format(fields: &mut TableReader<'_, '_, BankTable>, context: &LoadContext<'_>) {
    let Some(entry) = fields.take(&BANK.format) else {
        fields.missing_with(&BANK.format, format!("write `format = \"{FORMAT}\"` above all else"));
        return;
    };
    if let Some(format) = text(&entry.node, BANK.format.name, context.problems)
        && format.value != FORMAT
    {
        context.report(
            Problem::error(
                Code::OtherFormat,
                format.span.clone(),
                format!("this program does not read the format `{}`", format.value.escape_debug()),
            )
            .help(format!("write `format = \"{FORMAT}\"` if the file is written for it")),
        );
    }
}

fn subtable<'n, 's, S: Shape<Read = Node<'static>>>(
    fields: &mut TableReader<'n, 's, BankTable>,
    key: Key<BankTable, S>,
) -> Option<&'n Node<'s>> {
    let entry = fields.take(&key);
    if entry.is_none() {
        fields.missing_with(&key, format!("write `[{}]`, and its keys below it", key.name));
    }
    entry.map(|entry| &entry.node)
}

fn places(ids: &Ids<'_>) -> Vec<Span> {
    ids.iter().map(|id| ids.span(id).cloned().unwrap_or_default()).collect()
}

struct Header {
    id: String,
    version: String,
    translates: Option<String>,
    language: String,
    example: String,
    title: String,
    topic: String,
    purpose: String,
    risk_words: Vec<String>,
    disclaimer: Phrase,
}

fn header(
    fields: &mut TableReader<'_, '_, BankTable>,
    context: &mut LoadContext<'_>,
) -> Option<Header> {
    let node = subtable(fields, BANK.bank)?;
    let mut fields = context.table::<HeaderTable>(node)?;
    let language = fields.text(HEADER.language).and_then(|language| context.language(language));
    let addressing = fields.texts(HEADER.addresses_reader);
    let forbidden = fields.texts(HEADER.forbidden_words);
    let span = node.span.clone();
    let key = HEADER.addresses_reader.name;
    let purpose = "the words that speak to or of the person, such as \"you\" and \"they\"";
    context.check_word_list(key, purpose, &addressing, language, &span);
    let key = HEADER.forbidden_words.name;
    let purpose = "words of verdicts, doses and labels for people, which no text may hold";
    context.check_word_list(key, purpose, &forbidden, language, &span);
    context.addressing = addressing.iter().map(|word| word.value.to_lowercase()).collect();
    context.forbidden =
        forbidden.into_iter().filter_map(|entry| context.forbidden_entry(entry)).collect();
    let risk_words = fields.texts(HEADER.risk_words).into_iter();
    let risk_words = risk_words.map(|entry| entry.value.to_owned()).collect();
    // A bank's id is a name for people and programs, not a word of its conditions.
    let id = context.prose(&mut fields, HEADER.id);
    let version = context.prose(&mut fields, HEADER.version);
    let translates = fields.text(HEADER.translates).map(|id| id.value.to_owned());
    let language = language.map(str::to_owned);
    let example = fields.text(HEADER.example).map(|example| example.value.to_owned());
    let title = context.prose(&mut fields, HEADER.title);
    let topic = context.prose(&mut fields, HEADER.topic);
    let purpose = context.prose(&mut fields, HEADER.purpose);
    let disclaimer = fields.entry(&HEADER.disclaimer).and_then(|entry| {
        let text = context.prose_of(&entry.node, HEADER.disclaimer.name)?;
        context.placeholders(&text, &["crisis_line"], &entry.node.span);
        Some(Phrase::new(text))
    });
    fields.finish();
    Some(Header {
        id: id?,
        version: version?,
        translates,
        language: language?,
        example: example?,
        title: title?,
        topic: topic?,
        purpose: purpose?,
        risk_words,
        disclaimer: disclaimer?,
    })
}

fn next_step(
    fields: &mut TableReader<'_, '_, BankTable>,
    context: &LoadContext<'_>,
) -> Option<NextStep> {
    let mut fields = context.table::<NextStepTable>(subtable(fields, BANK.next_step)?)?;
    let help = context.prose(&mut fields, NEXT_STEP.help);
    let findings = context.prose(&mut fields, NEXT_STEP.findings);
    let none = context.prose(&mut fields, NEXT_STEP.none);
    let not_known = context.prose(&mut fields, NEXT_STEP.not_known);
    fields.finish();
    Some(NextStep { help: help?, findings: findings?, none: none?, not_known: not_known? })
}
