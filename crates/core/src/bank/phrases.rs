//! Fixed phrases that a reader meets in an interview or a summary. Their words are the bank's.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! phrases {
    ($($(#[doc = $doc:literal])+ $name:ident [$($placeholder:literal),*];)*) => {
        /// Every fixed phrase of a bank.
        #[derive(Debug, Clone)]
        pub struct Phrases {
            $($(#[doc = $doc])+ pub $name: Phrase,)*
        }

        impl Phrases {
            /// Each phrase: its key, its purpose, and its places to fill in.
            pub const DECLARED: &[(&str, &str, &[&str])] =
                &[$((stringify!($name), concat!($($doc,)+), &[$($placeholder),*]),)*];

            /// Each phrase with its key, in the order in which they are declared.
            pub fn named(&self) -> Vec<(&'static str, &Phrase)> {
                vec![$((stringify!($name), &self.$name),)*]
            }

            /// Phrases in their declared order; `None` where there are more or fewer.
            pub(super) fn of(phrases: Vec<Phrase>) -> Option<Phrases> {
                const COUNT: usize = Phrases::DECLARED.len();
                let phrases: [Phrase; COUNT] = phrases.try_into().ok()?;
                let [$($name,)*] = phrases;
                Some(Phrases { $($name,)* })
            }
        }
    };
}

/// As a list: hundreds of fields one by one would keep the compiler busy for many minutes.
impl Serialize for Phrases {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.named().into_iter().map(|(_, phrase)| phrase))
    }
}

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Phrases, D::Error> {
        Phrases::of(Vec::deserialize(deserializer)?)
            .ok_or_else(|| D::Error::custom("another number of phrases"))
    }
}

/// Phrase with places in braces that are filled in when it is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Phrase(String);

impl Phrase {
    /// Phrase with these words.
    pub(super) fn new(words: String) -> Phrase {
        Phrase(words)
    }

    /// Its words, of a phrase without places to fill.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its words with each `{name}` filled in. Values are not searched for places, and one that ends
    /// a sentence is followed by no full stop.
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.0.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
                filled.push_str(value);
            }
            let ends = filled.ends_with(['.', '?', '!', '\u{2026}']);
            rest = tail.strip_prefix('.').filter(|_| ends).unwrap_or(tail);
        }
        filled.push_str(rest);
        filled
    }
}

phrases! {
    /// The heading of a summary.
    title ["topic"];
    /// A crisis line in running text.
    crisis_line ["name", "contact", "country"];

    /// Heading of what to do now.
    heading_help_now [];
    /// Heading of help lines that were asked for.
    heading_help_lines [];
    /// Heading of the next step.
    heading_next_step [];
    /// Heading of the points to raise on the page.
    heading_points_to_raise [];
    /// Heading of the same where help comes first.
    heading_later [];
    /// Heading of points that the page has no room for in full.
    heading_also [];
    /// Heading of the reasons behind the page.
    heading_reasons [];
    /// Heading of readings and scores.
    heading_numbers [];
    /// A finding among the reasons: its line, its text, and how it is known.
    reason ["line", "text", "basis"];
    /// Other findings of a point.
    point_also ["titles"];
    /// Question to ask about a point.
    point_ask ["question"];
    /// A help line on the page.
    page_help ["name", "contact"];
    /// What was cut of own words.
    page_cut ["text"];
    /// Name of the line of answers 'not sure'.
    page_not_sure [];
    /// Name of the line of answers that were declined.
    page_declined [];
    /// Name of the line of questions without an answer.
    page_not_answered [];
    /// Option of a list that the person is not sure about.
    page_unsure ["question", "options"];
    /// What the person may do in any conversation about treatment.
    page_rights [];
    /// Where the rest is.
    page_more [];
    /// What was said that calls for help before anything else.
    page_said ["lines"];
    /// Said where hardly any question was answered.
    page_little [];
    /// Numbers of a pair of readings.
    page_pair ["first", "second"];
    /// A number of a pair that is not known.
    page_unknown_number [];
    /// Title of the chart.
    chart_title ["topic"];
    /// Moment of a record in the chart.
    chart_day ["day", "time", "offset"];
    /// What is to be filled in by hand.
    chart_blank [];
    /// Name of the line on who answered.
    chart_answered_by [];
    /// Name of the line on who was present.
    chart_present [];
    /// Name of the line on who asked.
    chart_asked_by [];
    /// Heading of the person and the reasons in the chart.
    heading_chart_reasons [];
    /// Heading of risk in the chart.
    heading_chart_risk [];
    /// An answer on risk, with the options that were put and not chosen.
    chart_not_chosen ["answer", "options"];
    /// Earlier answer about suicide that was changed.
    chart_changed ["question", "answer", "day", "time", "offset"];
    /// Heading of the findings in the chart.
    heading_chart_findings [];
    /// Name of the line of background to share.
    chart_background [];
    /// Heading of safety questions that were answered no.
    heading_chart_negatives [];
    /// Name of the line of questions that were not asked.
    chart_not_asked [];
    /// Heading of what is not known.
    heading_chart_not_known [];
    /// Heading of medicines and own words.
    heading_chart_words [];
    /// Heading of answers that stand nowhere else.
    heading_chart_other [];
    /// Heading of answers of an earlier day.
    heading_chart_earlier [];
    /// Heading of the notes.
    heading_chart_notes [];
    /// Heading of what was told, and of the line to sign.
    heading_chart_end [];
    /// Says that private answers are in the chart.
    chart_private [];
    /// Line to sign.
    chart_sign [];
    /// Answer of an earlier day.
    carried_answer ["answer", "day"];
    /// Answer of an earlier day to words that have changed since.
    carried_other_words ["answer", "day"];
    /// Name of an answer of an earlier day to words that have changed since.
    carried_label ["question"];
    /// Answers of an earlier day that did not fit those of today.
    carried_dropped ["questions"];
    /// Column of the reference of a record.
    column_reference [];
    /// Column of the day of a record.
    column_day [];
    /// Column of how much is answered.
    column_answered [];
    /// Column of what is open.
    column_open [];
    /// Column of whether help comes first.
    column_help_first [];
    /// Column of the name of a file.
    column_file [];
    /// How many questions have an answer.
    records_answered ["answered", "asked"];
    /// Says that help comes first.
    records_yes [];
    /// Says that it does not.
    records_no [];
    /// In the place of what is open, of an encrypted record.
    records_encrypted [];
    /// In the place of what is open, of a record that cannot be read.
    records_broken [];
    /// Said of a folder without records.
    records_none [];
    /// Heading of findings of a point that was there before.
    heading_restated_points [];
    /// Days of the visits before the last two.
    compare_before ["dates"];
    /// Name of a visit without a day of its own.
    compare_visit ["number"];
    /// Below a plot of a number over the visits.
    compare_plot [];
    /// Name of the days of the visits.
    compare_brief_visits [];
    /// Between the numbers of two visits.
    compare_then [];
    /// Said where a new visit begins.
    visit_begun ["file", "carried", "again"];
    /// Said where answers of another day are gone on with.
    other_day ["file", "day", "today"];
    /// First choice there.
    other_day_new_visit [];
    /// Second choice there.
    other_day_go_on [];
    /// What stops there.
    other_day_stop [];
    /// Asks for the file of the new visit.
    other_day_name [];
    /// Title of the leaflet.
    leaflet_title ["topic"];
    /// Heading of what is not known.
    heading_find_out [];
    /// Heading of treatments tried.
    heading_tried [];
    /// Heading of education.
    heading_good_to_know [];
    /// Heading of how to choose a provider.
    heading_to_choose [];
    /// Heading of questions to ask.
    heading_to_ask [];
    /// Heading of what to bring.
    heading_to_bring [];
    /// Heading of where to look for care.
    heading_care [];
    /// Heading of the person's own words.
    heading_own_words [];
    /// Heading of all answers.
    heading_answers [];
    /// Heading of sources.
    heading_sources [];
    /// Heading of what the summary is.
    heading_about [];

    /// Before the answers behind a finding.
    label_because ["answers"];
    /// Before the numbers of the sources.
    label_sources ["numbers"];
    /// What is between the parts of a list in running text.
    list_separator [];
    /// What is left out of a list for want of room.
    list_more ["count"];
    /// An answer to a question.
    answer ["question", "answer"];
    /// A counselor's reference to the person.
    reference ["client"];
    /// The day when the answers were saved.
    date ["date"];
    /// A place to write the day, where no record gives one.
    date_to_write [];
    /// An answer with a note on it.
    noted ["answer", "note"];
    /// An answer to which another one was begun.
    begun ["answer"];
    /// A number with what it counts.
    number ["number", "unit"];

    /// The answer 'not sure'.
    not_sure [];
    /// The answer 'prefer not to say'.
    prefer_not [];
    /// No answer.
    missing [];
    /// An option of a list that the person is not sure about.
    unsure_option ["option"];

    /// Below the answers, where an answer does not count because its question does not apply.
    set_aside ["questions"];
    /// A section's questions in one line.
    section_questions ["section", "questions"];

    /// The scores of a scale's items, in their order.
    scale_items ["scale", "scores"];
    /// A scale's sum that is known.
    scale_sum ["scale", "sum", "greatest", "band"];
    /// A scale's sum that is known to lie between two numbers.
    scale_range ["scale", "least", "most", "greatest", "lowest", "highest"];
    /// The same where both numbers are in one band.
    scale_range_in_band ["scale", "least", "most", "greatest", "band"];

    /// A band of a scale, as a picture's words tell it.
    picture_band ["least", "greatest", "band"];
    /// Thresholds of two numbers, as a picture's words tell them.
    picture_threshold ["first", "second", "text"];
    /// A moment on a timeline, as a picture's words tell it.
    picture_moment ["label", "at"];
    /// A stretch of a timeline, as a picture's words tell it.
    picture_stretch ["label", "from", "to"];


    /// The heading of a comparison of two sets of answers.
    compare_title ["topic"];
    /// The days of both.
    compare_dates ["earlier", "later"];
    /// In place of a day that no record gives.
    compare_no_date [];
    /// Where the references of both differ.
    compare_other_reference ["earlier", "later"];
    /// Where the bank has changed since one of them.
    compare_bank_changed [];
    /// Before answers that the bank no longer knows.
    compare_left_out [];
    /// Heading of points that only the later answers raise.
    heading_new_points [];
    /// Heading of points that both raise.
    heading_same_points [];
    /// Heading of points that only the earlier answers raise.
    heading_gone_points [];
    /// Below points that only the earlier answers raise.
    compare_gone_meant [];
    /// A point with the answers behind it.
    compare_point ["title", "because"];
    /// Where one of the two has a reference and the other has none.
    compare_one_reference ["client"];
    /// Heading of points of the earlier answers that are not known now.
    heading_open_points [];
    /// Below points that are not known now.
    compare_open_meant [];
    /// Heading of answers that are others.
    heading_changed_answers [];
    /// Heading of answers that were not known before.
    heading_answered_since [];
    /// Heading of answers that were known before.
    heading_not_known_now [];
    /// Heading of questions that no longer apply.
    heading_not_asked_now [];
    /// An answer before and now.
    compare_change ["question", "earlier", "later"];
    /// One answer that is more concerning than before.
    compare_more ["change"];
    /// One answer that is less concerning than before.
    compare_less ["change"];
    /// In place of an answer to a question that does not apply.
    compare_not_asked [];
    /// Where no answer is another.
    compare_nothing [];
    /// Heading of scales and readings side by side.
    heading_measures [];
    /// What was measured.
    column_measure [];
    /// What the earlier answers say.
    column_earlier [];
    /// What the later answers say.
    column_later [];
    /// A sum of which some items are not known.
    compare_range ["least", "most"];
    /// In place of a sum or a reading that is not known.
    compare_not_known [];

    /// A help line.
    help_line ["name", "contact", "month"];
    /// Before the help lines of other countries.
    help_elsewhere [];
    /// Other countries' lines, each in a few words.
    help_brief ["country", "emergency", "name", "talk", "month"];

    /// A source with a year.
    source ["title", "publisher", "year", "url"];
    /// A source without a year.
    source_undated ["title", "publisher", "url"];
    /// Where a source was seen, if not at its own address.
    source_via ["via"];
    /// Only the abstract was read.
    extent_abstract [];
    /// It was read only through another page that reports it.
    extent_report [];

    /// Plain words for a US contraindication.
    basis_us_contraindication [];
    /// Plain words for another country's contraindication.
    basis_other_contraindication [];
    /// Plain words for a label's warning.
    basis_label_warning [];
    /// Plain words for a guideline.
    basis_guideline [];
    /// Plain words for a study.
    basis_study [];
    /// Plain words for a practice.
    basis_practice [];
    /// Plain words for what needs no study.
    basis_none_needed [];

    /// Heading of the brief summary.
    brief_title ["topic"];
    /// Heading of findings in the brief summary.
    brief_raise [];
    /// Heading of readings and scores in the brief summary.
    brief_numbers [];
    /// Heading of what to find out in the brief summary.
    brief_find_out [];
    /// Heading of treatments in the brief summary.
    brief_tried [];
    /// Heading of own words in the brief summary.
    brief_own_words [];
    /// Before further titles in the short text.
    brief_also [];
    /// In the short text, where nothing matched.
    brief_none [];
    /// In the short text, what the person was told, where the help lines stand above.
    brief_told_help [];
    /// In the short text, what the person was told to do now.
    brief_told_now ["texts"];
    /// In the short text, what the person was told.
    brief_told ["crisis_line"];
    /// What was left out of the brief summary.
    brief_cut ["parts"];
    /// Name of the own words, where they were cut.
    cut_own_words [];
    /// Name of treatments, where they were cut.
    cut_tried [];
    /// Name of readings and scores, where they were cut.
    cut_numbers [];
    /// Name of what to find out, where it was cut.
    cut_find_out [];
    /// Left out of the short text: some of them.
    cut_some_find_out [];
    /// Name of a part of the short text that is left out.
    cut_some_own_words [];
    /// Name of a part of the short text that is left out.
    cut_some_tried [];
    /// Name of a part of the short text that is left out.
    cut_some_numbers [];
    /// Name of findings to talk through, where they were cut.
    cut_discuss [];
    /// Left out of the short text: some of them.
    cut_some_discuss [];

    /// The name of the interview.
    interview_title ["topic"];
    /// What is private, and what stays behind all the same.
    opening_private [];
    /// Said at the opening where a file for the answers was named.
    opening_saved [];
    /// A crisis line before the first question.
    opening_crisis_line ["crisis_line"];
    /// Asks for the length.
    opening_length [];
    /// The short interview; at least `{least}` questions.
    opening_short ["least", "questions", "minutes"];
    /// The full interview; at least `{least}` questions.
    opening_full ["least", "questions", "minutes"];
    /// Heading of what changed since the answers were saved.
    heading_changed [];
    /// The bank has changed since the answers were saved.
    changed_since [];
    /// Before the lines of the file that no longer fit.
    changed_left_out [];
    /// What happens to what is left out, and how to keep it.
    changed_keep [];
    /// Told where every answer still fits.
    changed_nothing_lost [];
    /// Which questions are asked now and have no answer.
    changed_open ["questions"];
    /// How far one had got, where one goes on.
    goes_on ["answered", "count"];
    /// Which part of the interview this is.
    progress ["section", "number", "count"];
    /// Place of an item in its scale; `{number}`, `{count}`.
    scale_place ["number", "count"];
    /// A question asked after its scale's stem.
    scale_item ["stem", "item"];
    /// An example of two readings.
    paired_example [];

    /// What to type on a page that is only read.
    keys_plain_page [];
    /// More of a page is below.
    keys_more [];
    /// What an option is, where a list has three states: ticked.
    state_yes [];
    /// Not sure about this one.
    state_unsure [];
    /// Stop the interview.
    choice_stop [];
    /// Go on with the interview.
    choice_go_on [];
    /// Asks whether to leave, where a record is kept.
    leave_question_saved [];
    /// Stop, and keep the record.
    choice_stop_keep [];
    /// Stop, and delete the record.
    choice_stop_delete [];
    /// Told before the person stops without a record, which needs one key more.
    confirm_stop [];
    /// Said where a line is pointed at, before Enter does what it says.
    confirm_line ["choice"];
    /// Told before the record is deleted, which needs one key more.
    confirm_delete [];
    /// After leaving: where the record is.
    left_kept ["file"];
    /// Told where the summary was written.
    say_written ["file"];
    /// Told where a file that was named in the interview exists.
    say_file_exists ["file"];
    /// Told where a file for the summary has an ending that says no format.
    say_other_ending ["file"];
    /// Told where a file is named that holds the answers already.
    say_kept_already ["file"];
    /// Asks whether to leave.
    leave_question [];
    /// After leaving: nothing was kept.
    left_nothing_kept [];
    /// Heading of the meaning of a question.
    why_heading_help [];
    /// Heading of why it is asked.
    why_heading_why [];
    /// Heading of its sources.
    why_heading_sources [];
    /// Heading of an adults-only or like notice.
    heading_notice [];
    /// Told where Enter is pressed and nothing is chosen.
    say_choose_one [];
    /// Told where Enter is pressed before the first question and nothing is chosen.
    say_choose_here [];
    /// Told where Enter is pressed and nothing is ticked.
    say_tick_one [];
    /// Told where something is ticked that does not count yet, before a part is skipped.
    say_begun_first [];
    /// Told where Enter is pressed and nothing is typed.
    say_type_something [];
    /// Told where a number is not whole.
    say_not_whole ["typed"];
    /// Told where a number is out of range.
    say_out_of_range ["question", "least", "greatest"];
    /// Told where two readings are not two numbers.
    say_not_two [];
    /// Told where a line is chosen that is not there.
    say_no_such_row ["typed"];
    /// Told where a text is too long.
    say_too_long ["count", "longest"];
    /// How to leave.
    opening_leave [];
    /// Asks for a reference to the person.
    ask_reference [];
    /// What a reference is for, and who sees it.
    reference_meant [];
    /// Asks for the name of a file.
    ask_file_name [];
    /// Asks for the name of a file for the summary.
    ask_page_file [];
    /// What the file of the summary holds.
    page_file_meant [];
    /// How a file of the answers is gone on with.
    keep_meant [];
    /// A key with what it does.
    key ["key", "what"];
    /// The keys that choose a row.
    name_digits [];
    /// The arrow keys.
    name_arrows [];
    /// How the keys for a page up and down are called.
    name_pages [];
    /// The keys that tick a row.
    name_space [];
    /// The arrow key down.
    name_down [];
    /// The Enter key.
    name_enter [];
    /// The Escape key.
    name_escape [];
    /// How the key for help lines is called that works while a text is typed.
    name_help_lines [];
    /// Chooses an answer.
    key_choose [];
    /// Moves between the rows.
    key_move [];
    /// Moves by more than one line.
    key_pages [];
    /// Ticks a row.
    key_tick [];
    /// Moves to the rows below what is typed.
    key_below [];
    /// Ends an answer.
    key_done [];
    /// Answers 'not sure'.
    key_not_sure [];
    /// Answers 'prefer not to say'.
    key_prefer_not [];
    /// Shows what a question means, and all keys.
    key_help [];
    /// Shows where to find help.
    key_help_lines [];
    /// Shows where to find help, also while a text is typed.
    key_help_lines_typing [];
    /// Goes back.
    key_back [];
    /// Asks whether to leave.
    key_leave [];
    /// Writes a note on the answer.
    key_note [];
    /// Shows the points so far.
    key_points [];
    /// Shows every answer so far.
    key_review [];
    /// Skips the rest of a part.
    key_skip [];
    /// Leaves at once.
    key_leave_at_once [];
    /// Stops the program.
    key_interrupt [];
    /// Draws the screen anew.
    key_redraw [];
    /// What to type on the page that asks whether a lower answer is meant.
    keys_plain_lowering [];
    /// Heading of that page.
    heading_lowering [];
    /// The answer so far on it; `{answer}`.
    lowering_from ["answer"];
    /// The new answer on it; `{answer}`.
    lowering_to ["answer"];
    /// Before the help lines that the new answer does not call for.
    lowering_meant [];
    /// The answer just given, with the key that takes it back; `{answer}`.
    last_answer ["answer"];
    /// The same where not all of it fits; `{question}`.
    last_answer_short ["question"];
    /// The same line by line, once its sign was said; `{answer}`.
    last_answer_said ["answer"];
    /// The same line by line, with its sign; `{answer}`.
    last_answer_plain ["answer"];
    /// Whom to call, where that was said before, with the key that says why; `{lines}`.
    help_stands ["lines"];
    /// Name of Backspace.
    name_backspace [];
    /// Effect of taking the answer just given back.
    key_take_back [];
    /// After an answer was taken back; `{question}`.
    say_taken_back ["question"];
    /// Where an answer about suicide stays until another is chosen; `{question}`.
    say_stays ["question"];
    /// Where no answer can be taken back.
    say_nothing_to_take_back [];
    /// On a page that must be read: the keys that lead on.
    say_keys_here [];
    /// What to type where one option is chosen.
    keys_plain_choice [];
    /// What to type where options are ticked.
    keys_plain_multi [];
    /// The same in few words, once it was said: where one option is chosen.
    keys_short_choice [];
    /// Where options are ticked.
    keys_short_multi [];
    /// Where an answer is typed.
    keys_short_typed [];
    /// What to type where an answer is typed.
    keys_plain_typed [];
    /// What to type before the first question.
    keys_plain_opening [];
    /// What to type on the page of help lines.
    keys_plain_help_lines [];
    /// What to type where a note or a reference is typed.
    keys_plain_beside [];
    /// What to type where every answer is looked through.
    keys_plain_review [];
    /// What is chosen in a list, or typed as two readings, before it counts.
    read_back ["options"];
    /// Line by line, what an empty line keeps: the answer that was given before.
    plain_keeps ["answer"];
    /// Told where a note was begun and does not count yet.
    say_note_begun [];
    /// Told where a line was typed on a page beside the question.
    say_not_taken ["typed"];
    /// Behind the answer that was given, where no mark shows it.
    state_answer [];
    /// What is typed already, where no line shows it.
    typed_so_far ["typed"];
    /// Told where the file of the answers could not be written.
    say_not_saved [];
    /// Told where something else wrote the file of the answers.
    say_file_changed [];
    /// Asks whether to leave, where the last answers are not in their file.
    leave_question_unsaved [];
    /// Said before answers that are not in their file are left.
    confirm_stop_unsaved [];
    /// The country whose help lines stand above, in the list of countries.
    help_here ["country"];
    /// Above the countries, each with the key that puts its help lines first.
    help_countries [];
    /// What is typed as numbers among words, before it counts.
    read_back_numbers ["options"];
    /// Told where an answer was changed in the midst of the questions.
    say_changed ["answer"];
    /// Told where something was pasted and only keys count.
    say_pasted [];
    /// Asks before all else whether a file that exists may be written over.
    ask_overwrite [];
    /// What becomes of a file that exists where the answers are kept.
    overwrite_answers ["file"];
    /// What becomes of a file that exists where the page is written.
    overwrite_page ["file"];
    /// The choice to write over it.
    choice_overwrite [];
    /// Told where a copy of the answers was made before the last change.
    left_older_copy ["file"];
    /// Heads the keys where there is no question to explain.
    heading_keys [];
    /// Told where an answer that was looked at again stays as it was.
    say_as_before ["answer"];
    /// Line by line, where several were typed.
    say_only_one [];
    /// Line by line, where what was chosen was cleared.
    say_cleared [];
    /// Line by line, where something was typed that means nothing while the summary is read.
    say_left_out ["typed"];
    /// What the sign that clears does.
    key_clear [];
    /// What to type at what to do now and at a notice.
    keys_plain_help_now [];
    /// Told where a key came so soon that it may have been meant for the question before.
    say_read_first [];
    /// After leaving: where a page is; `{file}`.
    left_page ["file"];
    /// Told where 'none of these' cleared what was ticked before.
    say_taken_off ["options"];
    /// Told where help lines are asked for and stand there already.
    say_lines_here [];
    /// Where an answer does not fit another one given before.
    say_contradiction ["contradiction", "questions"];
    /// When the answers that are gone on with were saved.
    goes_on_since ["date"];
    /// Told where the page was written before the last change.
    left_older_page ["file"];
    /// Told where the rest of a part was skipped.
    say_skipped ["section"];
    /// Told where one question was skipped.
    say_skipped_question ["question"];
    /// Asks what to skip.
    ask_skip [];
    /// Skip this question.
    choice_skip_question [];
    /// Skip it and the rest of its part.
    choice_skip_rest ["section"];
    /// Skip nothing.
    choice_skip_nothing [];
    /// What to type where there are choices and a way back.
    keys_plain_back [];
    /// Asks for a note, and says who reads it.
    ask_note [];
    /// A note on the present answer.
    note ["note"];
    /// Heading of the keys.
    why_heading_keys [];
    /// Heading of the points so far.
    heading_points [];
    /// What the points so far are and are not.
    points_so_far [];
    /// Beside the points so far: what was skipped.
    points_skipped ["questions"];
    /// Told where there is no point so far.
    points_none [];
    /// Heading of the answers at the end.
    heading_review [];
    /// Above the answers so far.
    heading_review_so_far [];
    /// What is gone on with, where a file of answers was named.
    opening_resumed [];
    /// To what was skipped; `{count}` of questions.
    review_skipped ["count"];
    /// Above the answers: a question is found by words.
    review_find [];
    /// The words by which one is looked for; `{typed}`.
    review_finding ["typed"];
    /// No question has the words; `{typed}`.
    review_nothing_found ["typed"];
    /// A question that was not put yet; `{question}`.
    review_ahead ["question"];
    /// Keys that choose a line.
    name_lines [];
    /// Keys that point at a line, and take it.
    name_lines_then_enter [];
    /// Keys of the line that goes on.
    name_second [];
    /// Keys of the line that stops.
    name_first [];
    /// A number as a key.
    name_number [];
    /// Words that are typed.
    name_words [];
    /// Keys that choose a row of the list of answers.
    name_row [];
    /// Key that changes an answer.
    name_change [];
    /// Key that goes past the page.
    name_past [];
    /// Keys that close a page.
    name_close [];
    /// Effect: a line is chosen.
    key_choose_line [];
    /// Effect: on with the questions.
    key_go_on [];
    /// Effect: the interview stops.
    key_stop [];
    /// Effect: another country first.
    key_country [];
    /// Effect: an answer on the page or off it.
    key_put_on_page [];
    /// Effect: a question is asked.
    key_ask [];
    /// Effect: an answer is changed.
    key_change [];
    /// Effect: an answer is kept.
    key_keep [];
    /// Effect: the page is read on.
    key_read_on [];
    /// Effect: what can be done with the page.
    key_ways [];
    /// Effect: back to the answer.
    key_change_answer [];
    /// Effect: what is read moves.
    key_scroll [];
    /// Effect: back to the answers.
    key_to_answers [];
    /// Key that finds a question.
    key_find [];
    /// On to the summary.
    review_finish [];
    /// The name of the keys that edit what is typed.
    name_editing [];
    /// What they do.
    key_editing [];
    /// On to the full interview.
    review_other_questions [];
    /// Above the choices of leaving, where something is entered that does not count yet.
    leave_begun ["questions"];
    /// Keep the answers in a file, and stop.
    choice_keep [];
    /// Keep the answers in another file too, and stop.
    choice_keep_copy [];
    /// Show the summary of what was answered so far.
    choice_summary [];
    /// What to type while the summary is read.
    keys_plain_finish [];
    /// What to type where it is asked what to do with the summary.
    keys_plain_finish_choices [];
    /// What to type where the name of a file is asked for.
    keys_plain_file_name [];
    /// Which page of the summary is read.
    finish_more ["page", "pages"];
    /// The same on the first page of several.
    finish_more_first ["pages"];
    /// Left on the terminal while the program is stopped, to be gone on with.
    say_suspended [];
    /// Told where a question is left at which something was begun.
    say_begun ["questions"];
    /// Which part of the summary was said.
    finish_part ["page", "pages"];
    /// What the summary is, and what can be done with it.
    finish_help [];
    /// Asks what to do with the summary.
    finish_choices [];
    /// Print the summary.
    finish_print [];
    /// Print the short text.
    finish_brief [];
    /// Write the summary to a file.
    finish_write [];
    /// Keep the answers in a file.
    finish_keep [];
    /// Keep the answers in another file too.
    finish_keep_copy [];
    /// Back to the answers.
    finish_back [];
    /// Leave.
    finish_leave [];
    /// To the private answers.
    finish_private [];
    /// Heading of the private answers.
    heading_private [];
    /// One that is on the page; `{question}`.
    private_on ["question"];
    /// One that is not; `{question}`.
    private_off ["question"];
    /// What to type there.
    keys_plain_private [];
    /// The keys that ask whether to leave.
    name_leave [];
    /// The keys that leave at once.
    name_leave_at_once [];
    /// The keys that stop the program.
    name_interrupt [];
    /// How the key that draws the screen anew is called.
    name_redraw [];
    /// What to type where a number chooses.
    keys_plain_number [];
    /// How to leave, line by line.
    opening_leave_plain [];
    /// How a list with three states is answered.
    list_hint [];
    /// The same, line by line.
    list_hint_plain [];
    /// Told where an answer for a whole list is given with options of it.
    say_not_together [];
    /// Told where the summary stands ready.
    finish [];
    /// Last time's answer beside a question that is asked again.
    last_time ["day", "answer", "key"];
    /// Day of an answer that was carried over, beside its question.
    carried_beside ["day", "key"];
    /// Told where there is no answer of last time.
    say_no_last [];
    /// Gives the answer of last time.
    key_as_last [];
    /// Answer that is private, until it is opened.
    answered_privately [];
    /// The file that is gone on with.
    goes_on_in ["file"];
    /// Says that last time's answers stand beside no question any more.
    last_not_here [];
    /// Said of a note that names suicide or self-harm while the answer says never.
    note_asks [];
    /// The answer that says never.
    note_asks_answer ["answer"];
    /// To the answer that a note may be at odds with.
    choice_look_again [];
    /// Leaves the answer as it is.
    choice_leave_as_is [];
    /// Shows the counselor's note.
    finish_chart [];
    /// Copies the counselor's note.
    finish_copy [];
    /// Keys where the counselor's note is read.
    key_write_chart [];
    /// What is typed there line by line.
    keys_plain_chart [];
    /// Asks for the name of a file for the counselor's note.
    ask_chart_file [];
    /// Says what that file holds.
    chart_file_meant [];
    /// Asks whether to copy the counselor's note.
    ask_copy [];
    /// Says what may become of what is copied.
    copy_meant [];
    /// Keys where that is asked.
    key_copy_chart [];
    /// What is typed there line by line.
    keys_plain_copy [];
    /// Said where the note was handed to the terminal.
    say_copied [];
    /// Said where there is no terminal to hand it to.
    say_not_copied [];
}
