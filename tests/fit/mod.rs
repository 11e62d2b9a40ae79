use crate::support::shipped;
use ketascreen_core::answers::*;
use ketascreen_core::bank::*;
use ketascreen_core::record::*;
use ketascreen_core::render::*;
use ketascreen_core::summary::*;

#[test]
fn climb() {
    let bank = shipped();
    let tight = Room::from_widest().last().unwrap();
    let mut seed: u64 = std::env::var("SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(1);
    let mut rnd = move |n: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((seed >> 33) as usize) % n
    };
    let base = crate::support::people(&bank)[0].1.clone();
    let measure: usize = std::env::var("MEASURE").ok().and_then(|s| s.parse().ok()).unwrap_or(0);
    for help in [false, true] {
        let mut best_all = 0.0;
        for round in 0..3 {
            let mut file = base.clone();
            file.answers = Answers::none(&bank);
            let mut best = 0.0;
            let mut stale = 0;
            while stale < 1500 {
                let q = rnd(bank.questions().len());
                let (id, question) = bank.numbered_questions().nth(q).unwrap();
                let old = file.answers.get(id).clone();
                let new = match rnd(4) {
                    0 => Answer::Unknown(if rnd(2) == 0 {
                        Unknown::NotSure
                    } else {
                        Unknown::PreferNot
                    }),
                    _ => match (&question.kind, &old) {
                        (Kind::Multi(o), Answer::Known(Value::Multi(Ticks::Options(t))))
                            if rnd(3) > 0 =>
                        {
                            let known = crate::support::known_answers(question);
                            let _ = (o, known);
                            let opts: Vec<_> = (0..o.len())
                                .filter_map(|i| question.option_named(&question.options()[i].id))
                                .filter(|i| question.none_option() != Some(*i))
                                .collect();
                            let flip = opts[rnd(opts.len())];
                            let mut t: Vec<Tick> =
                                t.iter().copied().filter(|t| t.option != flip).collect();
                            match rnd(3) {
                                0 => {}
                                1 => t.push(Tick { option: flip, sure: true }),
                                _ => t.push(Tick { option: flip, sure: false }),
                            }
                            match Ticks::of(t) {
                                Some(t) => Answer::Known(Value::Multi(t)),
                                None => continue,
                            }
                        }
                        (Kind::Text { .. }, _) => Answer::Known(Value::Text(
                            "These are the words of somebody who writes a lot on this page. "
                                .repeat(7),
                        )),
                        _ => {
                            let k = crate::support::known_answers(question);
                            k[rnd(k.len())].clone()
                        }
                    },
                };
                file.answers.set(id, new);
                if !crate::support::keeps_constraints(&bank, &file.answers) {
                    file.answers.set(id, old);
                    continue;
                }
                let s = summarize(&bank, &file, &bank.countries()[0]);
                if is_help_first(&s) != help && best > 0.0 {
                    file.answers.set(id, old);
                    stale += 1;
                    continue;
                }
                let page = summary_page(&s, tight);
                let size = PageSize::of(&page, is_help_first(&s));
                let w = text_page(&page, Layout { width: 100000, colour: false, ascii: false })
                    .len() as f64;
                let score = match measure {
                    0 => size.lines as f64 + w / 1e5,
                    1 => size.words as f64 + w / 1e5,
                    _ => size.sides * 60.0 + w / 1e5,
                };
                if score > best {
                    stale = 0;
                    best = score;
                } else if score == best {
                    stale += 1;
                } else {
                    stale += 1;
                    file.answers.set(id, old);
                }
            }
            let s = summarize(&bank, &file, &bank.countries()[0]);
            let page = summary_page(&s, tight);
            let size = PageSize::of(&page, is_help_first(&s));
            println!("help {help} round {round}: {size:?} help {}", is_help_first(&s));
            if best > best_all {
                best_all = best;
                println!("{}", text_page(&page, Layout::default()));
            }
        }
    }
}

#[test]
fn bounds() {
    let bank = shipped();
    let tight = Room::from_widest().last().unwrap();
    let start = std::time::Instant::now();
    let bound = ketascreen_core::fit::bound(&bank, 80_000_000).expect("decided");
    println!("took {:?}", start.elapsed());
    let base = crate::support::people(&bank)[0].1.clone();
    for (name, g) in [
        ("lines", &bound.lines),
        ("words", &bound.words),
        ("sides", &bound.sides),
        ("hl", &bound.help_lines),
        ("hw", &bound.help_words),
    ] {
        let mut file = base.clone();
        file.answers = g.answers.clone();
        for (id, q) in bank.numbered_questions() {
            if *file.answers.get(id) == Answer::MISSING {
                file.answers.set(id, Answer::Unknown(Unknown::NotSure));
            }
            if matches!(q.kind, Kind::Text { .. }) {
                file.answers.set(
                    id,
                    Answer::Known(Value::Text(
                        "These are the words of somebody who writes a lot on this page. ".repeat(7),
                    )),
                );
            }
        }
        let s = summarize(&bank, &file, &bank.countries()[0]);
        let page = summary_page(&s, tight);
        let size = PageSize::of(&page, is_help_first(&s));
        println!("BOUND {name}: {} real {size:?} {}", g.most, is_help_first(&s));
        if name == "lines" || name == "hl" {
            println!("{}", text_page(&page, Layout::default()));
        }
    }
}
