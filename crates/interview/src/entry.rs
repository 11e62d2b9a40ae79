//! Entry at one prompt: rows to choose or tick, or a line to type.

use crate::action::Action;
use crate::line_edit::LineEdit;
use crate::prompts::Prompt;
use crate::row_key::{place_of_digits, place_of_key, single};
use ketascreen_core::answers::{Answer, Answers, Tick, Ticks, Unknown, Value};
use ketascreen_core::bank::{Bank, Kind, OptionId, Phrase, QuestionId, Voice};

/// Mark of a reading that is left open.
const OPEN_READING: char = '?';

/// Mark behind an option that is not sure.
pub(crate) const UNSURE_MARK: char = '?';

/// Sign between two readings.
pub(crate) const READING_GAP: char = '/';

/// A row of a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryRow {
    /// The line that is typed.
    Typed,
    /// An option.
    Option(OptionId),
    /// 'Not sure'.
    NotSure,
    /// 'Prefer not to say'.
    PreferNot,
}

impl EntryRow {
    fn option(self) -> Option<OptionId> {
        match self {
            EntryRow::Option(option) => Some(option),
            EntryRow::Typed | EntryRow::NotSure | EntryRow::PreferNot => None,
        }
    }
}

/// The three states of an option in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TickState {
    /// Not ticked.
    #[default]
    No,
    /// Ticked.
    Yes,
    /// Not sure about this one.
    Unsure,
}

/// The present entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The rows, in the order shown.
    pub rows: Vec<EntryRow>,
    /// The row that the arrows stand on; none at first where there are options, so that the
    /// question is in sight and a stray Enter answers nothing.
    pub active: Option<usize>,
    /// For a list: the state of each option.
    pub ticks: Vec<TickState>,
    /// The text that is typed.
    pub typed: LineEdit,
    /// For what may be misread: what is typed was read back, so that the next Enter makes it count.
    pub read_back: bool,
    /// True once a message said that this does not fit another answer: the next Enter has that
    /// asked again.
    pub is_contradiction_known: bool,
    /// Ticks that the last key took off, as 'none of these' does.
    pub taken_off: Vec<OptionId>,
    kind: EntryKind,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum EntryKind {
    #[default]
    Choose,
    Tick,
    Type,
}

/// Why an entry is not an answer yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryError {
    /// Nothing is chosen.
    NothingChosen,
    /// Nothing is ticked.
    NothingTicked,
    /// Something is ticked that an answer for the whole list would lose.
    TickedAlready,
    /// Nothing is typed.
    NothingTyped,
    /// It is not a whole number.
    NotWhole(String),
    /// It is out of the question's range.
    OutOfRange(QuestionId, i64, i64),
    /// It is not two numbers.
    NotTwo,
    /// It has so many characters, which is more than fit.
    TooLong(usize, usize),
}

impl Entry {
    /// The entry for a prompt, with the answer that it has already.
    pub fn of(bank: &Bank, prompt: Prompt, answers: &Answers) -> Entry {
        let question = bank.question(prompt.first());
        let answer = answers.get(prompt.first());
        let options = question.numbered_options().map(|(option, _)| EntryRow::Option(option));
        let (kind, mut rows): (EntryKind, Vec<EntryRow>) = match question.kind {
            Kind::Choice(_) => (EntryKind::Choose, options.collect()),
            Kind::Multi(_) => (EntryKind::Tick, options.collect()),
            Kind::Integer { .. } | Kind::Text { .. } => (EntryKind::Type, vec![EntryRow::Typed]),
        };
        rows.extend([EntryRow::NotSure, EntryRow::PreferNot]);
        let mut ticks = vec![TickState::No; question.options().len()];
        let mut set = |option: OptionId, state: TickState| {
            if let Some(tick) = ticks.get_mut(option.index()) {
                *tick = state;
            }
        };
        let mut typed = LineEdit::default();
        let mut chosen = None;
        match answer {
            Answer::Known(Value::Choice(option)) => chosen = Some(EntryRow::Option(*option)),
            Answer::Known(Value::Multi(Ticks::NoneOfThese)) => {
                question.none_option().into_iter().for_each(|none| set(none, TickState::Yes))
            }
            Answer::Known(Value::Multi(Ticks::Options(found))) => {
                found.iter().for_each(|tick| {
                    set(tick.option, if tick.sure { TickState::Yes } else { TickState::Unsure })
                });
            }
            Answer::Known(Value::Integer(number)) => {
                typed = LineEdit::of(&readings(&number.to_string(), prompt, answers))
            }
            Answer::Known(Value::Text(text)) => typed = LineEdit::of(text),
            // One reading alone: the first is open, the second is known.
            Answer::Unknown(Unknown::NotSure | Unknown::PreferNot)
                if second_reading(prompt, answers).is_some() =>
            {
                typed = LineEdit::of(&readings("?", prompt, answers))
            }
            Answer::Unknown(Unknown::NotSure) => chosen = Some(EntryRow::NotSure),
            Answer::Unknown(Unknown::PreferNot) => chosen = Some(EntryRow::PreferNot),
            Answer::Unknown(Unknown::Missing) => {}
        }
        let active = chosen
            .and_then(|row| rows.iter().position(|other| *other == row))
            .or((kind == EntryKind::Type).then_some(0));
        Entry { rows, active, ticks, typed, kind, ..Entry::default() }
    }

    /// True where a line is typed here.
    pub fn is_typed(&self) -> bool {
        self.kind == EntryKind::Type
    }

    /// True where options are ticked here.
    pub fn is_ticked(&self) -> bool {
        self.kind == EntryKind::Tick
    }

    /// True where the line that is typed is the active row.
    pub fn is_on_typed(&self) -> bool {
        self.active_row() == Some(EntryRow::Typed)
    }

    /// The active row.
    pub fn active_row(&self) -> Option<EntryRow> {
        self.active.and_then(|active| self.rows.get(active)).copied()
    }

    /// To another row, from the last on to the first.
    pub fn step(&mut self, down: bool) {
        let last = self.rows.len().saturating_sub(1);
        self.active = Some(match (self.active, down) {
            (None, true) => 0,
            (None, false) => last,
            (Some(active), true) if active >= last => 0,
            (Some(active), true) => active + 1,
            (Some(active), false) => active.checked_sub(1).unwrap_or(last),
        });
    }

    /// To the first row, and from there to none, so that the question is in sight again.
    pub fn to_start(&mut self) {
        self.active = if self.active == Some(0) { None } else { Some(0) };
    }

    /// To a row further off.
    pub fn leap(&mut self, down: bool) {
        const ROWS: usize = 5;
        let (active, last) = (self.active.unwrap_or(0), self.rows.len().saturating_sub(1));
        self.active =
            Some(if down { (active + ROWS).min(last) } else { active.saturating_sub(ROWS) });
    }

    /// Types the first of two readings as one that is left open.
    pub fn type_open_reading(&mut self) {
        [OPEN_READING, READING_GAP].into_iter().for_each(|sign| self.edit(Action::Character(sign)));
    }

    /// True where a sign leaves the second of two readings open, as in `140/?` or `140 over ?`.
    pub fn opens_reading(&self, sign: char) -> bool {
        let is_behind = |before: char| before == READING_GAP || before.is_alphabetic();
        sign == OPEN_READING
            && self.is_on_typed()
            && self.typed.text().trim_end().ends_with(is_behind)
    }

    /// Ends what was said of the last key.
    pub fn forget_last_key(&mut self) {
        self.is_contradiction_known = false;
        self.taken_off.clear();
    }

    /// Edits the line that is typed.
    pub fn edit(&mut self, action: Action) {
        self.typed.edit(action);
        self.read_back = false;
    }

    /// True where the same is ticked and typed in both.
    pub fn is_same_input(&self, other: &Entry) -> bool {
        (&self.ticks, &self.typed.text(), self.whole_of_list())
            == (&other.ticks, &other.typed.text(), other.whole_of_list())
    }

    /// Row that answers for the whole list, which counts once it was read back.
    fn whole_of_list(&self) -> Option<EntryRow> {
        self.active_row().filter(|_| self.is_ticked() && self.is_on_whole() && !self.has_ticks())
    }

    /// Clears what is ticked, chosen and typed.
    pub fn clear(&mut self) {
        self.ticks.iter_mut().for_each(|tick| *tick = TickState::No);
        self.typed = LineEdit::default();
        self.active = self.is_typed().then_some(0);
        self.read_back = false;
    }

    /// The row that a key chooses.
    pub fn row_of_key(&self, key: char) -> Option<usize> {
        place_of_key(key).filter(|index| *index < self.rows.len() && !self.is_typed())
    }

    /// The row that a word chooses line by line: its key or its number.
    pub fn row_of_word(&self, word: &str) -> Option<usize> {
        single(word)
            .map_or_else(|| place_of_digits(word, self.rows.len()), |key| self.row_of_key(key))
    }

    /// Ticks an option, then not sure, then clears it. 'None of these' and the others untick each
    /// other, and 'none' is never unsure.
    pub fn cycle(&mut self, row: usize, none: Option<OptionId>) {
        let Some(EntryRow::Option(option)) = self.rows.get(row).copied() else { return };
        let is_none = none == Some(option);
        let next = match self.ticks.get(option.index()) {
            Some(TickState::No) => TickState::Yes,
            Some(TickState::Yes) if !is_none => TickState::Unsure,
            _ => TickState::No,
        };
        if next != TickState::No {
            let others = |index: usize| {
                if is_none {
                    index != option.index()
                } else {
                    none.is_some_and(|none| none.index() == index)
                }
            };
            for (index, tick) in
                self.ticks.iter_mut().enumerate().filter(|(index, _)| others(*index))
            {
                if std::mem::take(tick) != TickState::No {
                    self.taken_off.extend(
                        self.rows
                            .iter()
                            .filter_map(|row| row.option())
                            .find(|option| option.index() == index),
                    );
                }
            }
        }
        if let Some(tick) = self.ticks.get_mut(option.index()) {
            *tick = next;
        }
    }

    /// Ticks an option beside the others.
    pub fn tick(&mut self, row: usize, state: TickState) {
        let Some(EntryRow::Option(option)) = self.rows.get(row) else { return };
        self.ticks.get_mut(option.index()).into_iter().for_each(|tick| *tick = state);
    }

    /// True where something is ticked.
    pub fn has_ticks(&self) -> bool {
        self.ticks.iter().any(|tick| *tick != TickState::No)
    }

    /// Takes the tick off this option, where it has one.
    pub fn untick(&mut self, option: Option<OptionId>) {
        if let Some(option) = option
            && let Some(tick) = self.ticks.get_mut(option.index())
            && std::mem::take(tick) != TickState::No
        {
            self.taken_off.push(option);
        }
    }

    /// True where something is ticked beside this option.
    pub fn has_ticks_but(&self, none: Option<OptionId>) -> bool {
        let mut ticks = self.ticks.iter().enumerate();
        ticks.any(|(index, tick)| {
            *tick != TickState::No && none.is_none_or(|none| none.index() != index)
        })
    }

    /// Answers of the next Enter, where they are read back before they count: a list, and what may
    /// be misread once it was typed.
    pub fn to_read_back(&self, bank: &Bank, prompt: Prompt) -> Option<Vec<(QuestionId, Answer)>> {
        let is_whole =
            self.is_on_whole() && !self.has_ticks_but(bank.question(prompt.first()).none_option());
        if self.is_ticked() && self.has_ticks() && !is_whole {
            return self
                .ticked(bank, prompt.first())
                .ok()
                .map(|ticks| vec![(prompt.first(), Answer::Known(Value::Multi(ticks)))]);
        }
        let would_lose = self.is_ticked() || !self.typed.is_empty();
        let is_read_back = self.read_back || (would_lose && self.is_on_whole());
        self.answers(bank, prompt).ok().filter(|_| is_read_back)
    }

    /// True where the text may be meant otherwise than it is read: two readings, or a number among
    /// words.
    pub fn may_be_misread(&self, bank: &Bank, prompt: Prompt) -> bool {
        let typed = self.typed.text();
        let is_bare = |question: QuestionId| {
            without_unit(bank, question, typed.trim()).bytes().all(|byte| byte.is_ascii_digit())
        };
        self.is_on_typed()
            && match (prompt, &bank.question(prompt.first()).kind) {
                (Prompt::Pair(..), _) => true,
                (Prompt::Question(question), Kind::Integer { .. }) => !is_bare(question),
                _ => false,
            }
    }

    /// True where there are words around the numbers, such as 'about', or a mark of doubt, which
    /// the answer does not keep.
    pub fn has_words(&self, bank: &Bank, prompt: Prompt) -> bool {
        let typed = self.typed.text();
        let typed = prompt
            .questions()
            .iter()
            .fold(typed.trim(), |typed, question| without_unit(bank, *question, typed));
        let is_digit = |character: char| character.is_ascii_digit();
        let around = [typed.split(is_digit).next(), typed.rsplit(is_digit).next()];
        let are_words =
            around.into_iter().flatten().any(|words| words.chars().any(char::is_alphabetic));
        let is_doubted = typed
            .as_bytes()
            .windows(2)
            .any(|pair| matches!(pair, [digit, b'?'] if digit.is_ascii_digit()));
        self.is_on_typed() && (are_words || is_doubted)
    }

    /// The row that answers for the whole question, where its words are typed instead of its key.
    pub fn whole_in_words(bank: &Bank, typed: &str) -> Option<EntryRow> {
        let says = |phrase: &Phrase| {
            Voice::ALL
                .into_iter()
                .any(|voice| phrase.get(voice).to_lowercase() == typed.trim().to_lowercase())
        };
        let phrases = bank.phrases();
        if says(&phrases.not_sure) {
            Some(EntryRow::NotSure)
        } else {
            says(&phrases.prefer_not).then_some(EntryRow::PreferNot)
        }
    }

    /// True where the active row answers for the whole question.
    fn is_on_whole(&self) -> bool {
        matches!(self.active_row(), Some(EntryRow::NotSure | EntryRow::PreferNot))
    }

    /// The answer that Enter gives, one for each question of the prompt.
    pub fn answers(
        &self,
        bank: &Bank,
        prompt: Prompt,
    ) -> Result<Vec<(QuestionId, Answer)>, EntryError> {
        let all = |answer: Answer| {
            Ok(prompt.questions().iter().map(|question| (*question, answer.clone())).collect())
        };
        match self.active_row() {
            // 'None of these' is an answer as whole as these are.
            Some(EntryRow::NotSure | EntryRow::PreferNot)
                if self.has_ticks_but(bank.question(prompt.first()).none_option()) =>
            {
                return Err(EntryError::TickedAlready);
            }
            Some(EntryRow::NotSure) => return all(Answer::Unknown(Unknown::NotSure)),
            Some(EntryRow::PreferNot) => return all(Answer::Unknown(Unknown::PreferNot)),
            _ => {}
        }
        match (self.kind, self.active_row()) {
            (EntryKind::Choose, Some(EntryRow::Option(option))) => {
                all(Answer::Known(Value::Choice(option)))
            }
            (EntryKind::Choose, _) => Err(EntryError::NothingChosen),
            (EntryKind::Tick, _) => self
                .ticked(bank, prompt.first())
                .map(|ticks| vec![(prompt.first(), Answer::Known(Value::Multi(ticks)))]),
            (EntryKind::Type, _) => self.typed_answers(bank, prompt),
        }
    }

    fn ticked(&self, bank: &Bank, question: QuestionId) -> Result<Ticks, EntryError> {
        let none = bank.question(question).none_option();
        let state = |option: OptionId| self.ticks.get(option.index()).copied().unwrap_or_default();
        if none.is_some_and(|none| state(none) == TickState::Yes) {
            return Ok(Ticks::NoneOfThese);
        }
        let ticked = self
            .rows
            .iter()
            .filter_map(|row| row.option())
            .filter(|option| state(*option) != TickState::No);
        Ticks::of(
            ticked.map(|option| Tick { option, sure: state(option) == TickState::Yes }).collect(),
        )
        .ok_or(EntryError::NothingTicked)
    }

    fn typed_answers(
        &self,
        bank: &Bank,
        prompt: Prompt,
    ) -> Result<Vec<(QuestionId, Answer)>, EntryError> {
        let typed = self.typed.text();
        let typed = typed.trim();
        if let Kind::Text { longest } = bank.question(prompt.first()).kind {
            if typed.is_empty() {
                // Own words may be left out: a blank text is no answer.
                return Ok(vec![(prompt.first(), Answer::MISSING)]);
            }
            let count = typed.chars().count();
            let text = Answer::Known(Value::Text(typed.to_owned()));
            return if count > longest {
                Err(EntryError::TooLong(count, longest))
            } else {
                Ok(vec![(prompt.first(), text)])
            };
        }
        if typed.is_empty() {
            return Err(EntryError::NothingTyped);
        }
        let unknown = match Entry::whole_in_words(bank, typed) {
            Some(EntryRow::NotSure) => Some(Unknown::NotSure),
            Some(EntryRow::PreferNot) => Some(Unknown::PreferNot),
            _ => None,
        };
        if let Some(unknown) = unknown {
            return Ok(prompt
                .questions()
                .iter()
                .map(|question| (*question, Answer::Unknown(unknown)))
                .collect());
        }
        match prompt {
            Prompt::Question(question) => {
                Ok(vec![(question, number(bank, question, digits_in(typed), typed)?)])
            }
            // Digits of another script are not left out of a reading.
            Prompt::Pair(..)
                if typed.contains(|digit: char| digit.is_numeric() && !digit.is_ascii_digit()) =>
            {
                Err(EntryError::NotTwo)
            }
            Prompt::Pair(_, [first, second]) => {
                let given = |question: QuestionId, reading: Option<&str>| match reading {
                    None | Some("?") => Ok((question, Answer::Unknown(Unknown::NotSure))),
                    Some(digits) => Ok((question, number(bank, question, digits, digits)?)),
                };
                // Whatever else stands between two readings, or behind them, such as "over" or a
                // unit.
                match typed.split_once('/').map(|(one, two)| (readings_in(one), readings_in(two))) {
                    // One reading alone: the other side of the slash is left open.
                    Some((one, two))
                        if one.len() <= 1
                            && two.len() <= 1
                            && has_number(&[&one[..], &two[..]].concat()) =>
                    {
                        Ok(vec![
                            given(first, one.first().copied())?,
                            given(second, two.first().copied())?,
                        ])
                    }
                    _ => match readings_in(typed).as_slice() {
                        readings @ [one, two] if has_number(readings) => {
                            Ok(vec![given(first, Some(one))?, given(second, Some(two))?])
                        }
                        _ => Err(EntryError::NotTwo),
                    },
                }
            }
        }
    }
}

/// The second reading of a pair, if it is known.
fn second_reading(prompt: Prompt, answers: &Answers) -> Option<i64> {
    match prompt.questions().get(1).map(|second| answers.get(*second)) {
        Some(Answer::Known(Value::Integer(second))) => Some(*second),
        _ => None,
    }
}

/// A reading as it is typed, with the second of its pair where there is one.
fn readings(first: &str, prompt: Prompt, answers: &Answers) -> String {
    match (prompt, second_reading(prompt, answers)) {
        (Prompt::Question(_), _) => first.to_owned(),
        (Prompt::Pair(..), Some(second)) => format!("{first}/{second}"),
        (Prompt::Pair(..), None) => format!("{first}/?"),
    }
}

/// The numbers among words, and the marks of readings that are left open. A mark behind a number
/// asks nothing.
fn readings_in(typed: &str) -> Vec<&str> {
    let parts = typed
        .split(|character: char| !character.is_ascii_digit() && !matches!(character, '.' | '?'));
    let is_open =
        |part: &str| part.starts_with('?') && !part.contains(|digit: char| digit.is_ascii_digit());
    let parts =
        parts.map(|part| if is_open(part) { "?" } else { part.trim_end_matches(['.', '?']) });
    parts.filter(|part| !part.is_empty()).collect()
}

fn has_number(readings: &[&str]) -> bool {
    readings.iter().any(|reading| *reading != "?")
}

/// The typed text, without the unit if it is typed too.
fn without_unit<'t>(bank: &Bank, question: QuestionId, typed: &'t str) -> &'t str {
    let Kind::Integer { unit: Some(unit), .. } = &bank.question(question).kind else {
        return typed;
    };
    Voice::ALL
        .into_iter()
        .fold(typed, |typed, voice| typed.strip_suffix(unit.get(voice)).unwrap_or(typed))
        .trim()
}

/// The one whole number among words, such as 'about 40'; what is typed where there is no such
/// number.
fn digits_in(typed: &str) -> &str {
    let is_part = |character: char| {
        character.is_ascii_digit() || matches!(character, '.' | ',' | '-' | '\u{2212}')
    };
    let mut numbers = typed
        .split(|character: char| !is_part(character))
        .filter(|part| part.contains(|digit: char| digit.is_ascii_digit()));
    match (numbers.next(), numbers.next()) {
        (Some(number), None) => number.trim_end_matches(['.', ',']),
        _ => typed,
    }
}

fn number(
    bank: &Bank,
    question: QuestionId,
    digits: &str,
    typed: &str,
) -> Result<Answer, EntryError> {
    let Kind::Integer { range, .. } = &bank.question(question).kind else {
        return Err(EntryError::NotWhole(typed.to_owned()));
    };
    let out_of_range = EntryError::OutOfRange(question, *range.start(), *range.end());
    match digits.parse() {
        Ok(number) if range.contains(&number) => Ok(Answer::Known(Value::Integer(number))),
        Ok(_) => Err(out_of_range),
        // More digits than any number that is meant.
        Err(_) if !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()) => {
            Err(out_of_range)
        }
        Err(_) => Err(EntryError::NotWhole(typed.to_owned())),
    }
}
