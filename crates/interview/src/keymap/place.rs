//! Places at which keys are pressed.

/// Place at which a key is pressed: what it does, and which keys are named there, depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Opening,
    OpeningLength,
    /// A question of which one option is chosen.
    Choice,
    /// A question whose options are ticked.
    Ticks,
    /// A question at which something is typed, and no text so far.
    Typed,
    /// A text that is being typed, in which a sign is a part of it.
    Text,
    OpeningReference,
    Note,
    /// The name of a file.
    FileName,
    /// The keys, with the meaning of the question where there is one.
    Keys,
    Points,
    HelpLines,
    HelpNow,
    Notice,
    /// A page about a file.
    FileNotice,
    Review,
    Skip,
    Leave,
    /// A page that asks whether to lower an answer.
    Lowering,
    /// A page that asks about a note.
    NoteAsks,
    Summary,
    /// The summary with its last line in sight.
    SummaryEnd,
    SummaryChoices,
    SummaryFileName,
    SummaryHelpLines,
    SummaryPrivate,
    SummaryChart,
    SummaryCopy,
}

impl Place {
    pub const fn is_question(self) -> bool {
        matches!(self, Place::Choice | Place::Ticks | Place::Typed | Place::Text)
    }

    /// True at a question where a sign is a key and no text.
    pub const fn takes_signs(self) -> bool {
        matches!(self, Place::Choice | Place::Ticks | Place::Typed)
    }

    /// True at a question where a sign is a key, and on a page over it that one key closes.
    pub const fn is_beside_questions(self) -> bool {
        self.takes_signs() || self.is_closed_by_a_key() || matches!(self, Place::Review)
    }

    /// True on a page that is looked at, and left as it was.
    pub const fn is_closed_by_a_key(self) -> bool {
        matches!(self, Place::Keys | Place::Points | Place::HelpLines | Place::Skip)
    }

    /// True on a page on which a line is typed.
    pub const fn is_typed_on_page(self) -> bool {
        matches!(
            self,
            Place::OpeningReference | Place::Note | Place::FileName | Place::SummaryFileName
        )
    }

    /// True where what the page says must be read before a key counts.
    pub const fn must_read(self) -> bool {
        matches!(self, Place::HelpNow | Place::Notice | Place::FileNotice)
    }

    /// True before the first question.
    pub const fn is_opening(self) -> bool {
        matches!(
            self,
            Place::FileNotice | Place::Opening | Place::OpeningReference | Place::OpeningLength
        )
    }

    pub const fn is_summary(self) -> bool {
        matches!(self, Place::Summary | Place::SummaryEnd)
    }

    pub const fn is_help_lines(self) -> bool {
        matches!(self, Place::HelpLines | Place::SummaryHelpLines)
    }
}
