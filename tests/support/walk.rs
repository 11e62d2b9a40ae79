//! An interview that is walked through without a terminal.

use ketascreen_core::answers::{Answer, Answers, Ticks, Unknown, Value};
use ketascreen_core::bank::{Bank, Kind, Question, QuestionId};
use ketascreen_core::evaluation::asked;
use ketascreen_core::record::answers_file;
use ketascreen_interview::{Action, Interview, Length, Prompt, SaveTarget, Settings, prompts};

use super::{people, question_named};

/// An interview at its first question, where the person answers alone.
pub fn begun(bank: &Bank, length: Length) -> Interview<'_> {
    begun_by(bank, false, length)
}

/// An interview at its first question; a counselor gives no reference.
pub fn begun_by(bank: &Bank, counselor: bool, length: Length) -> Interview<'_> {
    let settings = Settings {
        bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor,
        length: Some(length),
        save_target: SaveTarget::None,
    };
    let mut interview = Interview::new(settings);
    interview.act(Action::Character('1'));
    if counselor {
        interview.act(Action::Enter);
    }
    interview
}

/// The answers of a file, as an interview with these prompts gives them: nothing can be left out there, so what the file
/// leaves out is declined where it is asked.
pub fn whole(bank: &Bank, prompts: &[Prompt], given: &Answers) -> Answers {
    let mut whole = Answers::none(bank);
    for question in prompts.iter().flat_map(|prompt| prompt.questions().to_vec()) {
        let answer = given.get(question).clone();
        if answer != Answer::MISSING {
            whole.set(question, answer);
        } else if asked(bank, &whole).of(question).is_true() {
            whole.set(question, Answer::Unknown(Unknown::PreferNot));
        }
    }
    whole
}

/// The answers file of one of the seven people, with what it leaves out declined.
pub fn whole_person(bank: &Bank, person: &str) -> String {
    let people = people(bank);
    let file = people.iter().find(|(name, _)| name == person).expect("the person is there");
    answers_file(bank, &whole(bank, &prompts(bank, Length::Full, false), &file.1.answers))
}

/// The key of a row, by its place.
pub fn row_key(place: usize) -> char {
    "123456789abcdefghijklmnopqrstuvwxyz".chars().nth(place).expect("there is a key for each row")
}

/// The key of an option.
pub fn key(bank: &Bank, id: &str, option: &str) -> String {
    let question = bank.question(question_named(bank, id));
    let place = question.options().iter().position(|other| other.id == option);
    option_key(question, place.unwrap_or_else(|| panic!("{id} has no option {option}"))).to_string()
}

/// The key of an option, by its place: on a paper form its score stands beside it.
pub fn option_key(question: &Question, place: usize) -> char {
    let score = question.options()[place].score;
    score.map_or_else(
        || row_key(place),
        |score| char::from_digit(u32::try_from(score).expect("a score"), 10).expect("one digit"),
    )
}

/// The key of 'not sure' at every question.
pub const NOT_SURE: &str = "-";

pub fn type_in(interview: &mut Interview<'_>, keys: &str) {
    for key in keys.chars() {
        interview.act(if key == '\n' { Action::Enter } else { Action::Character(key) });
    }
}

/// Answers the present question with 'not sure' (keys that do so whatever it is), and goes past what must be read.
pub fn not_sure(interview: &mut Interview<'_>) {
    while !interview.is_at_question() {
        type_in(interview, "2\n");
    }
    let asked = interview.prompt();
    interview.act(Action::Character('-'));
    // Where the sign may begin a text it is read back, and counts with Enter.
    if interview.is_at_question() && interview.prompt() == asked {
        interview.act(Action::Enter);
    }
}

/// Gives the present question its answer by keys.
pub fn give(interview: &mut Interview<'_>, bank: &Bank, answers: &Answers) {
    let prompt = interview.prompt().expect("a question is asked");
    keys_for(bank, prompt, answers).into_iter().for_each(|(_, action)| interview.act(action));
    // What took another answer off is read back, and counts with Enter.
    if interview.is_at_question() && interview.prompt() == Some(prompt) {
        interview.act(Action::Enter);
    }
}

/// The keys that give an answer to a prompt, and the actions that they mean.
pub fn keys_for(bank: &Bank, prompt: Prompt, answers: &Answers) -> Vec<(String, Action)> {
    let question = bank.question(prompt.first());
    let press = |key: char| vec![(key.to_string(), Action::Character(key))];
    let choose = |index: usize| press(option_key(question, index));
    let enter = || ("\r".to_owned(), Action::Enter);
    let typed = |text: &str| {
        text.chars()
            .map(|character| (character.to_string(), Action::Character(character)))
            .chain(std::iter::once(enter()))
            .collect()
    };
    match answers.get(prompt.first()) {
        Answer::Unknown(unknown) => {
            let mut keys = press(if *unknown == Unknown::NotSure { '-' } else { '*' });
            // Where the sign may begin a text it is read back, and counts with Enter.
            keys.extend(matches!(question.kind, Kind::Text { .. }).then(enter));
            keys
        }
        Answer::Known(Value::Choice(option)) => choose(option.index()),
        Answer::Known(Value::Multi(Ticks::NoneOfThese)) => {
            choose(question.none_option().expect("the list has it").index())
        }
        Answer::Known(Value::Multi(Ticks::Options(ticks))) => {
            let mut keys: Vec<(String, Action)> = Vec::new();
            for tick in ticks {
                keys.extend(choose(tick.option.index()));
                if !tick.sure {
                    keys.extend(choose(tick.option.index()));
                }
            }
            keys.push(enter());
            keys
        }
        Answer::Known(Value::Integer(number)) => {
            match (prompt, prompt.questions().get(1).map(|second| answers.get(*second))) {
                (Prompt::Pair(..), Some(Answer::Known(Value::Integer(second)))) => {
                    let mut keys: Vec<(String, Action)> = typed(&format!("{number}/{second}"));
                    // What calls for help is read back first.
                    keys.extend((*number >= 180 || *second >= 120).then(enter));
                    keys
                }
                _ => typed(&number.to_string()),
            }
        }
        Answer::Known(Value::Text(text)) => typed(text),
    }
}

pub fn at(interview: &Interview<'_>, bank: &Bank, id: &str) -> bool {
    interview.is_at_question()
        && interview.prompt().is_some_and(|prompt| prompt.first() == question_named(bank, id))
}

/// To a question. On the way everything is answered with 'not sure', but for the signs in the body, of which there is
/// none: to be unsure of them calls for help before anything else.
pub fn to(interview: &mut Interview<'_>, bank: &Bank, id: &str) {
    let mut steps = 0;
    while !at(interview, bank, id) {
        if at(interview, bank, "symptoms_now") {
            type_in(interview, &key(bank, "symptoms_now", "none"));
        } else {
            not_sure(interview);
        }
        steps += 1;
        assert!(steps < 60, "it never came to {id}");
    }
}

/// To the end of the questions.
pub fn to_review(interview: &mut Interview<'_>) {
    let mut steps = 0;
    while !interview.is_at_review() {
        not_sure(interview);
        steps += 1;
        assert!(steps < 200, "the questions do not end: {:?}", shown(interview));
    }
}

/// The number of a line of the review.
pub fn line_of(interview: &Interview<'_>, words: &str) -> String {
    let lines = interview.view().lines;
    let line = lines
        .iter()
        .find(|line| line.text.starts_with(words))
        .unwrap_or_else(|| panic!("no line {words}"));
    line.mark.trim_matches(|character: char| !character.is_ascii_digit()).to_owned()
}

pub fn label(bank: &Bank, id: &str) -> String {
    bank.question(question_named(bank, id)).label.as_str().to_owned()
}

pub fn chosen(interview: &Interview<'_>, question: QuestionId) -> Option<usize> {
    match interview.answers().get(question) {
        Answer::Known(Value::Choice(option)) => Some(option.index()),
        _ => None,
    }
}

pub fn shown(interview: &Interview<'_>) -> Vec<String> {
    interview.view().lines.iter().map(|line| format!("{}{}", line.mark, line.text)).collect()
}

pub fn shows(interview: &Interview<'_>, words: &str) -> bool {
    shown(interview).iter().any(|line| line.contains(words))
}
