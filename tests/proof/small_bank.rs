//! Small random banks with an evaluator of their own, which knows neither `evaluation` nor `condition`: it runs over
//! every set of answers one by one.

use std::fmt::Write as _;
use std::fs;

/// Numbers that look random and are the same on every run (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % count as u64) as usize
    }

    pub fn chance(&mut self, of_ten: usize) -> bool {
        self.below(10) < of_ten
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Truth {
    No,
    Unknown,
    Yes,
}
use Truth::{No, Unknown, Yes};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Unknown,
    Choice(usize),
    /// For each option: 0 not ticked, 1 not sure, 2 certain.
    Multi(Vec<u8>),
    Number(i64),
    Words,
}

#[derive(Clone, Debug)]
pub enum Kind {
    /// The scores of the options, and the order of concern.
    Choice(Vec<i64>),
    /// How many options beside `none`, and whether it has `none`.
    Multi(usize, bool),
    Number(i64, i64),
    Words,
}

#[derive(Clone, Debug)]
pub enum Condition {
    Or(Vec<Condition>),
    And(Vec<Condition>),
    Not(Box<Condition>),
    In(usize, Vec<usize>),
    Has(usize, usize),
    AnyExcept(usize, Option<usize>),
    Compare(usize, &'static str, i64),
    Sum(&'static str, i64),
    IsUnknown(usize),
}

#[derive(Clone, Debug)]
pub struct Question {
    pub kind: Kind,
    pub ask_if: Option<Condition>,
    pub short: bool,
    /// For a choice the order of its options; else whether there is an order.
    pub rising: Option<Vec<usize>>,
}

#[derive(Clone, Debug)]
pub struct Rule {
    /// 0 note, 1 discuss, 2 caution, 3 urgent.
    pub level: usize,
    pub when: Condition,
    pub replaced_by: Vec<usize>,
    pub excepted: Vec<usize>,
    pub full_only: bool,
}

#[derive(Clone, Debug)]
pub enum Constraint {
    Less(usize, usize),
    Never(Condition),
}

#[derive(Clone, Debug)]
pub struct SmallBank {
    pub questions: Vec<Question>,
    pub scale: Vec<usize>,
    pub constraints: Vec<Constraint>,
    pub rules: Vec<Rule>,
    pub partition: Option<(Vec<usize>, Condition)>,
}

pub fn question_name(index: usize) -> String {
    format!("q{index}")
}
pub fn option_name(index: usize) -> String {
    format!("o{index}")
}
pub fn rule_name(index: usize) -> String {
    format!("r{index}")
}

const LEVELS: [&str; 4] = ["note", "discuss", "caution", "urgent"];

impl SmallBank {
    pub fn random(dice: &mut Dice) -> SmallBank {
        let mut bank = SmallBank {
            questions: Vec::new(),
            scale: Vec::new(),
            constraints: Vec::new(),
            rules: Vec::new(),
            partition: None,
        };
        let numbers = dice.below(6) == 0;
        for _ in 0..2 + dice.below(3) {
            let kind = match dice.below(if numbers { 4 } else { 10 }) {
                0..=2 if numbers => Kind::Number(0, 2 + dice.below(3) as i64),
                0..=4 => {
                    Kind::Choice((0..1 + dice.below(3)).map(|_| dice.below(3) as i64).collect())
                }
                5..=7 => {
                    let none = dice.chance(6);
                    Kind::Multi(if none { dice.below(3) } else { 1 + dice.below(2) }, none)
                }
                8 => Kind::Number(0, 1 + dice.below(4) as i64),
                _ => Kind::Words,
            };
            let rising = match &kind {
                Kind::Choice(options) if dice.chance(7) => {
                    let mut order: Vec<usize> = (0..options.len()).collect();
                    for index in 0..order.len() {
                        let other = dice.below(order.len());
                        order.swap(index, other);
                    }
                    Some(order)
                }
                Kind::Multi(..) | Kind::Number(..) if dice.chance(7) => Some(Vec::new()),
                _ => None,
            };
            let ask_if = (!bank.questions.is_empty() && dice.chance(4))
                .then(|| bank.condition(dice, 1, false));
            bank.questions.push(Question { kind, ask_if, short: dice.chance(8), rising });
        }
        let choices: Vec<usize> = (0..bank.questions.len())
            .filter(|index| matches!(bank.questions[*index].kind, Kind::Choice(_)))
            .collect();
        if dice.chance(3) && !choices.is_empty() {
            bank.scale = choices.into_iter().filter(|_| dice.chance(8)).collect();
        }
        let numbers: Vec<usize> = (0..bank.questions.len())
            .filter(|index| matches!(bank.questions[*index].kind, Kind::Number(..)))
            .collect();
        for (place, one) in numbers.iter().enumerate() {
            for other in &numbers[place + 1..] {
                if dice.chance(6) {
                    let (less, than) = if dice.chance(5) { (*one, *other) } else { (*other, *one) };
                    bank.constraints.push(Constraint::Less(less, than));
                }
            }
        }
        if dice.chance(2) {
            let never = bank.condition(dice, 2, true);
            bank.constraints.push(Constraint::Never(never));
        }
        // Now and then constraints each of which can hold, and that together accept nothing.
        let choice = bank.questions.iter().position(|question| {
            question.ask_if.is_none()
                && matches!(&question.kind, Kind::Choice(scores) if scores.len() > 1)
        });
        if let Some(choice) = choice.filter(|_| dice.below(100) == 0) {
            let first = Condition::In(choice, vec![0]);
            let nothing =
                [Condition::IsUnknown(choice), first.clone(), Condition::Not(Box::new(first))];
            bank.constraints.extend(nothing.map(Constraint::Never));
        }
        bank.rules = bank.other_rules(dice);
        if dice.chance(4) {
            let rules: Vec<usize> = (0..bank.rules.len()).filter(|_| dice.chance(6)).collect();
            let when = bank.condition(dice, 1, true);
            bank.partition = (!rules.is_empty()).then_some((rules, when));
        }
        bank
    }

    /// Random rules over the questions of this bank; of those that it has, some are kept.
    pub fn other_rules(&self, dice: &mut Dice) -> Vec<Rule> {
        let count = if self.partition.is_some() { self.rules.len() } else { 2 + dice.below(4) };
        let random = |index: usize| {
            if let Some(kept) = self.rules.get(index).filter(|_| dice.chance(5)) {
                return kept.clone();
            }
            let when = self.condition(dice, 2, true);
            let replaced_by = (0..index).filter(|_| dice.chance(2)).collect();
            let excepted =
                if dice.chance(1) { vec![dice.below(self.questions.len())] } else { Vec::new() };
            Rule { level: dice.below(4), when, replaced_by, excepted, full_only: dice.chance(1) }
        };
        let mut rules: Vec<Rule> = (0..count).map(random).collect();
        // A milder rule may replace none: a bank that says so cannot be read.
        let levels: Vec<usize> = rules.iter().map(|rule| rule.level).collect();
        for rule in &mut rules {
            let level = rule.level;
            rule.replaced_by
                .retain(|stronger| levels.get(*stronger).is_some_and(|other| *other >= level));
        }
        rules
    }

    fn condition(&self, dice: &mut Dice, depth: usize, with_scale: bool) -> Condition {
        if depth > 0 && dice.chance(5) {
            return match dice.below(3) {
                0 => Condition::Not(Box::new(self.condition(dice, depth - 1, with_scale))),
                1 => Condition::And(
                    (0..2).map(|_| self.condition(dice, depth - 1, with_scale)).collect(),
                ),
                _ => Condition::Or(
                    (0..2).map(|_| self.condition(dice, depth - 1, with_scale)).collect(),
                ),
            };
        }
        const SIGNS: [&str; 4] = ["<", "<=", ">", ">="];
        if with_scale && !self.scale.is_empty() && dice.chance(3) {
            return Condition::Sum(SIGNS[dice.below(4)], dice.below(6) as i64);
        }
        let question = dice.below(self.questions.len());
        if dice.chance(1) {
            return Condition::IsUnknown(question);
        }
        match &self.questions[question].kind {
            Kind::Choice(options) => {
                let picked: Vec<usize> = (0..options.len()).filter(|_| dice.chance(5)).collect();
                Condition::In(
                    question,
                    if picked.is_empty() { vec![dice.below(options.len())] } else { picked },
                )
            }
            Kind::Multi(0, _) | Kind::Words => Condition::IsUnknown(question),
            Kind::Multi(options, _) if dice.chance(5) => {
                Condition::Has(question, dice.below(*options))
            }
            Kind::Multi(options, _) => {
                let except = dice.chance(3).then(|| dice.below(*options));
                Condition::AnyExcept(question, except)
            }
            Kind::Number(least, greatest) => Condition::Compare(
                question,
                SIGNS[dice.below(4)],
                least + dice.below((greatest - least + 2) as usize) as i64,
            ),
        }
    }

    /// The bank as a file, with the parts of `tests/fixtures/broken/parts` around it.
    pub fn text(&self) -> String {
        let mut text = "format = \"ketascreen-bank/1\"\n".to_owned();
        for (index, question) in self.questions.iter().enumerate() {
            let _ = write!(
                text,
                "\n[[question]]\nid = \"{}\"\nsection = \"part\"\nlabel = \"A\"\ntext = \"A\"\nhelp = \"A\"\nwhy = \"A\"\nshort = {}\n",
                question_name(index),
                question.short
            );
            if let Some(ask_if) = &question.ask_if {
                let _ = writeln!(text, "ask_if = \"{}\"", self.written(ask_if));
            }
            let option = |index: usize, score: Option<i64>| {
                let score = score.map(|score| format!(", score = {score}")).unwrap_or_default();
                format!("{{ id = \"{}\", text = \"A\"{score} }}", option_name(index))
            };
            let _ = match &question.kind {
                Kind::Choice(scores) => {
                    let options: Vec<String> = scores
                        .iter()
                        .enumerate()
                        .map(|(index, score)| option(index, Some(*score)))
                        .collect();
                    writeln!(text, "kind = \"choice\"\noptions = [{}]", options.join(", "))
                }
                Kind::Multi(options, none) => {
                    let mut options: Vec<String> =
                        (0..*options).map(|index| option(index, None)).collect();
                    options.extend(none.then(|| "{ id = \"none\", text = \"A\" }".to_owned()));
                    writeln!(text, "kind = \"multi\"\noptions = [{}]", options.join(", "))
                }
                Kind::Number(least, greatest) => {
                    writeln!(text, "kind = \"integer\"\nleast = {least}\ngreatest = {greatest}")
                }
                Kind::Words => writeln!(text, "kind = \"text\"\nlongest = 9"),
            };
            if let Some(order) = &question.rising {
                let order: Vec<String> =
                    order.iter().map(|index| format!("\"{}\"", option_name(*index))).collect();
                let _ = match question.kind {
                    Kind::Choice(_) => writeln!(text, "rising_concern = [{}]", order.join(", ")),
                    Kind::Multi(..) => writeln!(text, "rising_concern = \"each_option\""),
                    _ => writeln!(text, "rising_concern = \"higher\""),
                };
            }
        }
        if !self.scale.is_empty() {
            let items: Vec<String> =
                self.scale.iter().map(|item| format!("\"{}\"", question_name(*item))).collect();
            let _ = writeln!(
                text,
                "\n[[scale]]\nid = \"sum\"\nlabel = \"A\"\nitems = [{}]",
                items.join(", ")
            );
        }
        for constraint in &self.constraints {
            let _ = match constraint {
                Constraint::Less(less, than) => {
                    writeln!(
                        text,
                        "\n[[constraint]]\nless = \"{}\"\nthan = \"{}\"\ntext = \"A\"",
                        question_name(*less),
                        question_name(*than)
                    )
                }
                Constraint::Never(condition) => {
                    writeln!(
                        text,
                        "\n[[constraint]]\nnever = \"{}\"\ntext = \"A\"",
                        self.written(condition)
                    )
                }
            };
        }
        for (index, rule) in self.rules.iter().enumerate() {
            let stronger: Vec<String> =
                rule.replaced_by.iter().map(|rule| format!("\"{}\"", rule_name(*rule))).collect();
            let _ = write!(
                text,
                "\n[[rule]]\nid = \"{}\"\nlevel = \"{}\"\nwhen = \"{}\"\nreplaced_by = [{}]\nbasis = \"practice\"\nno_source = \"A\"\n\
                 title = \"A\"\nshort_title = \"A\"\ntext = \"A\"\nask = \"A\"\n",
                rule_name(index),
                LEVELS[rule.level],
                self.written(&rule.when),
                stronger.join(", ")
            );
            if rule.full_only {
                text.push_str("full_only = \"A\"\n");
            }
            for question in &rule.excepted {
                let _ = writeln!(
                    text,
                    "unknown_exempt = [{{ questions = [\"{}\"], reason = \"A\" }}]",
                    question_name(*question)
                );
            }
        }
        if let Some((rules, when)) = &self.partition {
            let rules: Vec<String> =
                rules.iter().map(|rule| format!("\"{}\"", rule_name(*rule))).collect();
            let _ = writeln!(
                text,
                "\n[[partition]]\nid = \"parts\"\nrules = [{}]\nwhen = \"{}\"",
                rules.join(", "),
                self.written(when)
            );
        }
        for part in ["bank", "phrases", "section", "country", "source"] {
            text.push('\n');
            text.push_str(
                &fs::read_to_string(format!("tests/fixtures/broken/parts/{part}.toml"))
                    .expect("the parts can be read"),
            );
        }
        text
    }

    fn written(&self, condition: &Condition) -> String {
        let joined = |parts: &[Condition], word: &str| {
            parts
                .iter()
                .map(|part| format!("({})", self.written(part)))
                .collect::<Vec<_>>()
                .join(word)
        };
        match condition {
            Condition::Or(parts) => joined(parts, " or "),
            Condition::And(parts) => joined(parts, " and "),
            Condition::Not(inner) => format!("not ({})", self.written(inner)),
            Condition::In(question, options) => {
                let options: Vec<String> =
                    options.iter().map(|option| option_name(*option)).collect();
                format!("{} in {{{}}}", question_name(*question), options.join(", "))
            }
            Condition::Has(question, option) => {
                format!("{} has {}", question_name(*question), option_name(*option))
            }
            Condition::AnyExcept(question, None) => format!("any {}", question_name(*question)),
            Condition::AnyExcept(question, Some(except)) => {
                format!("any {} except {{{}}}", question_name(*question), option_name(*except))
            }
            Condition::Compare(question, sign, than) => {
                format!("{} {sign} {than}", question_name(*question))
            }
            Condition::Sum(sign, than) => format!("sum {sign} {than}"),
            Condition::IsUnknown(question) => format!("{} is unknown", question_name(*question)),
        }
    }

    /// Every answer to a question, not known first.
    pub fn answers_to(&self, question: usize) -> Vec<Answer> {
        let mut answers = vec![Answer::Unknown];
        match &self.questions[question].kind {
            Kind::Choice(options) => answers.extend((0..options.len()).map(Answer::Choice)),
            Kind::Multi(options, none) => {
                for number in 0..3_usize.pow(*options as u32) {
                    let ticks: Vec<u8> = (0..*options)
                        .map(|place| (number / 3_usize.pow(place as u32) % 3) as u8)
                        .collect();
                    if *none || ticks.iter().any(|tick| *tick > 0) {
                        answers.push(Answer::Multi(ticks));
                    }
                }
            }
            Kind::Number(least, greatest) => {
                answers.extend((*least..=*greatest).map(Answer::Number))
            }
            Kind::Words => answers.push(Answer::Words),
        }
        answers
    }

    pub fn count(&self) -> usize {
        (0..self.questions.len()).map(|question| self.answers_to(question).len()).product()
    }

    /// Every set of answers, accepted or not.
    pub fn all_answers(&self) -> Vec<Vec<Answer>> {
        (0..self.questions.len()).fold(vec![Vec::new()], |so_far, question| {
            let own = self.answers_to(question);
            so_far
                .iter()
                .flat_map(|before| {
                    own.iter().map(move |answer| [before.clone(), vec![answer.clone()]].concat())
                })
                .collect()
        })
    }

    pub fn asked(&self, answers: &[Answer]) -> Vec<Truth> {
        let mut asked = Vec::new();
        for question in &self.questions {
            let truth = question
                .ask_if
                .as_ref()
                .map_or(Yes, |condition| self.truth(condition, answers, &asked));
            asked.push(truth);
        }
        asked
    }

    pub fn truth(&self, condition: &Condition, answers: &[Answer], asked: &[Truth]) -> Truth {
        let of = |so: bool| if so { Yes } else { No };
        let question = match condition {
            Condition::Or(parts) => {
                return parts
                    .iter()
                    .map(|part| self.truth(part, answers, asked))
                    .max()
                    .unwrap_or(No);
            }
            Condition::And(parts) => {
                return parts
                    .iter()
                    .map(|part| self.truth(part, answers, asked))
                    .min()
                    .unwrap_or(Yes);
            }
            Condition::Not(inner) => {
                return match self.truth(inner, answers, asked) {
                    Yes => No,
                    No => Yes,
                    Unknown => Unknown,
                };
            }
            Condition::Sum(sign, than) => {
                let items: Vec<usize> =
                    self.scale.iter().copied().filter(|item| asked[*item] != No).collect();
                if items.is_empty() {
                    return No;
                }
                let mut least = 0;
                let mut greatest = 0;
                for item in items {
                    let Kind::Choice(scores) = &self.questions[item].kind else {
                        panic!("an item is a choice")
                    };
                    match answers[item] {
                        Answer::Choice(option) => {
                            least += scores[option];
                            greatest += scores[option];
                        }
                        _ => {
                            least += scores.iter().min().expect("it has options");
                            greatest += scores.iter().max().expect("it has options");
                        }
                    }
                }
                let all =
                    (least..=greatest).map(|sum| compare(sum, sign, *than)).collect::<Vec<_>>();
                return if all.iter().all(|so| *so) {
                    Yes
                } else if all.iter().any(|so| *so) {
                    Unknown
                } else {
                    No
                };
            }
            Condition::In(question, _)
            | Condition::Has(question, _)
            | Condition::AnyExcept(question, _)
            | Condition::Compare(question, ..)
            | Condition::IsUnknown(question) => *question,
        };
        if asked[question] == No {
            return No;
        }
        match (condition, &answers[question]) {
            (Condition::IsUnknown(_), answer) => of(*answer == Answer::Unknown),
            (_, Answer::Unknown) => Unknown,
            (Condition::In(_, options), Answer::Choice(option)) => of(options.contains(option)),
            (Condition::Has(_, option), Answer::Multi(ticks)) => {
                [No, Unknown, Yes][ticks[*option] as usize]
            }
            (Condition::AnyExcept(_, except), Answer::Multi(ticks)) => {
                let counted =
                    ticks.iter().enumerate().filter(|(option, _)| Some(*option) != *except);
                counted.map(|(_, tick)| [No, Unknown, Yes][*tick as usize]).max().unwrap_or(No)
            }
            (Condition::Compare(_, sign, than), Answer::Number(number)) => {
                of(compare(*number, sign, *than))
            }
            _ => panic!("a condition fits its question"),
        }
    }

    pub fn accepts(&self, answers: &[Answer]) -> bool {
        let asked = self.asked(answers);
        self.constraints.iter().all(|constraint| match constraint {
            Constraint::Never(condition) => self.truth(condition, answers, &asked) != Yes,
            Constraint::Less(less, than) => match (&answers[*less], &answers[*than]) {
                (Answer::Number(low), Answer::Number(high))
                    if asked[*less] != No && asked[*than] != No =>
                {
                    low < high
                }
                _ => true,
            },
        })
    }

    pub fn evaluate(&self, answers: &[Answer]) -> Heard {
        let asked = self.asked(answers);
        let truths: Vec<Truth> =
            self.rules.iter().map(|rule| self.truth(&rule.when, answers, &asked)).collect();
        let replaced = |index: usize| {
            self.rules[index].replaced_by.iter().any(|stronger| truths[*stronger] == Yes)
        };
        let finding: Vec<bool> =
            (0..truths.len()).map(|index| truths[index] == Yes && !replaced(index)).collect();
        let unresolved: Vec<bool> = (0..truths.len())
            .map(|index| {
                self.rules[index].level > 0 && truths[index] == Unknown && !replaced(index)
            })
            .collect();
        let found =
            (0..truths.len()).filter(|index| finding[*index]).map(|index| self.rules[index].level);
        let open = (0..truths.len())
            .filter(|index| unresolved[*index])
            .map(|index| self.rules[index].level.min(2));
        let overall = found.chain(open).max().unwrap_or(0);
        Heard { asked, truths, finding, unresolved, overall }
    }
}

/// What a reader of the summary hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub asked: Vec<Truth>,
    pub truths: Vec<Truth>,
    pub finding: Vec<bool>,
    pub unresolved: Vec<bool>,
    pub overall: usize,
}

impl Heard {
    pub fn raised(&self, rule: usize) -> bool {
        self.finding[rule] || self.unresolved[rule]
    }
}

fn compare(number: i64, sign: &str, than: i64) -> bool {
    match sign {
        "<" => number < than,
        "<=" => number <= than,
        ">" => number > than,
        _ => number >= than,
    }
}

impl Condition {
    pub fn questions(&self, bank: &SmallBank, named: &mut Vec<usize>) {
        match self {
            Condition::Or(parts) | Condition::And(parts) => {
                parts.iter().for_each(|part| part.questions(bank, named))
            }
            Condition::Not(inner) => inner.questions(bank, named),
            Condition::Sum(..) => named.extend(&bank.scale),
            Condition::In(question, _)
            | Condition::Has(question, _)
            | Condition::AnyExcept(question, _)
            | Condition::Compare(question, ..)
            | Condition::IsUnknown(question) => named.push(*question),
        }
    }
}
