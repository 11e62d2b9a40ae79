//! The page in the tightest room, taken apart: what always counts, and what counts where it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::cost::{Cost, Measure};
use super::list::{ListBound, Place, ordered};
use textwrap::wrap;

use crate::answers::{Answer, Answers, Unknown, Value};
use crate::bank::condition::{Condition, Test};
use crate::bank::{
    Bank, Country, HelpCall, HelpPlace, HelpState, Kind, Level, LineKind, OptionId, PagePart,
    Phrase, Phrases, Question, QuestionId, Rule, RuleId, ScaleId,
};
use crate::evaluation::{Because, Finding};
use crate::logic::Interval;
use crate::proof::dependencies::dependencies;
use crate::proof::{Decided, Fact, Facts};
use crate::render::paper::{ITEM, ITEM_NOW, LINE_NOW_OF_SIDE, LINE_OF_SIDE, PARAGRAPH, STRONG};
use crate::summary::{Block, REFERENCE_LONGEST, Room, Words, crisis_line, main_lines};
use crate::text::lines_in_print;

/// Columns of a line as text, and what parts below a heading are set in by.
const COLUMNS: usize = 80;
const INDENT: usize = 2;
/// Where a paragraph below a heading stands.
const PARAGRAPH_BELOW: Place =
    Place { columns: COLUMNS - INDENT, printed: PARAGRAPH, side: LINE_OF_SIDE };
/// Columns by which a line of a point is set in below its title.
const LINE_SET_IN: usize = 3;
/// Longest label of an option, in characters.
const LABEL_LONGEST: usize = 40;
/// The most options of which every choice is looked at.
const MOST_OPTIONS: usize = 10;
/// Findings that a point in full tells with their line.
const LINES_OF_A_POINT: usize = 2;
/// Longest line of a finding, in characters.
const LINE_LONGEST: usize = 76;
/// Lines of the lists, of which the bound is closest for lists about so long.
const TITLES_ABOUT: usize = 22;
const LABELS_ABOUT: usize = 6;
const SAID_ABOUT: usize = 2;

/// What the page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinds {
    /// Help comes first.
    HelpFirst,
    /// Points to raise.
    Points,
    /// Nothing to raise.
    Nothing,
}

impl Kinds {
    pub const ALL: [Kinds; 3] = [Kinds::HelpFirst, Kinds::Points, Kinds::Nothing];

    fn is_help_first(self) -> bool {
        self == Kinds::HelpFirst
    }
}

/// A text of the bank that may stand on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text<'b> {
    /// The short title of a rule.
    ShortTitle(RuleId),
    /// The label of a question.
    Label(QuestionId),
    /// What to do.
    Help(&'b str),
    /// Words around them.
    Other,
}

/// A part that stands where its fact is so.
#[derive(Debug, Clone, Copy)]
pub struct Part<'b> {
    pub fact: Fact,
    pub cost: Cost,
    pub text: Text<'b>,
}

/// What always counts, what counts where it stands, and for which answers the page is of its kind.
pub struct Tightest<'b> {
    pub always: Cost,
    pub parts: Vec<Part<'b>>,
    pub given: Fact,
    /// What may come first, of which one case holds.
    pub cases: Vec<Case>,
}

/// What comes first, with what it adds, and for which answers it may come first.
pub struct Case {
    pub cost: Cost,
    pub given: Vec<Fact>,
}

/// Facts about what help is called for.
pub struct HelpFacts<'b> {
    /// Texts of what to do, where they stand, and when.
    pub texts: Vec<(&'b str, HelpPlace, Fact)>,
    /// When a kind of line is named.
    kinds: Vec<(LineKind, Fact)>,
    /// When help comes before anything else.
    pub is_first: Fact,
}

/// An answer that a rule may wait for: a whole one, or an option that is not sure.
type Awaited = (QuestionId, Option<OptionId>);

fn awaited(bank: &Bank, condition: &Condition) -> BTreeSet<Awaited> {
    let named = dependencies(bank, condition);
    let mut found: BTreeSet<Awaited> = named.iter().map(|question| (*question, None)).collect();
    let ask_ifs = named.iter().filter_map(|question| bank.question(*question).ask_if.as_ref());
    for condition in ask_ifs.chain([condition]) {
        condition.each_test(&mut |test| {
            if let Test::HasAny(question, options) = test {
                found.extend(options.iter().map(|option| (*question, Some(*option))));
            }
        });
    }
    found
}

impl<'b> HelpFacts<'b> {
    /// The help that the rules of a bank may call for.
    pub fn of(bank: &'b Bank, facts: &mut Facts<'_>) -> Decided<HelpFacts<'b>> {
        let mut calls: Vec<(&HelpCall, Fact)> = Vec::new();
        for (id, rule) in bank.numbered_rules() {
            for call in &rule.calls {
                calls.push((call, call_fact(bank, id, rule, call, facts)?));
            }
        }
        let mut first_kinds: BTreeMap<LineKind, Vec<Fact>> = BTreeMap::new();
        for (call, fact) in calls.iter().filter(|(call, _)| call.place == HelpPlace::Now) {
            for kind in &call.lines {
                first_kinds.entry(*kind).or_default().push(*fact);
            }
        }
        let mut texts: Vec<(&str, HelpPlace, Vec<Fact>)> = Vec::new();
        let mut kinds: BTreeMap<LineKind, Vec<Fact>> = BTreeMap::new();
        for (call, fact) in calls {
            let fact = match call.place {
                // An early text adds nothing where all its lines are named already.
                HelpPlace::Early => {
                    let mut named = Vec::new();
                    for kind in &call.lines {
                        let of_kind = first_kinds.get(kind).cloned().unwrap_or_default();
                        named.push(facts.any(of_kind)?);
                    }
                    let all = facts.all(named)?;
                    let new = facts.not(all)?;
                    facts.all([fact, new])?
                }
                HelpPlace::Now | HelpPlace::Today => fact,
            };
            let first = |place: HelpPlace| place == HelpPlace::Now;
            let same = |(text, place, _): &&mut (&str, HelpPlace, Vec<Fact>)| {
                *text == call.text && first(*place) == first(call.place)
            };
            match texts.iter_mut().find(same) {
                Some((.., so)) => so.push(fact),
                None => texts.push((&call.text, call.place, vec![fact])),
            }
            for kind in &call.lines {
                kinds.entry(*kind).or_default().push(fact);
            }
        }
        let mut said = Vec::new();
        for (text, place, so) in texts {
            said.push((text, place, facts.any(so)?));
        }
        let mut named = Vec::new();
        for (kind, so) in kinds {
            named.push((kind, facts.any(so)?));
        }
        let now = said.iter().filter(|(_, place, _)| *place == HelpPlace::Now);
        let is_first = facts.any(now.map(|(.., fact)| *fact).collect::<Vec<_>>())?;
        Ok(HelpFacts { texts: said, kinds: named, is_first })
    }
}

fn call_fact(
    bank: &Bank,
    id: RuleId,
    rule: &Rule,
    call: &HelpCall,
    facts: &mut Facts<'_>,
) -> Decided<Fact> {
    let mut waits = Vec::new();
    for (question, option) in awaited(bank, &rule.when) {
        match (call.state, option) {
            (HelpState::Unsure, Some(option)) => waits.push(facts.unsure(question, option)?),
            (HelpState::NotSure, None) => waits.push(facts.unknown(question)?),
            _ => {}
        }
    }
    let open = facts.unresolved(id)?;
    let state = match call.state {
        HelpState::Finding => facts.finding(id),
        HelpState::Unresolved => open,
        HelpState::Unsure | HelpState::NotSure => {
            let waits = facts.any(waits)?;
            facts.all([open, waits])?
        }
    };
    let beside = call.beside.map_or(Fact::ALWAYS, |beside| facts.finding(beside));
    facts.all([state, beside])
}

/// The questions that may have to be found out, and when.
pub fn open_questions(bank: &Bank, facts: &mut Facts<'_>) -> Decided<Vec<(QuestionId, Fact)>> {
    let mut waiting: BTreeMap<Awaited, Vec<Fact>> = BTreeMap::new();
    for (id, rule) in bank.numbered_rules().filter(|(_, rule)| rule.level >= Level::Discuss) {
        let open = facts.unresolved(id)?;
        for awaited in awaited(bank, &rule.when) {
            waiting.entry(awaited).or_default().push(open);
        }
    }
    let mut found: BTreeMap<QuestionId, Vec<Fact>> = BTreeMap::new();
    for ((question, option), rules) in waiting {
        let so = match option {
            None => facts.unknown(question)?,
            Some(option) => facts.unsure(question, option)?,
        };
        let open = facts.any(rules)?;
        let open = facts.all([so, open])?;
        found.entry(question).or_default().push(open);
    }
    found.into_iter().map(|(question, so)| Ok((question, facts.any(so)?))).collect()
}

/// Builder of the parts of one kind of page.
pub struct Parts<'b, 'h> {
    pub bank: &'b Bank,
    pub help: &'h HelpFacts<'b>,
    pub open: &'h [(QuestionId, Fact)],
    pub kind: Kinds,
}

impl<'b> Parts<'b, '_> {
    fn phrases(&self) -> &'b Phrases {
        self.bank.phrases()
    }

    fn words(&self) -> Words<'b> {
        Words { bank: self.bank }
    }

    /// The cost of blocks above the first heading.
    fn opening(&self, blocks: &[Block]) -> Cost {
        Cost::of(&[], blocks, self.kind.is_help_first())
    }

    /// What the empty page takes in print.
    fn frame(&self) -> Cost {
        let empty = crate::render::PageSize::of(&[], self.kind.is_help_first());
        Cost { lines: 0.0, words: 0.0, sides: empty.sides }
    }

    /// The cost of blocks below a heading.
    fn below(&self, blocks: &[Block]) -> Cost {
        let above = [Block::Paragraph(String::new()), Block::Heading(String::new())];
        Cost::of(&above, blocks, self.kind.is_help_first())
    }

    fn heading(&self, phrase: impl Fn(&Phrases) -> &Phrase) -> Cost {
        self.below(&[Block::Heading(phrase(self.phrases()).as_str().to_owned())])
    }

    /// A text with what separates it from the next.
    fn listed(&self, text: &str) -> String {
        format!("{text}{}", self.phrases().list_separator.as_str())
    }

    /// All parts.
    pub fn all(&self, facts: &mut Facts<'_>) -> Decided<Tightest<'b>> {
        let mut parts = self.help_texts();
        parts.extend(self.help_lines(facts)?);
        let mut always = self.frame() + self.start() + self.own_words() + self.numbers();
        always = always + self.medicines() + self.find_out(&mut parts) + self.about();
        let mut cases = vec![Case { cost: Cost::default(), given: Vec::new() }];
        match self.kind {
            Kinds::HelpFirst => {
                let heading = self.heading(|phrases| &phrases.heading_later);
                always = always + heading + self.titles(&mut parts, facts);
                self.said(&mut parts, facts)?;
            }
            Kinds::Points => {
                let heading = self.heading(|phrases| &phrases.heading_points_to_raise)
                    + self.heading(|phrases| &phrases.heading_also);
                let titles = self.titles(&mut parts, facts);
                always = always + heading + titles + self.tried();
                cases = self.points_in_full(facts)?;
            }
            Kinds::Nothing => always = always + self.tried(),
        }
        let given = match self.kind {
            Kinds::HelpFirst => self.help.is_first,
            Kinds::Points | Kinds::Nothing => facts.not(self.help.is_first)?,
        };
        Ok(Tightest { always, parts, given, cases })
    }

    fn start(&self) -> Cost {
        let next_step = self.bank.next_step();
        let next_step = match self.kind {
            Kinds::HelpFirst => next_step.help.clone(),
            Kinds::Points => next_step.findings.clone(),
            Kinds::Nothing => format!("{} {}", next_step.none, next_step.not_known),
        };
        let title = Block::Title(self.words().page_title());
        self.opening(&[title, Block::Paragraph(next_step)]) + self.about_the_person()
    }

    fn about_the_person(&self) -> Cost {
        let date = self.phrases().date.fill(&[("date", "2026-12-31")]);
        let reference =
            self.phrases().reference.fill(&[("client", &"0".repeat(REFERENCE_LONGEST))]);
        let mut variants =
            vec![vec![reference], vec![date, self.phrases().date_to_write.as_str().to_owned()]];
        variants.extend(self.of_part(PagePart::About).map(|(id, _)| self.answers(id)));
        let place = Place { columns: COLUMNS, printed: PARAGRAPH, side: LINE_OF_SIDE };
        self.list(&variants, place)
    }

    /// A list that holds one text of each of these.
    fn list(&self, variants: &[Vec<String>], place: Place) -> Cost {
        let listed = |texts: &Vec<String>| texts.iter().map(|text| self.listed(text)).collect();
        ordered(&variants.iter().map(listed).collect::<Vec<_>>(), place)
    }

    fn of_part(&self, part: PagePart) -> impl Iterator<Item = (QuestionId, &'b Question)> {
        self.bank.numbered_questions().filter(move |(_, question)| question.page_part == Some(part))
    }

    /// The longest answers to a question, with its label.
    fn answers(&self, id: QuestionId) -> Vec<String> {
        self.short_answers(id).iter().map(|said| self.words().answered(id, said)).collect()
    }

    /// The longest answers to a question.
    fn short_answers(&self, id: QuestionId) -> Vec<String> {
        let (words, question) = (self.words(), self.bank.question(id));
        let mut said: Vec<String> = [Unknown::NotSure, Unknown::PreferNot]
            .map(|unknown| words.answer(id, &Answer::Unknown(unknown)))
            .to_vec();
        let labels = || question.options().iter().map(|option| option.label.clone());
        match &question.kind {
            Kind::Choice(_) => said.extend(labels()),
            Kind::Multi(_) => {
                let all = words.list(labels().collect::<Vec<_>>());
                said.push(self.phrases().unsure_option.fill(&[("option", &all)]));
            }
            Kind::Integer { range, .. } => said.extend(
                [range.start(), range.end()]
                    .map(|number| words.answer(id, &Answer::Known(Value::Integer(*number)))),
            ),
            // One letter a word is the most words, wide letters are the most lines.
            Kind::Text { longest } => {
                said.extend(["x ".repeat(longest.div_ceil(2)), "m".repeat(*longest)]);
            }
        }
        said
    }

    fn help_texts(&self) -> Vec<Part<'b>> {
        let is_first = self.kind.is_help_first();
        let texts = self.help.texts.iter();
        texts
            .filter(|(_, place, _)| is_first || *place != HelpPlace::Now)
            .map(|(text, _, fact)| Part {
                fact: *fact,
                cost: self.opening(&[Block::Strong((*text).to_owned())]),
                text: Text::Help(text),
            })
            .collect()
    }

    /// The line of help of each set of kinds, where just these are called for.
    fn help_lines(&self, facts: &mut Facts<'_>) -> Decided<Vec<Part<'b>>> {
        let part = |fact, cost| Part { fact, cost, text: Text::Other };
        let kinds = &self.help.kinds;
        let any = facts.any(kinds.iter().map(|(_, fact)| *fact))?;
        let mut parts = vec![part(any, self.elsewhere())];
        for set in 1_usize..1 << kinds.len() {
            let mut just = Vec::new();
            let mut called = Vec::new();
            for (place, (kind, fact)) in kinds.iter().enumerate() {
                let is_in = set >> place & 1 == 1;
                called.extend(is_in.then_some(*kind));
                just.push(if is_in { *fact } else { facts.not(*fact)? });
            }
            let worst = self.bank.countries().iter().map(|country| self.line_in(country, &called));
            parts.push(part(facts.all(just)?, worst.fold(Cost::default(), Cost::or)));
        }
        Ok(parts)
    }

    /// The line of help in a country, in whatever order its kinds are called for.
    fn line_in(&self, country: &Country, kinds: &[LineKind]) -> Cost {
        let place = match self.kind.is_help_first() {
            true => Place { columns: COLUMNS - INDENT, printed: ITEM_NOW, side: LINE_NOW_OF_SIDE },
            false => Place { columns: COLUMNS - INDENT, printed: ITEM, side: LINE_OF_SIDE },
        };
        let costs = orders(kinds).into_iter().map(|kinds| {
            let lines = self.words().list(main_lines(self.bank, country, &kinds, true));
            let said = [("question", &*country.name), ("answer", &*lines)];
            let text = match self.kind.is_help_first() {
                true => lines,
                false => self.phrases().answer.fill(&said),
            };
            ordered(&[vec![text]], place)
        });
        costs.fold(Cost::default(), Cost::or)
    }

    fn elsewhere(&self) -> Cost {
        let last = self.bank.countries().last();
        let said = last.map(|last| {
            let contacts: Vec<&str> = [LineKind::Emergency, LineKind::Talk]
                .into_iter()
                .filter_map(|kind| last.main_line(kind))
                .map(|line| line.contact.as_str())
                .collect();
            let said = [("question", &*last.name), ("answer", &*self.words().list(contacts))];
            Block::Points(vec![self.phrases().answer.fill(&said)])
        });
        said.map_or_else(Cost::default, |block| self.opening(&[block]))
    }

    /// Lines of own words: the page cuts them, as text and in print.
    fn lines_of_own_words(&self, part: PagePart, lines: impl Fn(Room) -> usize) -> Cost {
        let lines = Room::from_widest().last().map_or(0, lines) as f64;
        let texts =
            self.of_part(part).filter(|(_, question)| matches!(question.kind, Kind::Text { .. }));
        let each = Cost { lines, words: 0.0, sides: lines * LINE_OF_SIDE };
        each.times(texts.count() as f64)
    }

    fn own_words(&self) -> Cost {
        self.heading(|phrases| &phrases.heading_own_words)
            + self.lines_of_own_words(PagePart::OwnWords, |room| room.own_words)
    }

    fn medicines(&self) -> Cost {
        let labels = self.of_part(PagePart::Medicines);
        let headings =
            labels.map(|(_, question)| self.below(&[Block::Heading(question.label.clone())]));
        headings.fold(Cost::default(), Cost::or)
            + self.lines_of_own_words(PagePart::Medicines, |room| room.medicines)
    }

    fn numbers(&self) -> Cost {
        let mut variants = Vec::new();
        let pair = self.bank.paired_readings().first();
        if let Some(pair) = pair {
            let [first, second] = pair.questions.map(|id| self.greatest_number(id));
            let said = [("first", &*first), ("second", &*second)];
            let said = self.phrases().page_pair.fill(&said);
            let said = [("question", &*pair.label), ("answer", &*said)];
            variants.push(vec![self.phrases().answer.fill(&said)]);
        }
        let others = self
            .of_part(PagePart::Readings)
            .filter(|(id, _)| pair.is_none_or(|pair| !pair.questions.contains(id)));
        variants.extend(others.map(|(id, _)| self.short_answers(id)));
        variants.extend(self.bank.numbered_scales().map(|(id, _)| self.sums(id)));
        let Some(first) = variants.first_mut() else { return Cost::default() };
        let heading = self.phrases().heading_numbers.as_str();
        for text in first.iter_mut() {
            let said = [("question", heading), ("answer", &**text)];
            *text = self.phrases().answer.fill(&said);
        }
        self.list(&variants, PARAGRAPH_BELOW)
    }

    fn greatest_number(&self, id: QuestionId) -> String {
        let number = match &self.bank.question(id).kind {
            Kind::Integer { range, .. } => range.end().to_string(),
            _ => String::new(),
        };
        let unknown = self.phrases().page_unknown_number.as_str();
        if unknown.len() > number.len() { unknown.to_owned() } else { number }
    }

    /// The longest ways in which a scale's sum is said.
    fn sums(&self, id: ScaleId) -> Vec<String> {
        let range = self.bank.scale(id).range.clone();
        let end = *range.end();
        let sums = range.flat_map(|least| (least..=end).map(move |greatest| (least, greatest)));
        let mut said: Vec<String> = sums
            .map(|(least, greatest)| self.words().sum(id, Interval { least, greatest }))
            .collect();
        said.sort();
        said.dedup();
        said
    }

    /// One line of treatments, whichever they are.
    fn tried(&self) -> Cost {
        let labels: Vec<&str> =
            self.bank.treatments().iter().map(|row| row.label.as_str()).collect();
        let lines = (1_usize..1 << labels.len().min(MOST_OPTIONS)).map(|set| {
            let places = labels.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
            let rows: Vec<&str> = places.map(|(_, label)| *label).collect();
            let name = self.phrases().heading_tried.as_str();
            self.below_cost(&self.words().in_one_line(name, &rows))
        });
        lines.fold(Cost::default(), Cost::or)
    }

    /// The cost of a paragraph below a heading.
    fn below_cost(&self, text: &str) -> Cost {
        Cost {
            lines: wrap(text, COLUMNS - INDENT).len() as f64,
            words: text.split_whitespace().count() as f64,
            sides: lines_in_print(text, PARAGRAPH) as f64 * LINE_OF_SIDE,
        }
    }

    fn find_out(&self, parts: &mut Vec<Part<'b>>) -> Cost {
        let labels: Vec<(QuestionId, Fact, String)> = self
            .open
            .iter()
            .map(|(id, fact)| (*id, *fact, self.listed(self.words().label(*id))))
            .collect();
        let phrases = self.phrases();
        let names = [&phrases.page_not_sure, &phrases.page_declined, &phrases.page_not_answered]
            .map(|name| phrases.answer.fill(&[("question", name.as_str()), ("answer", "")]));
        let texts = labels.iter().map(|(.., text)| text.as_str());
        let bound = ListBound::of(
            texts.chain(names.iter().map(String::as_str)),
            PARAGRAPH_BELOW,
            LABELS_ABOUT,
        );
        parts.extend(labels.iter().map(|(id, fact, text)| Part {
            fact: *fact,
            cost: bound.cost(text),
            text: Text::Label(*id),
        }));
        let names: Cost = names.iter().map(|name| bound.cost(name)).sum();
        self.heading(|phrases| &phrases.heading_find_out) + bound.base + names
    }

    fn about(&self) -> Cost {
        let rights = self.phrases().page_rights.as_str();
        let texts = self.bank.countries().iter().map(|country| {
            let line = crisis_line(self.bank, country);
            let disclaimer = self.bank.disclaimer().fill(&[("crisis_line", &line)]);
            Block::Paragraph(format!("{disclaimer} {rights}"))
        });
        let worst = texts.map(|text| self.below(&[text])).fold(Cost::default(), Cost::or);
        self.heading(|phrases| &phrases.heading_about) + worst
    }

    fn rules(&self) -> impl Iterator<Item = (RuleId, &'b Rule)> {
        self.bank.numbered_rules().filter(|(_, rule)| rule.level >= Level::Discuss)
    }

    fn titles_bound(&self) -> ListBound {
        let texts: Vec<String> =
            self.rules().map(|(_, rule)| self.listed(&rule.short_title)).collect();
        ListBound::of(texts.iter().map(String::as_str), PARAGRAPH_BELOW, TITLES_ABOUT)
    }

    /// True where a rule as a finding calls for help before anything else.
    fn is_calling(rule: &Rule) -> bool {
        let is_now =
            |call: &HelpCall| call.place == HelpPlace::Now && call.state == HelpState::Finding;
        rule.calls.iter().any(is_now)
    }

    /// Short titles of the findings that call for help, in a paragraph of their own: what they add
    /// to the list of the others.
    fn said(&self, parts: &mut Vec<Part<'b>>, facts: &mut Facts<'_>) -> Decided<()> {
        let calling: Vec<(RuleId, &Rule)> =
            self.rules().filter(|(_, rule)| Self::is_calling(rule)).collect();
        let name = self.phrases().page_said.fill(&[("lines", "")]);
        let texts: Vec<String> =
            calling.iter().map(|(_, rule)| self.listed(&rule.short_title)).collect();
        let place = Place { columns: COLUMNS, printed: STRONG, side: LINE_OF_SIDE };
        let all = texts.iter().chain([&name]).map(String::as_str);
        let bound = ListBound::of(all, place, SAID_ABOUT);
        let titles = self.titles_bound();
        let findings: Vec<Fact> = calling.iter().map(|(id, _)| facts.finding(*id)).collect();
        let fact = facts.any(findings.iter().copied())?;
        parts.push(Part { fact, cost: bound.base + bound.cost(&name), text: Text::Other });
        parts.extend(findings.into_iter().zip(&texts).map(|(fact, text)| {
            let more = bound.cost(text) + titles.cost(text).times(-1.0);
            Part { fact, cost: more.or(Cost::default()), text: Text::Other }
        }));
        Ok(())
    }

    /// Short titles of all findings in one list.
    fn titles(&self, parts: &mut Vec<Part<'b>>, facts: &Facts<'_>) -> Cost {
        let bound = self.titles_bound();
        parts.extend(self.rules().map(|(id, rule)| Part {
            fact: facts.finding(id),
            cost: bound.cost(&self.listed(&rule.short_title)),
            text: Text::ShortTitle(id),
        }));
        bound.base
    }

    /// Rules that may be findings where no help comes first.
    fn rules_without_help(&self) -> impl Iterator<Item = (RuleId, &'b Rule)> {
        self.rules().filter(|(_, rule)| !Self::is_calling(rule))
    }

    /// What each point adds in full to the short titles of its findings, and when it may come first:
    /// a point of a higher level, or of the highest with a line for today, comes before it.
    fn points_in_full(&self, facts: &mut Facts<'_>) -> Decided<Vec<Case>> {
        let is_today =
            |call: &HelpCall| call.place == HelpPlace::Today && call.state == HelpState::Finding;
        let highest = self.rules_without_help().map(|(_, rule)| rule.level).max();
        let mut cases = Vec::new();
        for (index, point) in self.bank.points().iter().enumerate() {
            let (own, others): (Vec<_>, Vec<_>) =
                self.rules_without_help().partition(|(_, rule)| rule.point.index() == index);
            let Some(level) = own.iter().map(|(_, rule)| rule.level).max() else { continue };
            let findings: Vec<Fact> = own.iter().map(|(id, _)| facts.finding(*id)).collect();
            let mut given = vec![facts.any(findings)?];
            let today = |(_, rule): &&(RuleId, &Rule)| {
                Some(rule.level) == highest && rule.calls.iter().any(is_today)
            };
            let own_today: Vec<Fact> =
                own.iter().filter(today).map(|(id, _)| facts.finding(*id)).collect();
            let own_today = facts.any(own_today)?;
            for other in &others {
                let absent = facts.not(facts.finding(other.0))?;
                if other.1.level > level {
                    given.push(absent);
                } else if today(&other) {
                    given.push(facts.any([absent, own_today])?);
                }
            }
            cases.push(Case { cost: self.full(&point.title, &own), given });
        }
        Ok(cases)
    }

    fn full(&self, title: &str, rules: &[(RuleId, &Rule)]) -> Cost {
        let block = |title: &str, lines: Vec<String>| Block::Point {
            id: None,
            title: title.to_owned(),
            lines,
        };
        let titled = self.below(&[block(title, Vec::new())]);
        let ask = |rule: &Rule| self.phrases().point_ask.fill(&[("question", &rule.ask)]);
        let asks = rules.iter().map(|(_, rule)| self.line_of_a_point(&ask(rule)));
        let mut cost = titled + asks.fold(Cost::default(), Cost::or) + self.told(rules);
        // The short titles of the others stand in a list of their own.
        if rules.len() > LINES_OF_A_POINT {
            let place = Place {
                columns: COLUMNS - INDENT - LINE_SET_IN,
                printed: ITEM,
                side: LINE_OF_SIDE,
            };
            let texts: Vec<String> =
                rules.iter().map(|(_, rule)| self.listed(&rule.short_title)).collect();
            let bound = ListBound::of(texts.iter().map(String::as_str), place, 3);
            let elsewhere = self.titles_bound();
            let also = bound.cost(&self.phrases().point_also.fill(&[("titles", "")]));
            let more = texts.iter().map(|text| bound.cost(text) + elsewhere.cost(text).times(-1.0));
            let more = more.map(|cost| cost.or(Cost::default())).sum();
            cost = cost + bound.base + also + more;
        }
        cost
    }

    /// What the findings that are told with their line add to their short titles.
    fn told(&self, rules: &[(RuleId, &Rule)]) -> Cost {
        let bound = self.titles_bound();
        let added: Vec<Cost> = rules
            .iter()
            .map(|(id, rule)| {
                let title = bound.cost(&self.listed(&rule.short_title));
                self.line(*id, rule) + title.times(-1.0)
            })
            .collect();
        let most = |measure: Measure| {
            let mut added: Vec<f64> = added.iter().map(|cost| cost.get(measure)).collect();
            added.sort_by(|one, other| other.total_cmp(one));
            let first = added.first().copied().unwrap_or(0.0);
            // There may be one finding alone.
            first
                + added
                    .iter()
                    .skip(1)
                    .take(LINES_OF_A_POINT - 1)
                    .map(|more| more.max(0.0))
                    .sum::<f64>()
        };
        Cost {
            lines: most(Measure::Lines),
            words: most(Measure::Words),
            sides: most(Measure::Sides),
        }
    }

    /// A line of a point in full.
    fn line_of_a_point(&self, text: &str) -> Cost {
        let columns = COLUMNS - INDENT - LINE_SET_IN;
        Cost {
            lines: wrap(text, columns).len() as f64,
            words: text.split_whitespace().count() as f64,
            sides: lines_in_print(text, ITEM) as f64 * LINE_OF_SIDE,
        }
    }

    /// The longest line that a finding may have.
    fn line(&self, id: RuleId, rule: &Rule) -> Cost {
        let plain = rule.line.fill(&[]);
        if plain == rule.line.fill(&[("answer", "x")]) {
            return self.line_of_a_point(&plain);
        }
        let mut named = rule.when.questions(|scale| self.bank.items(scale));
        named.dedup();
        let texts = match named.as_slice() {
            [question] => self.lines_for(id, *question),
            _ => None,
        };
        let texts = texts.unwrap_or_else(|| {
            // Labels are at most this long together, whichever they are.
            let room = LINE_LONGEST.saturating_sub(plain.chars().count()).max(LABEL_LONGEST);
            let filled = |text: String| rule.line.fill(&[("answer", &text)]);
            vec![filled("m".repeat(room)), filled("xx ".repeat(room.div_ceil(3)))]
        });
        texts.iter().map(|text| self.line_of_a_point(text)).fold(Cost::default(), Cost::or)
    }

    /// Every line of a finding that rests on one question; none where there are too many.
    fn lines_for(&self, rule: RuleId, id: QuestionId) -> Option<Vec<String>> {
        let question = self.bank.question(id);
        let options: Vec<OptionId> = question.numbered_options().map(|(id, _)| id).collect();
        let said = |because: Because, answers: &Answers| {
            self.words().line(&Finding { rule, because: vec![because] }, answers)
        };
        match &question.kind {
            Kind::Multi(_) if options.len() <= MOST_OPTIONS => {
                let none = Answers::none(self.bank);
                let chosen = (1_usize..1 << options.len()).map(|set| {
                    let is_in = |place: &usize| set >> place & 1 == 1;
                    let places = (0..options.len()).filter(is_in);
                    places.filter_map(|place| options.get(place).copied()).collect()
                });
                Some(chosen.map(|chosen| said(Because::Options(id, chosen), &none)).collect())
            }
            Kind::Choice(_) => {
                let chosen = options.into_iter().map(|option| {
                    let mut answers = Answers::none(self.bank);
                    answers.set(id, Answer::Known(Value::Choice(option)));
                    said(Because::Answer(id), &answers)
                });
                Some(chosen.collect())
            }
            _ => None,
        }
    }
}

/// Every order of a few kinds.
fn orders(kinds: &[LineKind]) -> Vec<Vec<LineKind>> {
    if kinds.is_empty() {
        return vec![Vec::new()];
    }
    let first = kinds.iter().flat_map(|first| {
        let rest: Vec<LineKind> = kinds.iter().copied().filter(|kind| kind != first).collect();
        orders(&rest).into_iter().map(|rest| [vec![*first], rest].concat())
    });
    first.collect()
}
