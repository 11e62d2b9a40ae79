//! PO files of gettext: read and written.

use std::fmt::Write as _;

use crate::diagnostic::{Code, Problem, Problems};
use crate::text::{Source, Span};

/// Message of a PO file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// Comments of the translator, a line each.
    pub comments: Vec<String>,
    /// Notes for the translator, a line each.
    pub notes: Vec<String>,
    /// Place of the original.
    pub place: String,
    /// True where the translation may be outdated.
    pub is_fuzzy: bool,
    /// The original that the translation was made from, where another stands now.
    pub previous: Option<String>,
    /// Name of the text.
    pub context: String,
    /// The original.
    pub original: String,
    /// The translation; empty where there is none.
    pub translation: String,
}

/// A PO file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PoFile {
    /// Comments above the header, a line each.
    pub comments: Vec<String>,
    /// Fields of the header with their values, in order.
    pub header: Vec<(String, String)>,
    /// Its messages.
    pub messages: Vec<Message>,
    /// Messages whose original is gone, as they were written.
    pub obsolete: Vec<String>,
}

impl PoFile {
    /// Value of a field of the header; none where it is blank.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.header.iter().find(|(field, _)| field.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// Message of a text.
    pub fn message(&self, context: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.context == context)
    }

    /// Writes the file.
    pub fn written(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        self.comments.iter().for_each(|line| comment(&mut text, "#", line));
        let _ = writeln!(text, "msgid \"\"\nmsgstr \"\"");
        for (field, value) in &self.header {
            let _ = writeln!(text, "{}", quoted(&format!("{field}: {value}\n")));
        }
        for message in &self.messages {
            text.push('\n');
            message.write(&mut text);
        }
        if !self.obsolete.is_empty() {
            text.push('\n');
        }
        self.obsolete.iter().for_each(|line| {
            let _ = writeln!(text, "{line}");
        });
        text
    }
}

impl Message {
    fn write(&self, text: &mut String) {
        self.comments.iter().for_each(|line| comment(text, "#", line));
        self.notes.iter().for_each(|line| comment(text, "#.", line));
        if !self.place.is_empty() {
            comment(text, "#:", &self.place);
        }
        if self.is_fuzzy {
            comment(text, "#,", "fuzzy");
        }
        if let Some(previous) = &self.previous {
            let _ = writeln!(text, "#| msgid {}", quoted(previous));
        }
        let _ = writeln!(text, "msgctxt {}", quoted(&self.context));
        let _ = writeln!(text, "msgid {}", quoted(&self.original));
        let _ = writeln!(text, "msgstr {}", quoted(&self.translation));
    }

    /// The message as one whose original is gone.
    pub(super) fn obsolete(&self) -> Vec<String> {
        let mut text = String::new();
        let whole =
            Message { notes: Vec::new(), place: String::new(), previous: None, ..self.clone() };
        whole.write(&mut text);
        text.lines()
            .map(|line| if line.starts_with('#') { line.to_owned() } else { format!("#~ {line}") })
            .collect()
    }
}

fn comment(text: &mut String, sign: &str, line: &str) {
    let line = line.replace(['\n', '\r'], " ");
    let _ = writeln!(text, "{}", format!("{sign} {line}").trim_end());
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// Reads a PO file.
///
/// # Errors
/// The first line that is no part of one.
pub fn read_po(source: &Source) -> Result<PoFile, Vec<Problem>> {
    let problems = Problems::new();
    let mut reader = Reader::default();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let shown = line.trim_end();
        if let Err((place, message)) = reader.line(shown) {
            let span: Span = start + place..start + shown.len().max(place);
            problems.push(Problem::error(Code::PoSyntax, span, message).help(
                "write texts in straight quotes, as a program for PO files does: `msgstr \"...\"`",
            ));
            return Err(problems.into_sorted());
        }
        start += line.len();
    }
    reader.end_message();
    Ok(reader.file)
}

/// Part of a message that quoted lines add to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Previous,
    Context,
    Original,
    Translation,
    /// Plural forms, which no text of a bank has.
    Other,
}

#[derive(Default)]
struct Reader {
    file: PoFile,
    message: Message,
    part: Option<Part>,
    has_header: bool,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), (usize, &'static str)> {
        const KEYWORDS: [(&str, Part); 6] = [
            ("#| msgid ", Part::Previous),
            ("msgctxt ", Part::Context),
            ("msgid_plural ", Part::Other),
            ("msgid ", Part::Original),
            ("msgstr ", Part::Translation),
            ("msgstr[", Part::Other),
        ];
        if let Some((keyword, part)) =
            KEYWORDS.into_iter().find(|(keyword, _)| line.starts_with(keyword))
        {
            if self.part == Some(Part::Translation) {
                self.end_message();
            }
            self.part = Some(part);
            let quote = line.find('"').ok_or((keyword.len(), NO_TEXT))?;
            return self.add(line, quote);
        }
        if line.starts_with('"') {
            return self.add(line, 0);
        }
        if let Some(quote) = line.strip_prefix("#| ").and_then(|_| line.find('"')) {
            // The context before, which never changes, or a previous text that goes on.
            return if line.starts_with("#| \"") { self.add(line, quote) } else { Ok(()) };
        }
        if self.part == Some(Part::Translation) {
            self.end_message();
        }
        match line.split_at_checked(2) {
            _ if line.is_empty() => {}
            Some(("#~", _)) => self.file.obsolete.push(line.to_owned()),
            Some(("#.", note)) => self.message.notes.push(note.trim().to_owned()),
            Some(("#:", place)) => self.message.place = place.trim().to_owned(),
            Some(("#,", flags)) => {
                self.message.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            }
            _ if line.starts_with('#') => {
                let comment = line.get(1..).unwrap_or_default().trim();
                self.message.comments.push(comment.to_owned());
            }
            _ => return Err((0, "this line is no part of a translation file")),
        }
        Ok(())
    }

    /// Adds a text in quotes, which begins at this place of the line.
    fn add(&mut self, line: &str, quote: usize) -> Result<(), (usize, &'static str)> {
        let text = unquoted(line.get(quote..).unwrap_or_default()).ok_or((quote, NO_TEXT))?;
        let message = &mut self.message;
        match self.part {
            Some(Part::Previous) => message.previous.get_or_insert_default().push_str(&text),
            Some(Part::Context) => message.context.push_str(&text),
            Some(Part::Original) => message.original.push_str(&text),
            Some(Part::Translation) => message.translation.push_str(&text),
            Some(Part::Other) => {}
            None => return Err((0, "this line is no part of a translation file")),
        }
        Ok(())
    }

    fn end_message(&mut self) {
        let message = std::mem::take(&mut self.message);
        if self.part.take().is_none() {
            return;
        }
        if message.original.is_empty() && message.context.is_empty() && !self.has_header {
            self.has_header = true;
            self.file.comments = message.comments;
            let fields = message.translation.lines().filter_map(|line| line.split_once(':'));
            let field =
                |(name, value): (&str, &str)| (name.trim().to_owned(), value.trim().to_owned());
            self.file.header = fields.map(field).collect();
        } else {
            self.file.messages.push(message);
        }
    }
}

const NO_TEXT: &str = "no text in straight quotes stands here";

/// Text within quotes that are closed at the end of the line.
fn unquoted(line: &str) -> Option<String> {
    let inner = line.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return None,
            '\\' => text.push(match letters.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                other => other,
            }),
            _ => text.push(letter),
        }
    }
    Some(text)
}
