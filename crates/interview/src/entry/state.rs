//! Entry at one prompt: rows to choose or tick, or a line to type.

use super::reading::{OPEN_READING, READING_GAP, readings, second_reading};
use crate::action::Action;
use crate::line_edit::LineEdit;
use crate::prompts::Prompt;
use crate::row_key::{name_of_place, place_of_digits, place_of_key, single};
use ketascreen_core::answers::{Answer, Answers, Ticks, Unknown, Value};
use ketascreen_core::bank::{AnswerOption, Bank, Kind, OptionId};

/// Mark behind an option that is not sure.
pub(crate) const UNSURE_MARK: char = '?';

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
    pub(super) fn option(self) -> Option<OptionId> {
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
    /// The row that the arrows stand on, which chooses nothing; none at first where there are
    /// options, so that the question is in sight.
    pub active: Option<usize>,
    /// The row that is chosen: an option, or an answer for the whole question.
    pub chosen: Option<EntryRow>,
    /// For a list: the state of each option.
    pub ticks: Vec<TickState>,
    /// The text that is typed.
    pub typed: LineEdit,
    /// What is typed or chosen was read back, so that the next Enter makes it count.
    pub read_back: bool,
    /// True once a message said that this does not fit another answer: the next Enter has that
    /// asked again.
    pub is_contradiction_known: bool,
    /// True once something was typed or deleted here.
    pub is_edited: bool,
    /// Ticks that the last key took off, as 'none of these' does.
    pub taken_off: Vec<OptionId>,
    pub(super) kind: EntryKind,
    /// Keys of the options, where they are the scores that a paper form prints beside them.
    scores: Option<Vec<char>>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum EntryKind {
    #[default]
    Choose,
    Tick,
    Type,
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
        let scores = scores(question.options());
        Entry { rows, active, chosen, ticks, typed, kind, scores, ..Entry::default() }
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
        self.forget_choice();
    }

    /// To the first row, and from there to none, so that the question is in sight again.
    pub fn step_to_start(&mut self) {
        self.active = if self.active == Some(0) { None } else { Some(0) };
        self.forget_choice();
    }

    /// To the last row.
    pub fn step_to_end(&mut self) {
        self.active = self.rows.len().checked_sub(1);
        self.forget_choice();
    }

    /// To a row further off.
    pub fn leap(&mut self, down: bool) {
        const ROWS: usize = 5;
        let (active, last) = (self.active.unwrap_or(0), self.rows.len().saturating_sub(1));
        self.active =
            Some(if down { (active + ROWS).min(last) } else { active.saturating_sub(ROWS) });
        self.forget_choice();
    }

    /// Chooses a row that is no tick, and takes every tick off. It counts once it was read back, or
    /// at once where its own key says so.
    pub fn choose(&mut self, row: EntryRow) {
        self.active = self.rows.iter().position(|other| *other == row);
        self.chosen = Some(row);
        self.read_back = true;
        self.untick(|_| true);
    }

    /// The row that the arrows stand on, where it is not chosen and nothing is ticked.
    pub fn unchosen_row(&self) -> Option<EntryRow> {
        self.active_row().filter(|row| match row {
            EntryRow::Typed => false,
            EntryRow::Option(_) if self.is_ticked() => !self.has_ticks(),
            row => self.chosen != Some(*row),
        })
    }

    /// Ends a choice that was read back and does not count: the arrows have left it.
    fn forget_choice(&mut self) {
        if self.chosen.is_some() && std::mem::take(&mut self.read_back) {
            self.chosen = None;
        }
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

    /// Types what was begun before.
    pub fn begin(&mut self, typed: &str) {
        self.typed = LineEdit::of(typed);
        (self.active, self.chosen) = (Some(0), None);
        self.is_edited = true;
    }

    /// Edits the line that is typed.
    pub fn edit(&mut self, action: Action) {
        self.typed.edit(action);
        self.is_edited = true;
        self.chosen = None;
        self.read_back = false;
    }

    /// True where the same is ticked and typed in both.
    pub fn is_same_input(&self, other: &Entry) -> bool {
        (&self.ticks, &self.typed.text(), self.whole_of_list())
            == (&other.ticks, &other.typed.text(), other.whole_of_list())
    }

    /// Row that answers for the whole list, which counts once it was read back.
    fn whole_of_list(&self) -> Option<EntryRow> {
        self.chosen.filter(|_| self.is_ticked() && self.is_on_whole() && !self.has_ticks())
    }

    /// Clears what is ticked, chosen and typed.
    pub fn clear(&mut self) {
        self.ticks.iter_mut().for_each(|tick| *tick = TickState::No);
        self.typed = LineEdit::default();
        self.active = self.is_typed().then_some(0);
        self.chosen = None;
        self.read_back = false;
    }

    /// The option that a key chooses, by its row.
    pub fn row_of_key(&self, key: char) -> Option<usize> {
        let place = match &self.scores {
            Some(scores) => scores.iter().position(|score| *score == key),
            None => place_of_key(key),
        };
        place.filter(|place| *place < self.ticks.len())
    }

    /// The name of the key that chooses an option, by its row.
    pub fn key_name(&self, row: usize) -> String {
        let score = self.scores.as_ref().and_then(|scores| scores.get(row));
        score.map_or_else(|| name_of_place(row), char::to_string)
    }

    /// The option that a word chooses line by line: its key or its number.
    pub fn row_of_word(&self, word: &str) -> Option<usize> {
        single(word)
            .map_or_else(|| place_of_digits(word, self.ticks.len()), |key| self.row_of_key(key))
    }

    /// Ticks an option, then not sure, then clears it. 'None of these' and the others untick each
    /// other, and 'none' is never unsure.
    pub fn cycle(&mut self, row: usize, none: Option<OptionId>) {
        let Some(EntryRow::Option(option)) = self.rows.get(row).copied() else { return };
        self.chosen = None;
        self.read_back = false;
        let is_none = none == Some(option);
        let next = match self.ticks.get(option.index()) {
            Some(TickState::No) => TickState::Yes,
            Some(TickState::Yes) if !is_none => TickState::Unsure,
            _ => TickState::No,
        };
        if next != TickState::No {
            self.untick(|other| if is_none { other != option } else { none == Some(other) });
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

    /// Takes the ticks off the options of which this holds.
    fn untick(&mut self, holds: impl Fn(OptionId) -> bool) {
        for option in self.rows.iter().filter_map(|row| row.option()).filter(|row| holds(*row)) {
            if let Some(tick) = self.ticks.get_mut(option.index())
                && std::mem::take(tick) != TickState::No
            {
                self.taken_off.push(option);
            }
        }
    }

    /// True where what is chosen answers for the whole question.
    pub(super) fn is_on_whole(&self) -> bool {
        matches!(self.chosen, Some(EntryRow::NotSure | EntryRow::PreferNot))
    }
}

/// The scores of options as keys, where each has one of its own in one digit.
fn scores(options: &[AnswerOption]) -> Option<Vec<char>> {
    let digit = |option: &AnswerOption| char::from_digit(u32::try_from(option.score?).ok()?, 10);
    let scores: Vec<char> = options.iter().map(digit).collect::<Option<_>>()?;
    let is_new =
        |(place, score): (usize, &char)| !scores.iter().take(place).any(|before| before == score);
    Some(scores.clone())
        .filter(|scores| !scores.is_empty() && scores.iter().enumerate().all(is_new))
}
