//! A question line by line.

use crate::action::Action;
use crate::entry::{Entry, EntryRow, TickState, UNSURE_MARK};
use crate::interview::Interview;
use crate::line_edit::LineEdit;

impl Interview<'_> {
    /// Takes a line that is no sign.
    pub(crate) fn answer_line(&mut self, line: &str) {
        if line.is_empty() { self.answer(Action::Enter) } else { self.take_answer(line) }
    }

    /// Does what a sign says. Answers for the whole question clear every tick.
    pub(crate) fn answer_sign(&mut self, action: Action) {
        match action {
            Action::NotSure => self.take_whole(EntryRow::NotSure),
            Action::PreferNot => self.take_whole(EntryRow::PreferNot),
            Action::Clear => {
                self.pages.entry.clear();
                self.say(|phrases| &phrases.say_cleared);
            }
            action => self.answer(action),
        }
    }

    fn take_answer(&mut self, line: &str) {
        let is_text = self.prompt().is_some_and(|prompt| self.is_text(prompt));
        match Entry::whole_in_words(self.settings.bank, line) {
            Some(row) if !is_text => self.take_whole(row),
            _ if self.pages.entry.is_typed() => {
                let asked = self.prompt();
                let before = self.pages.entry.clone();
                self.pages.entry.typed = LineEdit::of(line);
                (self.pages.entry.active, self.pages.entry.read_back) = (Some(0), false);
                self.answer(Action::Enter);
                // A line that was no answer is not said again, as there is nothing to edit it with:
                // what stood there stays.
                if self.message.is_some() && self.is_at_question() && self.prompt() == asked {
                    self.pages.entry = before;
                }
            }
            _ if self.pages.entry.is_ticked() => self.tick_rows(line),
            _ => match self.pages.entry.row_of_word(line) {
                Some(place) => {
                    let row = self.pages.entry.rows.get(place).copied();
                    row.into_iter().for_each(|row| self.pages.entry.choose(row));
                    self.answer(Action::Enter);
                }
                None if line
                    .split([' ', ','])
                    .filter(|word| self.pages.entry.row_of_word(word).is_some())
                    .count()
                    > 1 =>
                {
                    self.say(|phrases| &phrases.say_only_one);
                }
                None => self.no_such_row(line),
            },
        }
    }

    /// Answers for the whole question. Where that takes off what is ticked, it is read back first.
    fn take_whole(&mut self, row: EntryRow) {
        self.pages.entry.taken_off.clear();
        self.pages.entry.choose(row);
        if self.pages.entry.taken_off.is_empty() {
            self.answer(Action::Enter);
        }
    }

    /// Ticks the rows that a line names, and no others: `1 3 5?`.
    fn tick_rows(&mut self, line: &str) {
        let none = self
            .prompt()
            .and_then(|prompt| self.settings.bank.question(prompt.first()).none_option());
        let is_whole = |row: &usize| match self.pages.entry.rows.get(*row) {
            Some(EntryRow::Option(option)) => none == Some(*option),
            _ => false,
        };
        let words = line.split([' ', ',']).filter(|word| !word.is_empty());
        let mut rows = Vec::new();
        for word in words {
            let (key, sure) =
                word.strip_suffix(UNSURE_MARK).map_or((word, true), |key| (key, false));
            match self.pages.entry.row_of_word(key) {
                // Not sure about 'none of these' is no answer, and must not clear what is ticked.
                Some(row) if sure || !is_whole(&row) => rows.push((row, sure)),
                _ => return self.no_such_row(word),
            }
        }
        if rows.is_empty() {
            return self.no_such_row(line);
        }
        let are_several =
            rows.windows(2).any(|pair| matches!(pair, [(one, _), (other, _)] if one != other));
        if are_several && rows.iter().any(|(row, _)| is_whole(row)) {
            self.say(|phrases| &phrases.say_not_together);
            return;
        }
        let had_ticks = self.pages.entry.has_ticks();
        let is_none = rows.iter().any(|(row, _)| is_whole(row));
        self.pages.entry.taken_off.clear();
        self.pages.entry.ticks.iter_mut().for_each(|tick| *tick = TickState::No);
        (self.pages.entry.active, self.pages.entry.chosen) = (Some(0), None);
        for (row, sure) in rows {
            self.pages.entry.tick(row, if sure { TickState::Yes } else { TickState::Unsure });
        }
        // What is ticked is read back now, and counts with the next Enter; what is the answer
        // already goes on, and 'none of these' alone.
        if self.read_back().is_none() || (is_none && !had_ticks) {
            self.answer(Action::Enter);
        }
    }
}
