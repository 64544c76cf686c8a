//! Proceedings: who may take which step, when.
//!
//! A story is lines of `who day step [what]`; the last line may be refused.

mod contest;
mod random;
mod repair;

use std::collections::BTreeMap;

use codes::Date;
use register::proceeding::{
    Decision, Means, PersonId, Progress, Proposal, Service, Settlement, Stage, Step, Taken, Way,
    fold, may, next, told,
};
use register::{Act, ActId, Citation, ThreadStanding};

use crate::law::LAW;
use crate::story::{EVER, blank, day, noon, subject};

fn person(text: &str) -> PersonId {
    PersonId::parse(text).expect(text)
}

fn cited() -> Vec<Citation> {
    vec![Citation {
        provision: "t/art-1".into(),
        pinpoint: None,
    }]
}

fn proposal(kind: &str) -> Proposal {
    Proposal {
        kind: format!("t/{kind}"),
        authority: "t/bureau".into(),
        identifier: subject(),
        name: "甲公司".into(),
        basis: cited(),
        content: BTreeMap::new(),
        reasons: Some("Rats in the kitchen.".into()),
        effective_from: None,
        effective_until: None,
        rests_on: Vec::new(),
        urgent: None,
    }
}

fn served(on: Date) -> Service {
    Service {
        on,
        by: Means::Post,
        proof: "RR123".into(),
    }
}

fn later(kind: &str, authority: &str, on: Date) -> Settlement {
    Settlement {
        kind: format!("t/{kind}"),
        authority: format!("t/{authority}"),
        basis: cited(),
        on,
        reasons: "The file shows it.".into(),
        content: BTreeMap::new(),
    }
}

fn contested(way: Way, on: Date) -> Step {
    Step::Contested {
        way,
        kind: "t/petition".into(),
        basis: cited(),
        on,
        grounds: "It was another kitchen.".into(),
    }
}

/// A step in words, on the day it is entered unless it says another.
fn step(words: &[&str], today: Date) -> Step {
    let on = |at: usize| words.get(at).map_or(today, |text| day(text));
    match words {
        ["propose", kind] => Step::Proposed(proposal(kind)),
        ["urgent", kind] => Step::Proposed(Proposal {
            urgent: Some("People would fall ill.".into()),
            ..proposal(kind)
        }),
        ["change", kind] => Step::Changed(proposal(kind)),
        ["approve"] => Step::Approved,
        ["send-back"] => Step::SentBack {
            why: "Cite the article.".into(),
        },
        ["notify", ..] => Step::Notified(served(on(1))),
        ["reply", ..] => Step::Replied {
            on: on(1),
            text: "We have a cat.".into(),
        },
        ["waive"] => Step::Waived { on: today },
        ["ask-hearing", ..] => Step::HearingAsked { on: on(1) },
        ["set-hearing", hearing, officer] => Step::HearingSet {
            on: day(hearing),
            invited: served(today),
            officer: person(officer),
        },
        ["hear"] => Step::HearingHeld {
            on: today,
            record: "Both were heard.".into(),
        },
        ["decide", ..] => Step::Decided(Decision {
            on: on(1),
            reasons: "Rats, cat or no cat.".into(),
        }),
        ["drop"] => Step::Dropped {
            why: "The wrong kitchen.".into(),
        },
        ["serve", ..] => Step::Served(served(on(1))),
        ["object"] => contested(Way::Objection, today),
        ["appeal"] => contested(Way::Appeal, today),
        ["sue", ..] => contested(Way::Court, on(1)),
        ["settle", kind, authority] => Step::Settled(later(kind, authority, today)),
        ["withdraw", kind, authority] => Step::Withdrawn(later(kind, authority, today)),
        ["correct", kind, authority] => Step::Corrected(later(kind, authority, today)),
        ["ask-repair"] => Step::RepairAsked {
            on: today,
            proof: "The kitchen is clean.".into(),
        },
        ["accept-repair"] => Step::RepairAccepted { on: today },
        ["return-repair"] => Step::RepairReturned {
            on: today,
            why: "Where are the photographs?".into(),
        },
        ["repair", kind, authority] => Step::Repaired(later(kind, authority, today)),
        ["refuse-repair"] => Step::RepairRefused {
            on: today,
            reasons: "It is not clean.".into(),
        },
        ["recuse"] => Step::Recused {
            why: "My brother's kitchen.".into(),
        },
        other => panic!("no step {other:?}"),
    }
}

#[derive(Default)]
struct Told {
    steps: Vec<Taken>,
    acts: Vec<Act>,
}

impl Told {
    fn progress(&self) -> Option<Progress> {
        fold(&self.steps)
    }

    fn standing(&self, on: Date) -> Option<ThreadStanding> {
        register::fold(&LAW, &subject(), &self.acts, on, EVER)
            .threads
            .pop()
    }

    /// Takes a step if it may be taken.
    fn take(&mut self, who: &str, today: Date, step: Step) -> Result<(), Vec<String>> {
        let by = person(who);
        let (before, standing) = (self.progress(), self.standing(today));
        may(&LAW, before.as_ref(), &step, &by, today, standing.as_ref())
            .map_err(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>())?;
        let act = self.act_of(&step, before.as_ref());
        self.steps.push(Taken {
            step,
            by,
            at: noon(today),
            on: today,
            act,
            erased: false,
        });
        Ok(())
    }

    /// What the desk would put into the record.
    fn act_of(&mut self, step: &Step, before: Option<&Progress>) -> Option<ActId> {
        let (kind, on) = match step {
            Step::Served(_) => (
                before?.proposal.kind.clone(),
                before?.decided.as_ref()?.decision.on,
            ),
            Step::Contested { kind, on, .. } => (kind.clone(), *on),
            Step::Settled(s) | Step::Corrected(s) | Step::Withdrawn(s) | Step::Repaired(s) => {
                (s.kind.clone(), s.on)
            }
            _ => return None,
        };
        let mut act = blank(kind.trim_start_matches("t/"), on);
        act.id = ActId::of_key("t", &format!("{}", self.acts.len()), on);
        act.thread = act.id.clone();
        if let Step::Served(service) = step {
            act.served_on = Some(service.on);
            act.effective_from = service.on;
        } else {
            act.thread = self.acts[0].id.clone();
            act.changes = Some(act.thread.clone());
        }
        let id = act.id.clone();
        self.acts.push(act);
        Some(id)
    }

    fn tell(story: &str) -> (Self, Result<(), Vec<String>>) {
        let mut told = Self::default();
        let mut last = Ok(());
        for line in story.split(';').map(str::trim).filter(|l| !l.is_empty()) {
            assert_eq!(last, Ok(()), "before `{line}`");
            let words: Vec<&str> = line.split_whitespace().collect();
            let today = day(words[1]);
            last = told.take(words[0], today, step(&words[2..], today));
        }
        (told, last)
    }
}

#[track_caller]
fn stands(story: &str, stage: Stage) -> Told {
    let (told, last) = Told::tell(story);
    assert_eq!(last, Ok(()), "\n{story}");
    assert_eq!(told.progress().expect("opened").stage, stage, "\n{story}");
    told
}

#[track_caller]
fn refused(story: &str, why: &[&str]) {
    let (_, last) = Told::tell(story);
    assert_eq!(
        last,
        Err(why.iter().map(|s| (*s).to_owned()).collect()),
        "\n{story}"
    );
}

const PROPOSED: &str = "ann 2016-03-01 propose closure; ";
const APPROVED: &str = "ann 2016-03-01 propose closure; bob 2016-03-02 approve; ";
const NOTIFIED: &str =
    "ann 2016-03-01 propose closure; bob 2016-03-02 approve; ann 2016-03-04 notify; ";
const IN_FORCE: &str = "ann 2016-03-01 propose closure; bob 2016-03-02 approve; \
    ann 2016-03-04 notify; ann 2016-03-06 waive; bob 2016-03-07 decide; ann 2016-03-10 serve; ";

#[test]
fn a_whole_course_with_answer_and_hearing() {
    let told = stands(
        "ann 2016-03-01 propose closure; bob 2016-03-02 approve; ann 2016-03-04 notify; \
         ann 2016-03-08 reply; ann 2016-03-09 ask-hearing; ann 2016-03-10 set-hearing 2016-03-18 cal; \
         cal 2016-03-18 hear; bob 2016-03-20 decide; ann 2016-03-22 serve; \
         ann 2016-04-01 object; dee 2016-04-20 settle upheld bureau; \
         ann 2016-05-01 appeal; eve 2016-06-01 settle annulled tribunal",
        Stage::InForce,
    );
    assert_eq!(told.acts.len(), 5);
    assert!(
        told.standing(day("2016-06-02"))
            .expect("a thread")
            .state
            .fallen()
    );
}

#[test]
fn four_eyes() {
    refused(
        &format!("{PROPOSED} ann 2016-03-01 approve"),
        &["ann wrote the text: another officer must look at it"],
    );
    // Who changed it wrote it too.
    refused(
        &format!("{PROPOSED} bob 2016-03-02 change closure; bob 2016-03-03 approve"),
        &["bob wrote the text: another officer must look at it"],
    );
}

#[test]
fn another_text_is_another_proceeding_for_whoever_was_told() {
    let told = stands(
        &format!("{NOTIFIED} ann 2016-03-05 change closure"),
        Stage::Proposed,
    );
    assert_eq!(told.progress().expect("opened").notice, None);
    refused(
        &format!("{NOTIFIED} ann 2016-03-05 change closure; bob 2016-03-06 decide"),
        &["`decided` cannot follow now: the proceeding is proposed"],
    );
}

/// What the organisation sees: the day of entry and the word of each step.
#[track_caller]
fn sees(story: &str, wanted: &[&str]) {
    let (story_told, last) = Told::tell(story);
    assert_eq!(last, Ok(()), "\n{story}");
    let seen = told_steps(&story_told);
    let words = seen.iter().map(|t| format!("{} {}", t.on, t.step.word()));
    assert_eq!(words.collect::<Vec<_>>(), wanted, "\n{story}");
    assert_eq!(fold(&seen).is_some(), !seen.is_empty());
}

#[test]
fn the_organisation_sees_what_it_was_told_and_nothing_of_what_is_between_officers() {
    sees(PROPOSED, &[]);
    sees(APPROVED, &[]);
    sees(&format!("{APPROVED} ann 2016-03-03 drop"), &[]);
    let notified = ["2016-03-01 proposed", "2016-03-04 notified"];
    sees(NOTIFIED, &notified);
    let recused = format!("{NOTIFIED} bob 2016-03-05 recuse");
    sees(&recused, &notified);
    // A text that was sent back was never told.
    sees(
        "ann 2016-03-01 propose closure; bob 2016-03-02 send-back; \
         ann 2016-03-03 change closure; bob 2016-03-04 approve; ann 2016-03-05 notify",
        &["2016-03-03 proposed", "2016-03-05 notified"],
    );
    // Nor one that is written anew and not told yet, nor a decision not served.
    let changed = format!("{NOTIFIED} ann 2016-03-05 change closure; bob 2016-03-06 approve;");
    sees(&changed, &notified);
    sees(
        &format!("{changed} ann 2016-03-07 notify"),
        &[
            "2016-03-01 proposed",
            "2016-03-04 notified",
            "2016-03-05 changed",
            "2016-03-07 notified",
        ],
    );
    sees(&format!("{NOTIFIED} bob 2016-03-15 decide"), &notified);
    sees(
        &format!("{IN_FORCE} ann 2016-03-20 object"),
        &[
            "2016-03-01 proposed",
            "2016-03-04 notified",
            "2016-03-06 waived",
            "2016-03-07 decided",
            "2016-03-10 served",
            "2016-03-20 contested",
        ],
    );
    let (dropped, _) = Told::tell(&format!("{NOTIFIED} ann 2016-03-05 drop"));
    let seen = told_steps(&dropped);
    let why = Step::Dropped { why: String::new() };
    assert_eq!(seen.last().map(|t| &t.step), Some(&why));
}

fn told_steps(story: &Told) -> Vec<Taken> {
    told(&story.steps).unwrap_or_default()
}

#[test]
fn without_its_texts_a_proceeding_stands_where_it_stood() {
    let course = "ann 2016-03-01 urgent closure; bob 2016-03-02 send-back; \
         ann 2016-03-02 change closure; bob 2016-03-02 approve; ann 2016-03-04 notify; \
         ann 2016-03-08 reply; ann 2016-03-09 ask-hearing; ann 2016-03-10 set-hearing 2016-03-18 cal; \
         cal 2016-03-18 hear; bob 2016-03-20 decide; ann 2016-03-22 serve; \
         ann 2016-04-01 object; dee 2016-04-20 settle upheld bureau; gus 2016-05-01 recuse";
    let (whole, last) = Told::tell(course);
    assert_eq!(last, Ok(()));
    let bare: Vec<Taken> = whole
        .steps
        .iter()
        .map(|taken| Taken {
            step: taken.step.without_text(),
            ..taken.clone()
        })
        .collect();
    for n in 1..=bare.len() {
        let (was, is) = (fold(&whole.steps[..n]), fold(&bare[..n]));
        let (was, is) = (was.expect("opened"), is.expect("opened"));
        assert_eq!((was.stage, next(&LAW, &was)), (is.stage, next(&LAW, &is)));
        assert_eq!((was.urgent(), &was.hearing), (is.urgent(), &is.hearing));
    }
    let said = |steps: &[Taken]| format!("{steps:?}");
    let texts = [
        "Rats",
        "fall ill",
        "Cite the article",
        "RR123",
        "cat",
        "Both were heard",
        "another kitchen",
        "The file shows",
        "brother",
    ];
    for text in texts {
        assert!(said(&whole.steps).contains(text), "{text}");
        assert!(!said(&bare).contains(text), "{text}");
    }
}

#[test]
fn nothing_is_decided_before_it_was_told() {
    refused(
        &format!("{APPROVED} bob 2016-03-20 decide"),
        &["`decided` cannot follow now: the proceeding is approved"],
    );
}

#[test]
fn nothing_is_decided_while_the_answer_may_come() {
    let open = "the organisation may still answer until 2016-03-14: decide after that day, or when it has answered";
    refused(&format!("{NOTIFIED} bob 2016-03-14 decide"), &[open]);
    stands(&format!("{NOTIFIED} bob 2016-03-15 decide"), Stage::Decided);
    // An answer does not use up the time to ask for a hearing.
    let ask = "the organisation may still answer until 2016-03-09: decide after that day, or when it has answered";
    let answered = format!("{NOTIFIED} ann 2016-03-05 reply;");
    refused(&format!("{answered} bob 2016-03-09 decide"), &[ask]);
    stands(&format!("{answered} bob 2016-03-10 decide"), Stage::Decided);
    stands(
        &format!("{NOTIFIED} ann 2016-03-05 waive; bob 2016-03-05 decide"),
        Stage::Decided,
    );
}

/// What is entered later was not there on an earlier day.
#[test]
fn a_decision_is_not_dated_before_what_it_rests_on() {
    let open = "the organisation may still answer until 2016-03-14: decide after that day, or when it has answered";
    let ask = "the organisation may still answer until 2016-03-09: decide after that day, or when it has answered";
    let waived = format!("{NOTIFIED} ann 2016-03-08 waive;");
    refused(
        &format!("{waived} bob 2016-03-08 decide 2016-03-07"),
        &[open, ask],
    );
    refused(
        &format!("{waived} bob 2016-03-08 decide 2016-03-03"),
        &["too early: not before 2016-03-04", ask],
    );
    stands(
        &format!("{waived} bob 2016-03-09 decide 2016-03-08"),
        Stage::Decided,
    );
    let answered = format!("{NOTIFIED} ann 2016-03-12 reply;");
    refused(
        &format!("{answered} bob 2016-03-12 decide 2016-03-11"),
        &[open],
    );
    let heard = format!(
        "{NOTIFIED} ann 2016-03-09 ask-hearing; ann 2016-03-10 set-hearing 2016-03-18 cal; \
         cal 2016-03-18 hear;"
    );
    refused(
        &format!("{heard} bob 2016-03-20 decide 2016-03-17"),
        &["too early: not before 2016-03-18"],
    );
    let early = "too early: not before 2016-03-02";
    refused(
        &format!("{APPROVED} ann 2016-03-02 notify 2016-03-01"),
        &[early],
    );
    refused(
        "ann 2016-03-01 urgent closure; bob 2016-03-02 approve; bob 2016-03-02 decide 2016-03-01",
        &[early],
    );
}

#[test]
fn a_hearing_asked_for_in_time_is_held_first() {
    let asked = format!("{NOTIFIED} ann 2016-03-09 ask-hearing;");
    refused(
        &format!("{asked} bob 2016-04-01 decide"),
        &["a hearing was asked for and has not been held"],
    );
    refused(
        &format!("{NOTIFIED} ann 2016-03-10 ask-hearing"),
        &["too late: the last day was 2016-03-09"],
    );
    // Told on the 10th, seven days between.
    refused(
        &format!("{asked} ann 2016-03-10 set-hearing 2016-03-17 cal"),
        &["too early: not before 2016-03-18"],
    );
    refused(
        &format!("{asked} ann 2016-03-10 set-hearing 2016-03-18 ann"),
        &["ann investigated in this proceeding: another person must hold the hearing"],
    );
    refused(
        &format!("{asked} ann 2016-03-10 set-hearing 2016-03-18 cal; dee 2016-03-18 hear"),
        &["the hearing is held by cal, who was named in the invitation"],
    );
    refused(
        &format!("{asked} ann 2016-03-10 set-hearing 2016-03-18 cal; cal 2016-03-17 hear"),
        &["too early: not before 2016-03-18"],
    );
    refused(
        "ann 2016-03-01 propose penalty; bob 2016-03-02 approve; ann 2016-03-04 notify; \
         ann 2016-03-05 ask-hearing",
        &["the law of this act kind has no hearing"],
    );
}

#[test]
fn who_investigated_or_heard_does_not_decide() {
    refused(
        &format!("{NOTIFIED} ann 2016-03-20 decide"),
        &["ann investigated in this proceeding: another person must decide"],
    );
    refused(
        &format!(
            "{NOTIFIED} ann 2016-03-09 ask-hearing; ann 2016-03-10 set-hearing 2016-03-18 cal; \
             cal 2016-03-18 hear; cal 2016-03-20 decide"
        ),
        &["cal held the hearing in this proceeding: another person must decide"],
    );
}

#[test]
fn who_heard_once_has_heard() {
    let heard = format!(
        "{NOTIFIED} ann 2016-03-09 ask-hearing; ann 2016-03-10 set-hearing 2016-03-18 cal; \
         cal 2016-03-18 hear;"
    );
    let part =
        |must: &str| format!("cal held the hearing in this proceeding: another person must {must}");
    // Another hearing, by another, does not make it undone.
    refused(
        &format!(
            "{heard} ann 2016-03-19 set-hearing 2016-03-27 dee; dee 2016-03-27 hear; \
             cal 2016-03-28 decide"
        ),
        &[&part("decide")],
    );
    // Nor does another text.
    let changed = format!(
        "{heard} ann 2016-03-19 change closure; bob 2016-03-20 approve; ann 2016-03-21 notify; \
         ann 2016-03-22 waive;"
    );
    refused(
        &format!("{changed} cal 2016-03-23 decide"),
        &[&part("decide")],
    );
    refused(
        &format!(
            "{changed} bob 2016-03-23 decide; ann 2016-03-24 serve; ann 2016-03-25 object; \
             cal 2016-04-01 settle withdrawn bureau"
        ),
        &[&part("decide on its contest")],
    );
}

#[test]
fn urgent_acts_are_for_the_kinds_that_have_them_and_say_why() {
    stands(
        "ann 2016-03-01 urgent closure; bob 2016-03-01 approve; bob 2016-03-01 decide; ann 2016-03-01 serve",
        Stage::InForce,
    );
    refused(
        "ann 2016-03-01 urgent penalty",
        &["the law of `t/penalty` has no urgent acts: the organisation is heard first"],
    );
}

#[test]
fn an_act_is_in_the_record_only_once_it_was_served() {
    let told = stands(&format!("{NOTIFIED} bob 2016-03-20 decide"), Stage::Decided);
    assert_eq!(told.acts, []);
    let told = stands(IN_FORCE, Stage::InForce);
    assert_eq!(told.acts[0].served_on, Some(day("2016-03-10")));
    refused(
        &format!("{NOTIFIED} bob 2016-03-20 decide; ann 2016-03-20 serve 2016-03-21"),
        &["2016-03-21 is yet to come"],
    );
    refused(
        &format!("{NOTIFIED} bob 2016-03-20 decide; ann 2016-03-22 serve 2016-03-19"),
        &["too early: not before 2016-03-20"],
    );
}

#[test]
fn who_stepped_back_takes_no_further_step() {
    refused(
        &format!("{PROPOSED} bob 2016-03-01 recuse; bob 2016-03-02 approve"),
        &["bob has stepped back from this proceeding"],
    );
}

#[test]
fn without_law_reasons_or_competence_nothing_is_proposed() {
    let try_it = |change: fn(&mut Proposal)| {
        let mut it = proposal("closure");
        change(&mut it);
        Told::default().take("ann", day("2016-03-01"), Step::Proposed(it))
    };
    let err = |text: &str| Err(vec![text.to_owned()]);
    assert_eq!(try_it(|_| ()), Ok(()));
    assert_eq!(
        try_it(|p| p.basis.clear()),
        err("no provision is cited: name the law it rests on")
    );
    assert_eq!(
        try_it(|p| p.reasons = Some(" ".into())),
        err("an adverse act needs reasons: say what was found and why the law leads to this")
    );
    assert_eq!(
        try_it(|p| p.authority = "t/court".into()),
        err("authority `t/court` has no power to record `t/closure`")
    );
    assert_eq!(
        try_it(|p| p.kind = "t/jail".into()),
        err("act kind `t/jail` is in no catalogue")
    );
}

#[test]
fn what_comes_next_says_whose_turn_it_is_and_until_when() {
    let said = |story: &str| -> Vec<String> {
        let (told, last) = Told::tell(story);
        assert_eq!(last, Ok(()));
        next(&LAW, &told.progress().expect("opened"))
            .into_iter()
            .map(|n| {
                let from = n.from.map_or(String::new(), |d| format!(" from {d}"));
                let until = match n.until {
                    Some(Ok(d)) => format!(" until {d}"),
                    Some(Err(why)) => format!(" ({why})"),
                    None => String::new(),
                };
                format!("{} {}{from}{until}", n.who.word(), n.step)
            })
            .collect()
    };
    assert_eq!(said(PROPOSED), ["other_officer approved"]);
    assert_eq!(said(APPROVED), ["proposer notified"]);
    assert_eq!(
        said(NOTIFIED),
        [
            "other_officer decided from 2016-03-15",
            "organisation replied until 2016-03-14",
            "organisation hearing_asked until 2016-03-09",
        ]
    );
    assert_eq!(
        said(&format!(
            "{NOTIFIED} ann 2016-03-09 ask-hearing; ann 2016-03-10 set-hearing 2016-03-18 cal"
        )),
        ["hearing_officer hearing_held from 2016-03-18"]
    );
    assert_eq!(
        said(&format!("{IN_FORCE} ann 2016-03-20 object")),
        ["reviewer settled until 2016-05-19"]
    );
    assert_eq!(said(IN_FORCE), [""; 0]);
}
