//! Evaluation of a bank's rules for a set of answers: a pure function, in three-valued logic.

mod compiled;
mod evaluate;
mod reasons;
mod trace;
mod truth;

pub use compiled::{Evaluator, Outcome};
pub use evaluate::{Evaluation, Finding, Unresolved, evaluate};
pub use reasons::{Because, Missing};
pub use trace::{Trace, TraceNode, TracedAnswer, trace};
pub use truth::{Asked, asked, holds, truth, truths};
