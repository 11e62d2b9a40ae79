//! The published schemas are those of the code.

pub fn assert_published(schema: &schemars::Schema, published: &str) {
    let schema = serde_json::to_string_pretty(schema).unwrap() + "\n";
    assert!(schema == published, "the published schema is stale; replace it by this:\n{schema}");
}
