//! Records of a folder as JSON, format `ketascreen-records/1`, whose schema is published.

use serde::Serialize;

use crate::bank::Bank;
use crate::document::json_text;
use crate::record::Moment;
use crate::summary::{ListedFile, ListedRecord};

/// The format's name and version.
const FORMAT: &str = "ketascreen-records/1";

/// The records of a folder. The order of the fields is the order of the keys.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RecordsDocument<'r> {
    /// `ketascreen-records/1`
    #[cfg_attr(test, schemars(extend("const" = FORMAT)))]
    format: &'static str,
    /// Records, by reference, then by time, then by name.
    records: Vec<Listed<'r>>,
    /// Encrypted records.
    encrypted: Vec<Encrypted<'r>>,
    /// Records that cannot be read.
    broken: Vec<Broken<'r>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Listed<'r> {
    file: &'r str,
    /// The counselor's reference to the person; null where there is none.
    client: Option<&'r str>,
    /// When the record was saved (RFC 3339 with offset); null where it does not say.
    saved: Option<&'r str>,
    /// Number of questions that are asked and have an answer.
    answered: usize,
    /// Number of questions that are asked.
    asked: usize,
    /// Questions to find out.
    open: Vec<&'r str>,
    /// Whether help comes before all else.
    help_first: bool,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Encrypted<'r> {
    file: &'r str,
    /// Day of its last change; null where that is not known.
    changed: Option<&'r str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Broken<'r> {
    file: &'r str,
    reason: &'r str,
}

/// The records of a folder as JSON text.
pub fn records_json(bank: &Bank, files: &[ListedFile]) -> String {
    let mut document = RecordsDocument {
        format: FORMAT,
        records: Vec::new(),
        encrypted: Vec::new(),
        broken: Vec::new(),
    };
    for file in files {
        match file {
            ListedFile::Record(record) => document.records.push(listed(bank, record)),
            ListedFile::Encrypted { file, day } => {
                document.encrypted.push(Encrypted { file, changed: day.as_deref() });
            }
            ListedFile::Broken { file, reason } => document.broken.push(Broken { file, reason }),
        }
    }
    json_text(&document)
}

fn listed<'r>(bank: &'r Bank, record: &'r ListedRecord) -> Listed<'r> {
    Listed {
        file: &record.file,
        client: record.client.as_deref(),
        saved: record.saved.as_ref().map(Moment::as_str),
        answered: record.answered,
        asked: record.asked,
        open: record.open.iter().map(|id| bank.question(*id).id.as_str()).collect(),
        help_first: record.help_first,
    }
}

#[cfg(test)]
mod tests {
    use super::RecordsDocument;
    use crate::document::published::assert_published;

    #[test]
    fn the_published_schema_is_that_of_the_code() {
        let schema = schemars::schema_for!(RecordsDocument<'static>);
        let published = include_str!("../../../../schemas/ketascreen-records-1.schema.json");
        assert_published(&schema, published);
    }
}
