//! A line that is typed, with the usual editing.

use crate::action::Action;

/// Text with a cursor between two of its characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineEdit {
    text: Vec<char>,
    cursor: usize,
}

impl LineEdit {
    /// A line that holds a text already, with the cursor at its end.
    pub fn of(text: &str) -> LineEdit {
        let text: Vec<char> = text.chars().collect();
        LineEdit { cursor: text.len(), text }
    }

    /// Takes a whole line; a blank one keeps what is there.
    pub fn replace(&mut self, line: &str) {
        if !line.is_empty() {
            *self = LineEdit::of(line);
        }
    }

    /// The text that is typed.
    pub fn text(&self) -> String {
        self.text.iter().collect()
    }

    /// The text to the left of the cursor.
    pub fn before_cursor(&self) -> String {
        self.text.iter().take(self.cursor).collect()
    }

    /// True where nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Does what an action means for a line that is typed.
    pub fn edit(&mut self, action: Action) {
        match action {
            Action::Character(character) if !character.is_control() => self.insert(character),
            Action::Left => self.left(),
            Action::Right => self.right(),
            Action::Home => self.home(),
            Action::End => self.end(),
            Action::Backspace => self.backspace(),
            Action::Delete => self.delete(),
            Action::DeleteToStart => self.delete_to_start(),
            Action::DeleteWord => self.delete_word(),
            _ => {}
        }
    }

    /// Types a character.
    pub fn insert(&mut self, character: char) {
        self.text.insert(self.cursor, character);
        self.cursor += 1;
    }

    /// One character to the left.
    pub fn left(&mut self) {
        self.cursor = self.cursor.saturating_sub(1);
    }

    /// One character to the right.
    pub fn right(&mut self) {
        self.cursor = (self.cursor + 1).min(self.text.len());
    }

    /// To the start.
    pub fn home(&mut self) {
        self.cursor = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Deletes the character to the left.
    pub fn backspace(&mut self) {
        if self.cursor > 0 {
            self.cursor -= 1;
            self.text.remove(self.cursor);
        }
    }

    /// Deletes the character to the right.
    pub fn delete(&mut self) {
        if self.cursor < self.text.len() {
            self.text.remove(self.cursor);
        }
    }

    /// Deletes all to the left.
    pub fn delete_to_start(&mut self) {
        self.text.drain(..self.cursor);
        self.cursor = 0;
    }

    /// Deletes the word to the left, with the blanks behind it.
    pub fn delete_word(&mut self) {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        let word_end = before
            .iter()
            .rposition(|character| !character.is_whitespace())
            .map_or(0, |last| last + 1);
        let word = before.get(..word_end).unwrap_or_default();
        let start = word
            .iter()
            .rposition(|character| character.is_whitespace())
            .map_or(0, |blank| blank + 1);
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }
}

#[cfg(test)]
mod tests {
    use super::LineEdit;

    #[test]
    fn a_line_is_edited_as_usual() {
        let mut line = LineEdit::of("one two  ");
        line.delete_word();
        assert_eq!(line.text(), "one ");
        line.insert('日');
        line.home();
        line.delete();
        assert_eq!((line.text().as_str(), line.before_cursor().as_str()), ("ne 日", ""));
        line.right();
        line.backspace();
        line.end();
        line.left();
        line.insert('x');
        assert_eq!(line.text(), "e x日");
        line.delete_to_start();
        assert_eq!(line.text(), "日");
        line.backspace();
        line.left();
        assert_eq!(line.text().chars().count(), 1);
    }
}
