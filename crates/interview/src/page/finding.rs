//! Questions found by words.

use crate::interview::Interview;
use crate::prompts::Prompt;
use ketascreen_core::bank::QuestionId;

/// Place of a prompt among those that words find, the best 0; none where it is not found. Each word
/// may be the beginning of one that stands in the label, the question or an answer to it.
pub(super) fn rank(interview: &Interview<'_>, prompt: Prompt, words: &str) -> Option<usize> {
    let words = words.to_lowercase();
    prompt.questions().iter().filter_map(|question| rank_of(interview, *question, &words)).min()
}

fn rank_of(interview: &Interview<'_>, question: QuestionId, words: &str) -> Option<usize> {
    let asked = interview.settings.bank.question(question);
    let label = asked.label.as_str().to_lowercase();
    if label.starts_with(words.trim()) {
        return Some(0);
    }
    let options = || asked.options().iter().map(|option| option.text.to_lowercase());
    let text = asked.text.as_str().to_lowercase();
    let places = [label, text, options().collect::<Vec<_>>().join(" ")];
    (1..=places.len()).find(|count| {
        let place = places.iter().take(*count).map(String::as_str).collect::<Vec<_>>().join(" ");
        words.split_whitespace().all(|word| begins_a_word(&place, word))
    })
}

fn begins_a_word(place: &str, word: &str) -> bool {
    place.split(|character: char| !character.is_alphanumeric()).any(|begun| begun.starts_with(word))
}
