//! Frame of every page: its policy, its style and its language.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use super::direction::direction;
use crate::render::paper::Spacing;
use crate::text::visible;

const STYLE: &str = include_str!("page.css");

/// A whole document. Nothing is loaded or run: the policy allows one style, by its hash.
pub fn document(language: &str, title: &str, spacing: Spacing, body: &Markup) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
    );
    let document = html! {
        (DOCTYPE)
        html lang=(visible(language)) dir=(direction(language)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (visible(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body { main class=(<&str>::from(spacing)) { (body) } }
        }
    };
    format!("{}\n", document.into_string())
}
