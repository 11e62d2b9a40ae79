//! Codes of problems, each with the page that explains it.

use strum::{EnumMessage, EnumString, IntoStaticStr, VariantArray};

macro_rules! codes {
    ($($name:ident => $code:literal,)*) => {
        /// Kind of a problem, with a stable code.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, EnumMessage, EnumString, IntoStaticStr,
            VariantArray,
        )]
        #[expect(missing_docs, reason = "each variant's code is its name")]
        pub enum Code { $(#[strum(serialize = $code)] $name,)* }

        impl Code {
            /// Every code, in alphabetical order.
            pub const ALL: &[Code] = Code::VARIANTS;

            /// Name as printed, such as `unknown-key`.
            pub fn as_str(self) -> &'static str {
                self.into()
            }

            /// Its page in Markdown: the meaning, the reason, a wrong and a right example.
            pub fn page(self) -> &'static str {
                match self { $(Code::$name => include_str!(concat!("codes/", $code, ".md")),)* }
            }
        }
    };
}

codes! {
    AddressesReader => "addresses-reader",
    AlwaysReplaced => "always-replaced",
    AmbiguousSource => "ambiguous-source",
    AnswerOutOfRange => "answer-out-of-range",
    BadId => "bad-id",
    BadPicture => "bad-picture",
    BadScale => "bad-scale",
    BadValue => "bad-value",
    BandDiffers => "band-differs",
    BlankText => "blank-text",
    BrokenConstraint => "broken-constraint",
    CaseUnknownRule => "case-unknown-rule",
    CitedTwice => "cited-twice",
    ConditionSyntax => "condition-syntax",
    ConstraintForm => "constraint-form",
    ConstraintNeverHolds => "constraint-never-holds",
    ControlCharacter => "control-character",
    CounselorQuestion => "counselor-question",
    DeadRule => "dead-rule",
    DigestDiffers => "digest-differs",
    DuplicateId => "duplicate-id",
    DuplicateOption => "duplicate-option",
    EmptyRange => "empty-range",
    EmptySection => "empty-section",
    EmptySet => "empty-set",
    EnglishWordList => "english-word-list",
    ForbiddenWord => "forbidden-word",
    ForwardReference => "forward-reference",
    FoundTogether => "found-together",
    HelpTooLong => "help-too-long",
    IdlePart => "idle-part",
    JsonSyntax => "json-syntax",
    LabelNotNamed => "label-not-named",
    LessConcern => "less-concern",
    MissingHelpLine => "missing-help-line",
    MissingKey => "missing-key",
    MissingSource => "missing-source",
    MultiNoneWithOthers => "multi-none-with-others",
    NoAnswers => "no-answers",
    NoWordList => "no-word-list",
    NotAsked => "not-asked",
    NotInList => "not-in-list",
    NotShort => "not-short",
    NumberNotTold => "number-not-told",
    NumbersDiffer => "numbers-differ",
    OneSidedPart => "one-sided-part",
    OtherBank => "other-bank",
    OtherFormat => "other-format",
    PageTooLong => "page-too-long",
    PageTooWordy => "page-too-wordy",
    PartitionGap => "partition-gap",
    PartitionOverlap => "partition-overlap",
    Placeholder => "placeholder",
    PoSyntax => "po-syntax",
    PrivateQuestion => "private-question",
    ReplacedInCircle => "replaced-in-circle",
    ReservedId => "reserved-id",
    SameLabel => "same-label",
    ScoresOutOfOrder => "scores-out-of-order",
    SectionOrder => "section-order",
    SilentWhenUnknown => "silent-when-unknown",
    TextTooLong => "text-too-long",
    TomlSyntax => "toml-syntax",
    Undecided => "undecided",
    UnknownId => "unknown-id",
    UnknownKey => "unknown-key",
    UnknownOption => "unknown-option",
    UnknownQuestion => "unknown-question",
    UnknownSafer => "unknown-safer",
    UnreachableQuestion => "unreachable-question",
    UnsureNone => "unsure-none",
    UntranslatedWords => "untranslated-words",
    UnusedAcceptance => "unused-acceptance",
    UnusedOption => "unused-option",
    UnusedQuestion => "unused-question",
    UnusedSource => "unused-source",
    VacuousRule => "vacuous-rule",
    WeakerReplacement => "weaker-replacement",
    WrongComparison => "wrong-comparison",
    WrongKind => "wrong-kind",
}

impl Code {
    /// Reason why it matters, in one sentence: the line of its page below that heading.
    pub fn why(self) -> &'static str {
        let (_, below) = self.page().split_once("\n## Why it matters\n").unwrap_or_default();
        below.trim_start().lines().next().unwrap_or_default()
    }
}
