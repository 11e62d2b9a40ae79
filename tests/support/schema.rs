//! Published schemas.

use jsonschema::Validator;
use serde_json::Value;

/// A schema of the folder `schemas`, such as `ketascreen-summary-2`.
pub fn published(name: &str) -> Validator {
    let path = format!("schemas/{name}.schema.json");
    let text = std::fs::read_to_string(path).expect("the schema is published");
    let schema: Value = serde_json::from_str(&text).expect("it is JSON");
    jsonschema::validator_for(&schema).expect("it is a schema")
}

/// What a document does not keep.
pub fn faults(schema: &Validator, document: &Value) -> Vec<String> {
    let fault =
        |error: jsonschema::ValidationError<'_>| format!("{}: {error}", error.instance_path());
    schema.iter_errors(document).map(fault).collect()
}
