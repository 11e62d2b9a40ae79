//! The rules of a bank in another engine, zen-expression: two-valued, without replacement and
//! reasons, every rule an expression that is compiled once.

use ketascreen_core::answers::{Answer, Answers, Value};
use ketascreen_core::bank::condition::{Condition, Test};
use ketascreen_core::bank::{Bank, OptionId, QuestionId};
use serde_json::json;
use zen_expression::vm::VM;
use zen_expression::{Isolate, Scope, Variable};

use crate::lines::answers_of;

/// How many rules are true, of all lines.
pub fn truths(bank: &Bank, lines: &[&str]) -> usize {
    let mut isolate = Isolate::new();
    let rules: Vec<_> = bank
        .rules()
        .iter()
        .map(|rule| {
            let written = expression(bank, &rule.when);
            isolate.compile_standard(&written).expect("the engine reads the rule")
        })
        .collect();
    let scopes: Vec<Scope> =
        answers_of(bank, lines).iter().map(|answers| scope(bank, answers)).collect();
    let mut vm = VM::new();
    let mut found = 0;
    for scope in &scopes {
        for rule in &rules {
            let truth = rule.evaluate_with_scope(scope, &mut vm);
            found += usize::from(matches!(truth, Ok(Variable::Bool(true))));
        }
    }
    found
}

fn scope(bank: &Bank, answers: &Answers) -> Scope {
    let name = |id: QuestionId, option: OptionId| {
        let option = bank.question(id).option(option);
        option.map(|option| option.id.clone()).unwrap_or_default()
    };
    let value = |id: QuestionId| match answers.get(id) {
        Answer::Unknown(_) => json!(null),
        Answer::Known(Value::Integer(number)) => json!(number),
        Answer::Known(Value::Text(text)) => json!(text),
        Answer::Known(Value::Choice(option)) => json!(name(id, *option)),
        Answer::Known(Value::Multi(ticks)) => {
            let sure = ticks.options().iter().filter(|tick| tick.sure);
            json!(sure.map(|tick| name(id, tick.option)).collect::<Vec<_>>())
        }
    };
    let mut known: serde_json::Map<String, serde_json::Value> = bank
        .numbered_questions()
        .map(|(id, question)| (question.id.to_string(), value(id)))
        .collect();
    for (id, scale) in bank.numbered_scales() {
        let scores = bank.items(id).iter().filter_map(|item| match answers.get(*item) {
            Answer::Known(Value::Choice(option)) => {
                bank.question(*item).option(*option).and_then(|option| option.score)
            }
            _ => None,
        });
        known.insert(scale.id.to_string(), json!(scores.sum::<i64>()));
    }
    Scope::new(serde_json::Value::Object(known).into())
}

fn expression(bank: &Bank, condition: &Condition) -> String {
    let joined = |parts: &[Condition], word: &str| {
        let parts: Vec<String> = parts.iter().map(|part| expression(bank, part)).collect();
        format!("({})", parts.join(word))
    };
    match condition {
        Condition::Or(parts) => joined(parts, " or "),
        Condition::And(parts) => joined(parts, " and "),
        Condition::Not(inner) => format!("not {}", expression(bank, inner)),
        Condition::Test(test) => written(bank, test),
    }
}

fn written(bank: &Bank, test: &Test) -> String {
    let names = |id: QuestionId, options: &[OptionId]| {
        let question = bank.question(id);
        let named = options.iter().filter_map(|option| question.option(*option));
        named.map(|option| format!("'{}'", option.id)).collect::<Vec<_>>().join(", ")
    };
    match test {
        Test::ChoiceIn(id, options) => {
            format!("({} in [{}])", bank.question(*id).id, names(*id, options))
        }
        Test::HasAny(id, options) => {
            let question = &bank.question(*id).id;
            format!("({question} != null and some({question}, # in [{}]))", names(*id, options))
        }
        Test::Number(id, comparison, than) => {
            let question = &bank.question(*id).id;
            format!("({question} != null and {question} {} {than})", comparison.sign())
        }
        Test::Sum(id, comparison, than) => {
            format!("({} {} {than})", bank.scale(*id).id, comparison.sign())
        }
        Test::IsUnknown(id) => format!("({} == null)", bank.question(*id).id),
    }
}
