//! The end of the questions: every answer, and whether to leave.

use super::{Lines, Style};
use crate::leaving::Leaving;
use crate::prompts::Prompt;
use crate::review::ReviewRow;
use crate::skipping::Skipping;
use crate::state::Draft;
use ketascreen_core::answers::Answer;

impl Lines<'_, '_> {
    pub(super) fn review(&mut self) {
        let interview = self.interview;
        let (bank, voice, phrases) =
            (interview.settings.bank, interview.voice(), interview.phrases());
        let is_midway = interview.is_midway();
        self.phrase(
            |phrases| {
                if is_midway { &phrases.heading_review_so_far } else { &phrases.heading_review }
            },
            Style::Bold,
        );
        self.goes_on();
        if !interview.goes_on {
            self.reference();
        }
        self.gap();
        let mut section = None;
        for (index, row) in interview.review_rows().into_iter().enumerate() {
            let text = match row {
                ReviewRow::Finish => phrases.review_finish.get(voice).to_owned(),
                ReviewRow::GoOn => phrases.choice_go_on.get(voice).to_owned(),
                ReviewRow::OtherQuestions => phrases.review_other_questions.get(voice).to_owned(),
                ReviewRow::Answer(place) => {
                    let Some(prompt) = interview.prompts.get(place) else { continue };
                    let here = bank.question(prompt.first()).section;
                    if section != Some(here) {
                        section = Some(here);
                        self.gap();
                        let title = bank
                            .sections()
                            .get(here)
                            .map(|section| section.title.get(voice))
                            .unwrap_or_default();
                        self.say(title, Style::Bold);
                    }
                    self.reviewed(*prompt)
                }
            };
            let is_active = interview.top.row.unwrap_or(0) == index;
            let mark = format!("{} {:>2} ", if is_active { ">" } else { " " }, index + 1);
            self.row(
                &mark,
                &text,
                if is_active { Style::Active } else { Style::Plain },
                is_active.then_some(0),
            );
            self.said(format!("{}: {text}", index + 1));
        }
    }

    /// A question, or two readings, with what was answered.
    fn reviewed(&self, prompt: Prompt) -> String {
        let interview = self.interview;
        let words = self.words();
        let answered = prompt.questions().iter().map(|question| {
            let answer: &Answer = interview.answers.get(*question);
            words.answered(*question, &words.answer(*question, answer))
        });
        let answered = words.list(answered);
        let answered = match interview.notes.get(&prompt.first()) {
            Some(note) => words.noted(&answered, note),
            None => answered,
        };
        match interview.is_begun(prompt) {
            true => interview.phrases().begun.fill(interview.voice(), &[("answer", &answered)]),
            false => answered,
        }
    }

    pub(super) fn leave(&mut self) {
        let interview = self.interview;
        let (phrases, voice) = (interview.phrases(), interview.voice());
        let is_kept = match interview.settings.draft {
            Draft::None => false,
            Draft::New => interview.is_in_file() && !interview.is_unsaved,
            Draft::Resumed => !interview.is_unsaved,
        };
        let question = match is_kept {
            _ if interview.is_unsaved => &phrases.leave_question_unsaved,
            true => &phrases.leave_question_saved,
            false => &phrases.leave_question,
        };
        self.say(question.get(voice), Style::Bold);
        if let Some(begun) = interview.begun_anywhere() {
            self.say(&phrases.leave_begun.fill(voice, &[("questions", &begun)]), Style::Plain);
        }
        self.gap();
        let text = |choice: &Leaving| {
            let phrase = match choice {
                Leaving::Stop if is_kept => &phrases.choice_stop_keep,
                Leaving::Stop => &phrases.choice_stop,
                Leaving::GoOn => &phrases.choice_go_on,
                Leaving::Delete => &phrases.choice_stop_delete,
                Leaving::Keep if is_kept => &phrases.choice_keep_copy,
                Leaving::Keep => &phrases.choice_keep,
                Leaving::Summary => &phrases.choice_summary,
            };
            phrase.get(voice).to_owned()
        };
        let choices: Vec<String> = interview.leaving().iter().map(text).collect();
        self.choices(&choices);
    }

    /// What to skip.
    pub(super) fn skip(&mut self) {
        let interview = self.interview;
        let Some(prompt) = interview.prompt() else { return };
        let (phrases, voice) = (interview.phrases(), interview.voice());
        let asked = self.asked(prompt);
        self.row("? ", &asked, Style::Bold, None);
        self.gap();
        self.phrase(|phrases| &phrases.ask_skip, Style::Plain);
        self.gap();
        let text = |choice: Skipping| match choice {
            Skipping::Question => phrases.choice_skip_question.get(voice).to_owned(),
            Skipping::Rest => interview.of_section(&phrases.choice_skip_rest),
            Skipping::Nothing => phrases.choice_skip_nothing.get(voice).to_owned(),
        };
        self.choices(&Skipping::ALL.map(text));
    }

    /// The name of a file to keep the answers in.
    pub(super) fn keep(&mut self) {
        self.row(
            "? ",
            self.interview.phrases().ask_file_name.get(self.interview.voice()),
            Style::Bold,
            None,
        );
        self.phrase(|phrases| &phrases.keep_meant, Style::Plain);
        self.gap();
        self.typed_beside();
    }
}
