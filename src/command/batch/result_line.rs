//! The result of a line, as JSON.

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use ketascreen_core::bank::{Bank, QuestionId, RuleId};
use ketascreen_core::evaluation::Outcome;

/// The ids of a bank's rules as they are written.
pub struct RuleNames(Vec<Box<RawValue>>);

impl RuleNames {
    /// Those of a bank.
    pub fn of(bank: &Bank) -> RuleNames {
        // An id holds nothing that JSON escapes.
        let written = |id: &str| RawValue::from_string(format!("\"{id}\"")).unwrap_or_default();
        RuleNames(bank.rules().iter().map(|rule| written(&rule.id)).collect())
    }

    fn of_rule(&self, rule: RuleId) -> Option<&RawValue> {
        self.0.get(rule.index()).map(Box::as_ref)
    }
}

/// Result of a line.
pub struct ResultLine<'r> {
    pub bank: &'r Bank,
    pub names: &'r RuleNames,
    pub id: &'r RawValue,
    pub outcome: &'r Outcome<'r>,
    pub ignored: &'r [QuestionId],
}

impl Serialize for ResultLine<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut result = to.serialize_struct("ResultLine", 5)?;
        result.serialize_field("id", self.id)?;
        result.serialize_field("overall", self.outcome.overall().id())?;
        let name = |rule| self.names.of_rule(rule);
        result.serialize_field("findings", &Listed(|| self.outcome.findings().filter_map(name)))?;
        let open = || self.outcome.unresolved().filter_map(|(rule, _)| name(rule));
        result.serialize_field("unresolved", &Listed(open))?;
        if !self.ignored.is_empty() {
            let ignored = || self.ignored.iter().map(|id| self.bank.question(*id).id.as_str());
            result.serialize_field("ignored", &Listed(ignored))?;
        }
        result.end()
    }
}

/// A list that is written as it is made.
struct Listed<F>(F);

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for Listed<F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq((self.0)())
    }
}
