//! Bytes of a terminal to keys. Whatever a terminal sends that is no key is taken to its end and
//! gives nothing: strings (OSC, DCS, APC, PM, SOS), reports of the mouse and the focus, replies.
//!
//! The states are those of the parser of a DEC terminal, with the time between two bytes, as Esc is
//! a key and the beginning of a sequence.

use std::time::{Duration, Instant};

use super::pressed::Pressed;
use ketascreen_interview::Action;

const ESCAPE: u8 = 0x1b;
const BELL: u8 = 0x07;
/// The end of a string in one byte.
const STRING_END: u8 = 0x9c;

/// Wait of Esc for the rest of a sequence, so that an arrow key on a slow line is not taken for it.
const ESCAPE_WAIT: Duration = Duration::from_millis(250);
/// Time after Esc in which the rest of a sequence may still come.
const LATE: Duration = Duration::from_secs(2);
/// Longest gap between bytes that come together: nobody types so fast.
const TOGETHER: Duration = Duration::from_millis(40);
/// Wait for the rest of a character.
const CHARACTER_WAIT: Duration = Duration::from_secs(1);
/// Age at which a sequence without an end is given up, so that the keys work again.
const SEQUENCE_LIMIT: Duration = Duration::from_secs(5);
/// The same for a string, which is longer.
const STRING_LIMIT: Duration = Duration::from_secs(10);

/// Place within what comes from a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    /// Between two keys.
    Ground,
    /// In a character of several bytes.
    Character { bytes: Vec<u8>, more: usize, is_alt: bool, at: Instant },
    /// Behind an escape character that may be Esc.
    Escape { at: Instant },
    /// Behind Esc, whose sequence may come late.
    Escaped { at: Instant },
    /// Behind Esc and a letter that begins a sequence, or a word.
    Letter { byte: u8, at: Instant },
    /// In a control sequence, or a key with one letter behind `O`.
    Sequence { text: String, is_late: bool, since: Instant },
    /// Before the bytes of an old report of the mouse.
    Report { left: usize, is_in_character: bool, since: Instant },
    /// In a string.
    Text { begin: Begin, since: Instant },
    /// Behind an escape character in a string, of whose end it may be the first byte.
    TextEnd { begin: Begin, since: Instant, at: Instant },
}

/// Beginning of a string, which says what ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Begin {
    ends_at_bell: bool,
    is_one_byte: bool,
}

/// Keys as they come, whose bytes may come in pieces.
#[derive(Debug)]
pub(super) struct Decoder {
    state: State,
}

impl Decoder {
    pub fn new() -> Decoder {
        Decoder { state: State::Ground }
    }

    /// Longest wait for the next byte, after which [`Decoder::rest`] says what was pressed.
    pub fn wait(&self, now: Instant) -> Option<Duration> {
        let (at, wait) = match self.state {
            State::Escape { at } => (at, ESCAPE_WAIT),
            State::Letter { at, .. } => (at, TOGETHER),
            State::Character { at, .. } => (at, CHARACTER_WAIT),
            _ => return None,
        };
        Some((at + wait).saturating_duration_since(now))
    }

    /// The key that was pressed where no byte came in time.
    pub fn rest(&mut self, now: Instant) -> Pressed {
        match std::mem::replace(&mut self.state, State::Ground) {
            State::Escape { .. } => {
                self.state = State::Escaped { at: now };
                Pressed::Act(Action::Back)
            }
            State::Letter { byte, .. } => Pressed::of_byte(byte),
            State::Character { bytes, is_alt, .. } => character(&bytes, is_alt),
            state => {
                self.state = state;
                Pressed::Nothing
            }
        }
    }

    /// Takes a byte. Where text is typed, a letter behind Esc may begin a word.
    pub fn take(&mut self, byte: u8, now: Instant, is_text: bool) -> Vec<Pressed> {
        match std::mem::replace(&mut self.state, State::Ground) {
            State::Ground => self.begin(byte, now, false),
            State::Character { bytes, more, is_alt, .. } => {
                self.character(bytes, more, is_alt, byte, now)
            }
            State::Escape { at } => self.behind_escape(byte, at, now, is_text),
            State::Escaped { at } if now.duration_since(at) < LATE => self.late(byte, now, is_text),
            State::Escaped { .. } => self.begin(byte, now, false),
            State::Letter { byte: letter, at } => {
                if now.duration_since(at) < TOGETHER {
                    self.introduce(letter, true, at);
                    return self.take(byte, now, is_text);
                }
                let mut pressed = vec![Pressed::of_byte(letter)];
                pressed.extend(self.begin(byte, now, false));
                pressed
            }
            State::Sequence { text, is_late, since } => {
                self.sequence(text, is_late, since, byte, now)
            }
            State::Report { left, is_in_character, since } => {
                self.report(left, is_in_character, since, byte, now)
            }
            State::Text { begin, since } => self.text(begin, since, byte, now),
            State::TextEnd { begin, since, at } => match byte {
                b'\\' => Vec::new(),
                ESCAPE => {
                    self.state = State::TextEnd { begin, since, at: now };
                    Vec::new()
                }
                // Another sequence ends the string that was cut short.
                _ if now.duration_since(at) < ESCAPE_WAIT => {
                    self.behind_escape(byte, at, at, is_text)
                }
                _ => self.begin(byte, now, false),
            },
        }
    }

    /// The first byte of a key.
    fn begin(&mut self, byte: u8, now: Instant, is_alt: bool) -> Vec<Pressed> {
        let more = match byte {
            ESCAPE => {
                self.state = State::Escape { at: now };
                return Vec::new();
            }
            0x80..=0x9f => {
                self.one_byte(byte, now);
                return Vec::new();
            }
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            0x00..=0x7f if is_alt => return Vec::new(),
            0x00..=0x7f => return vec![Pressed::of_byte(byte)],
            _ => return vec![character(&[byte], is_alt)],
        };
        self.state = State::Character { bytes: vec![byte], more, is_alt, at: now };
        Vec::new()
    }

    fn character(
        &mut self,
        mut bytes: Vec<u8>,
        more: usize,
        is_alt: bool,
        byte: u8,
        now: Instant,
    ) -> Vec<Pressed> {
        if !matches!(byte, 0x80..=0xbf) {
            let mut pressed = vec![character(&bytes, is_alt)];
            pressed.extend(self.begin(byte, now, false));
            return pressed;
        }
        bytes.push(byte);
        match bytes.as_slice() {
            // A control character of one byte, written in two.
            [0xc2, control @ 0x80..=0x9f] => {
                self.one_byte(*control, now);
                Vec::new()
            }
            _ if bytes.len() > more => vec![character(&bytes, is_alt)],
            _ => {
                self.state = State::Character { bytes, more, is_alt, at: now };
                Vec::new()
            }
        }
    }

    /// A beginning that is one byte instead of an escape character and a letter.
    fn one_byte(&mut self, byte: u8, now: Instant) {
        self.introduce(byte - 0x40, false, now);
        if let State::Text { begin, .. } = &mut self.state {
            begin.is_one_byte = true;
        }
    }

    /// The beginning that a byte behind an escape character makes, if it makes one.
    fn introduce(&mut self, byte: u8, is_late: bool, since: Instant) {
        self.state = match byte {
            b'[' | b'O' => State::Sequence { text: char::from(byte).to_string(), is_late, since },
            b']' | b'P' | b'_' | b'^' | b'X' => State::Text {
                begin: Begin { ends_at_bell: byte == b']', is_one_byte: false },
                since,
            },
            _ => State::Ground,
        };
    }

    fn behind_escape(
        &mut self,
        byte: u8,
        at: Instant,
        now: Instant,
        is_text: bool,
    ) -> Vec<Pressed> {
        let is_together = now.duration_since(at) < TOGETHER;
        match byte {
            b'[' | b']' | b'_' | b'^' => self.introduce(byte, false, now),
            b'O' | b'P' | b'X' if is_together || !is_text => self.introduce(byte, false, now),
            0x7f | 0x08 if is_together => return vec![Pressed::Act(Action::DeleteWord)],
            // A key that is held with Alt.
            0x20.. if is_together => return self.begin(byte, now, true),
            _ => {
                let mut pressed = vec![Pressed::Act(Action::Back)];
                pressed.extend(self.late(byte, now, is_text));
                return pressed;
            }
        }
        Vec::new()
    }

    /// A byte behind Esc, which was pressed, or which was the beginning of a sequence that comes in
    /// pieces.
    fn late(&mut self, byte: u8, now: Instant, is_text: bool) -> Vec<Pressed> {
        match byte {
            // Nobody types one of these right behind Esc.
            b'[' | b']' | b'_' | b'^' => self.introduce(byte, true, now),
            b'O' | b'P' | b'X' if is_text => self.state = State::Letter { byte, at: now },
            b'O' | b'P' | b'X' => self.introduce(byte, true, now),
            _ => return self.begin(byte, now, false),
        }
        Vec::new()
    }

    fn sequence(
        &mut self,
        mut text: String,
        is_late: bool,
        since: Instant,
        byte: u8,
        now: Instant,
    ) -> Vec<Pressed> {
        if now.duration_since(since) > SEQUENCE_LIMIT || !matches!(byte, 0x20..=0x7e) {
            return self.begin(byte, now, false);
        }
        text.push(char::from(byte));
        // The Linux console names its F keys with two brackets.
        let is_whole = match text.as_str() {
            "[[" => false,
            _ => text.starts_with('O') || matches!(byte, b'@'..=b'~'),
        };
        if !is_whole {
            self.state = State::Sequence { text, is_late, since };
            return Vec::new();
        }
        let left = match text.as_str() {
            "[M" => 3,
            "[T" => 6,
            "[t" => 2,
            _ => {
                let pressed = Pressed::of_sequence(&text);
                return vec![if is_late { pressed.if_mark() } else { pressed }];
            }
        };
        self.state = State::Report { left, is_in_character: false, since };
        Vec::new()
    }

    /// Bytes of an old report of the mouse, of which each may be written as a character.
    fn report(
        &mut self,
        left: usize,
        is_in_character: bool,
        since: Instant,
        byte: u8,
        now: Instant,
    ) -> Vec<Pressed> {
        if now.duration_since(since) > SEQUENCE_LIMIT || byte < 0x20 {
            return self.begin(byte, now, false);
        }
        let is_rest = is_in_character && matches!(byte, 0x80..=0xbf);
        let Some(left) = (if is_rest { Some(left) } else { left.checked_sub(1) }) else {
            return self.begin(byte, now, false);
        };
        let is_in_character = matches!(byte, 0xc2..=0xdf);
        if left > 0 || is_in_character {
            self.state = State::Report { left, is_in_character, since };
        }
        Vec::new()
    }

    fn text(&mut self, begin: Begin, since: Instant, byte: u8, now: Instant) -> Vec<Pressed> {
        if now.duration_since(since) > STRING_LIMIT {
            return self.begin(byte, now, false);
        }
        match byte {
            BELL if begin.ends_at_bell => {}
            STRING_END if begin.is_one_byte => {}
            ESCAPE => self.state = State::TextEnd { begin, since, at: now },
            // Keys that end or stop the program stand in no string.
            0x03 | 0x04 | 0x18 | 0x1a => return self.begin(byte, now, false),
            _ => self.state = State::Text { begin, since },
        }
        Vec::new()
    }
}

/// The key of a character; one that shows that it is none where its bytes make none.
fn character(bytes: &[u8], is_alt: bool) -> Pressed {
    if is_alt {
        return Pressed::Nothing;
    }
    let read = String::from_utf8_lossy(bytes);
    Pressed::Act(Action::Character(read.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)))
}

/// A line that was typed, without what the terminal sent meanwhile.
pub(crate) fn typed_bytes(line: &[u8]) -> Vec<u8> {
    let (mut decoder, now) = (Decoder::new(), Instant::now());
    let is_between =
        |decoder: &Decoder| matches!(decoder.state, State::Ground | State::Character { .. });
    let is_typed = |byte: &u8| {
        let was_between = is_between(&decoder);
        decoder.take(*byte, now, true);
        was_between && is_between(&decoder)
    };
    line.iter().copied().filter(is_typed).collect()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::{Decoder, Pressed, typed_bytes};
    use crate::shipped::shipped_bank;
    use ketascreen_interview::{Action, Interview, Length, SaveTarget, Settings};

    /// The keys of pieces that come so many milliseconds after each other.
    fn keys(pieces: &[&[u8]], gap: u64, is_text: bool) -> Vec<Pressed> {
        let (mut decoder, mut now) = (Decoder::new(), Instant::now());
        let mut pressed = Vec::new();
        for piece in pieces {
            now += Duration::from_millis(gap);
            if decoder.wait(now).is_some_and(|wait| wait.is_zero()) {
                pressed.push(decoder.rest(now));
            }
            piece.iter().for_each(|byte| pressed.extend(decoder.take(*byte, now, is_text)));
        }
        now += Duration::from_secs(1);
        if decoder.wait(now).is_some() {
            pressed.push(decoder.rest(now));
        }
        pressed.retain(|pressed| *pressed != Pressed::Nothing);
        pressed
    }

    fn typed(text: &str) -> Vec<Pressed> {
        text.chars().map(|character| Pressed::Act(Action::Character(character))).collect()
    }

    #[test]
    fn keys_are_read() {
        let act = Pressed::Act;
        for (bytes, pressed) in [
            (&b"1"[..], typed("1")),
            ("\u{e9}\u{20ac}\u{1f600}".as_bytes(), typed("\u{e9}\u{20ac}\u{1f600}")),
            (b"\xe9\x18", vec![typed("\u{fffd}")[0], act(Action::LeaveAtOnce)]),
            (b"\x1b[A\x1bOB\x1b[3~", vec![act(Action::Up), act(Action::Down), act(Action::Delete)]),
            (b"\x1b[[A\x1bOP", vec![act(Action::HelpLines), act(Action::HelpLines)]),
            (b"\x1b\x1b[B", vec![act(Action::Back), act(Action::Down)]),
            (b"\x1b\x18", vec![act(Action::Back), act(Action::LeaveAtOnce)]),
            (b"\x1b\x7f\x7f", vec![act(Action::DeleteWord), act(Action::Backspace)]),
            ("\u{1b}2\u{1b}\u{e9}3".as_bytes(), typed("3")),
            (b"\x1b[200~a\x1b[201~", vec![Pressed::PasteBegins, typed("a")[0], Pressed::PasteEnds]),
        ] {
            assert_eq!(keys(&[bytes], 0, false), pressed, "{bytes:?}");
        }
        // The rest of an arrow key that comes too late is nothing; a mark of a paste still is one.
        assert_eq!(
            keys(&[b"\x1b", b"[B", b"1"], 400, true),
            [&[act(Action::Back)], &typed("1")[..]].concat()
        );
        assert_eq!(keys(&[b"\x1b", b"[201~"], 400, true), [act(Action::Back), Pressed::PasteEnds]);
        // Behind Esc a letter begins a word where text is typed.
        assert_eq!(
            keys(&[b"\x1b", b"P", b"X"], 400, true),
            [&[act(Action::Back)], &typed("PX")[..]].concat()
        );
    }

    const REPLIES: [&[u8]; 26] = [
        b"\x1b]11;rgb:2323/2323/2323\x1b\\",
        b"\x1b]4;1;rgb:1111/2222/3333\x07",
        b"\x1bP>|tmux 3.4\x1b\\",
        b"\x1bP1+r524742=38\x1b\\",
        b"\x1b_Gi=31;OK 1 2\x1b\\",
        b"\x1b^1 1 1\x1b\\",
        b"\x1bX1 2\r3\x1b\\",
        b"\x9d11;1\x9c",
        b"\xc2\x9d11;1\xc2\x9c",
        b"\x1b[?1;2c",
        b"\x1b[>1;4000;11c",
        b"\x1b[0n",
        b"\x1b[12;40R",
        b"\x1b[?2026;2$y",
        b"\x1b[4;1$y",
        b"\x1b[8;24;80t",
        b"\x1b[I",
        b"\x1b[O",
        b"\x1b[<0;12;14M",
        b"\x1b[<0;12;14m",
        b"\x1b[0;12;14M",
        b"\x1b[M 11",
        b"\x1b[M\x20\xc3\xa1\xc2\xb1",
        b"\x1b[M !\xf1",
        b"\x1b[t11",
        b"\x1b[?1u",
    ];

    /// Whole, byte by byte and late: what a terminal sends is no key. Where its first byte comes
    /// alone it is Esc.
    #[test]
    fn what_a_terminal_sends_is_no_key() {
        for reply in REPLIES {
            let bytes: Vec<&[u8]> = reply.chunks(1).collect();
            assert_eq!(keys(&[reply, b"z"], 0, false), typed("z"), "{reply:?}");
            assert_eq!(
                keys(&[bytes.as_slice(), &[b"z"]].concat(), 39, false),
                typed("z"),
                "{reply:?}"
            );
            let late = keys(&[&bytes[..], &[b"z"]].concat(), 300, false);
            let begins = if reply.starts_with(b"\x1b") {
                vec![Pressed::Act(Action::Back)]
            } else {
                Vec::new()
            };
            assert_eq!(late, [begins, typed("z")].concat(), "{reply:?}");
        }
    }

    /// A string without an end does not take the keys for ever, nor those that end the program.
    #[test]
    fn a_string_without_an_end_is_given_up() {
        assert_eq!(keys(&[b"\x1b]11;1", b"2"], 11_000, false), typed("2"));
        assert_eq!(keys(&[b"\x1b[12", b"2"], 6_000, false), typed("2"));
        assert_eq!(keys(&[b"\x1b]11;1\x03"], 0, false), [Pressed::Interrupt]);
        assert_eq!(keys(&[b"\x1b]11;1", b"\x1b", b"1"], 300, false), typed("1"));
    }

    #[test]
    fn a_line_is_what_was_typed() {
        let line =
            [REPLIES.concat(), "1 \u{e9}".into(), REPLIES.concat(), b"2\n".to_vec()].concat();
        assert_eq!(
            String::from_utf8_lossy(&typed_bytes(&line)).replace('\u{fffd}', ""),
            "1 \u{e9}2\n"
        );
    }

    fn any_sequence() -> impl Strategy<Value = Vec<u8>> {
        let payload = || vec(prop_oneof![0x20u8..0x7f, b'0'..=b'9', 0x80u8..=0xff], 0..40);
        let string = (prop::sample::select(vec![b']', b'P', b'_', b'^', b'X']), payload())
            .prop_map(|(begin, payload)| [&[0x1b, begin][..], &payload, b"\x1b\\"].concat());
        let bell = payload().prop_map(|payload| [&b"\x1b]"[..], &payload, b"\x07"].concat());
        let control = (vec(0x30u8..=0x3f, 1..12), vec(0x20u8..=0x2f, 0..2), 0x40u8..=0x7e)
            .prop_filter("a paste holds keys", |(parameters, _, end)| {
                *end != b'~' || !matches!(parameters.as_slice(), b"200" | b"201")
            })
            .prop_map(|(parameters, between, end)| {
                [&b"\x1b["[..], &parameters, &between, &[end]].concat()
            });
        let mouse = vec(0x20u8..0x80, 3).prop_map(|place| [&b"\x1b[M"[..], &place].concat());
        prop_oneof![
            string,
            bell,
            control,
            mouse,
            prop::sample::select(REPLIES.to_vec())
                .prop_filter("no Enter", |reply| !reply.contains(&b'\r'))
                .prop_map(<[u8]>::to_vec),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        /// No answer is recorded by a sequence without a key press, in whatever pieces it comes.
        #[test]
        fn no_sequence_is_an_answer(sequences in vec((any_sequence(), any::<bool>()), 1..12), gaps in vec(prop_oneof![9 => Just(0u64), 1 => 1u64..150], 1..60)) {
            let bank = shipped_bank();
            let mut interview = Interview::new(Settings { bank: &bank, country: &bank.countries()[0], is_country_chosen: false, counselor: false, length: Some(Length::Full), save_target: SaveTarget::None });
            for key in "140\n1\n".chars() {
                interview.act(if key == '\n' { Action::Enter } else { Action::Character(key) });
            }
            [Action::Down, Action::Enter, Action::Enter].into_iter().for_each(|action| interview.act(action));
            let before = interview.answers().clone();
            let (mut decoder, mut now) = (Decoder::new(), Instant::now());
            let mut gaps = gaps.into_iter().cycle();
            for (sequence, is_late) in sequences {
                for (index, byte) in sequence.into_iter().enumerate() {
                    let late = if index == 1 && is_late { 400 } else { 0 };
                    now += Duration::from_millis(gaps.next().unwrap_or_default() + late);
                    let act = |interview: &mut Interview<'_>, pressed: Vec<Pressed>| {
                        for pressed in pressed {
                            if let Pressed::Act(action) = pressed {
                                interview.act(action);
                            }
                        }
                    };
                    if decoder.wait(now).is_some_and(|wait| wait.is_zero()) {
                        act(&mut interview, vec![decoder.rest(now)]);
                    }
                    let pressed = decoder.take(byte, now, interview.takes_text());
                    act(&mut interview, pressed);
                }
            }
            prop_assert_eq!(interview.answers(), &before);
        }
    }
}
