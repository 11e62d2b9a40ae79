//! Words of a text.

/// Words of a text in lower case. Digits end a word, so that `5mg` is two.
pub fn words(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut before = ' ';
    for character in text.chars() {
        let apostrophe = matches!(character, '\'' | '’');
        if (!character.is_alphanumeric() && !apostrophe)
            || character.is_numeric() != before.is_numeric()
        {
            found.push(String::new());
        }
        if let Some(word) = found.last_mut()
            && character.is_alphanumeric()
        {
            word.extend(character.to_lowercase());
        }
        before = character;
    }
    found.retain(|word| !word.is_empty());
    found
}
