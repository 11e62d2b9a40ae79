//! Bank in, page out.
//!
//! A bank is a TOML file of questions and rules. It is loaded and checked as a whole; answers are
//! read against it; rules of three values (true, false, unknown) are evaluated over them; and what
//! a person is told is rendered as text, Markdown, HTML or JSON. What a bank promises can be proved
//! for every set of answers.
//!
//! Nothing in here opens a file, reads a clock or the environment, or writes to a stream.
//!
//! ```
//! use ketascreen_core::{Bank, ExpectedBank, Format, Layout, Source};
//! use ketascreen_core::{evaluate, read, render, summarize};
//! use ketascreen_core::bank::{Level};
//!
//! // Load: everything that is wrong with a bank is an error with its place.
//! let text = std::fs::read("../../questions.toml")?;
//! let source = Source::from_bytes("questions.toml", text).expect("it is UTF-8");
//! let bank = Bank::read(source).expect("it is sound");
//!
//! // Read answers, which are checked against their questions.
//! let answers = b"[answers]\nbp_systolic = 152\nbp_diastolic = 88\nbp_when = 'today'\n";
//! let source = Source::from_bytes("answers.toml", answers.to_vec()).expect("it is UTF-8");
//! let file = read(&source, &bank, ExpectedBank::Same).expect("they fit");
//!
//! // Evaluate: findings, and what is not known.
//! let evaluation = evaluate(&bank, &file.answers);
//! let found: Vec<&str> =
//!     evaluation.findings.iter().map(|found| bank.rule(found.rule).id.as_str()).collect();
//! assert!(found.contains(&"bp_not_controlled"));
//! assert_eq!(evaluation.overall, Level::Caution);
//!
//! // Print a page.
//! let summary = summarize(&bank, &file, &bank.countries()[0]);
//! let page = render(&summary, Format::Text, Layout::default());
//! assert!(page.contains("talk to a clinician") || page.contains("Talk to a clinician"));
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! A bank that is wrong says where, and what would be right:
//!
//! ```
//! use ketascreen_core::{Bank, Source};
//!
//! let source = Source::from_bytes("bank.toml", b"[bank]\nid = 3\n".to_vec()).expect("it is UTF-8");
//! let broken = Bank::read(source).expect_err("it is no bank yet");
//! let problem = &broken.problems[0];
//! assert_eq!(broken.source.position(problem.span.start), (1, 1));
//! assert!(problem.help.is_some());
//! ```
//!
//! What holds for every set of answers is proved, not sampled:
//!
//! ```
//! use ketascreen_core::proof::{LIMIT, prove, problems};
//! # use ketascreen_core::{Bank, Source};
//! # let text = std::fs::read("../../questions.toml")?;
//! # let source = Source::from_bytes("questions.toml", text).expect("it is UTF-8");
//! # let bank = Bank::read(source).expect("it is sound");
//! let proof = prove(&bank, LIMIT);
//! assert!(problems(&bank, &proof).is_empty());
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod answers;
pub mod bank;
pub mod cases;
pub mod diagnostic;
pub mod document;
pub mod evaluation;
pub mod fit;
pub mod logic;
pub mod proof;
pub mod record;
pub mod render;
pub mod summary;
pub mod text;
pub mod translation;

pub use answers::Answers;
pub use bank::Bank;
pub use evaluation::evaluate;
pub use proof::prove;
pub use record::{AnswersFile, ExpectedBank, read};
pub use render::{Format, Layout, render};
pub use summary::summarize;
pub use text::Source;
