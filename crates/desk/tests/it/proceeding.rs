//! Proceedings by the door, under the shipped law of `cn-enterprise`: from the
//! proposal to the record, and what the public sees of it on the way.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use catalogue::SubjectKind;
use codes::Date;
use desk::clock::{Clock, noon_utc};
use desk::people::SignedIn;
use desk::people::powers::{Body, Held, Role};
use desk::proceeding::proposal_from_toml;
use desk::view::Audience;
use desk::{Config, Desk, Draft, Matter, Outcome, Place, ProceedError, SubjectClaim};
use register::proceeding::{Decision, Means, PersonId, Proposal, Service, Settlement, Step, Way};
use register::{ActId, Citation, Instant, Value};
use store::{Page, ProceedingFilter};

use crate::small_register::id;

pub const FIRM: &str = "uscc:91350100M000100Y43";
const NAME: &str = "福州示例食品有限公司";
const OTHER_FIRM: &str = "uscc:91350100M000200A33";
const OTHER_NAME: &str = "福州样本饮料有限公司";

pub struct World {
    data: tempfile::TempDir,
    now_us: Arc<AtomicI64>,
    pub desk: Desk,
}

impl World {
    pub async fn new() -> Self {
        Self::on_database(None).await
    }

    /// On PostgreSQL where a URL is given.
    pub async fn on_database(database_url: Option<String>) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let start = noon_utc("2026-01-05".parse().expect("a day"));
        let now_us = Arc::new(AtomicI64::new(start.as_microsecond()));
        let hand = now_us.clone();
        let place = Place {
            clock: Some(Clock::Given(Arc::new(move || {
                Instant::from_microsecond(hand.load(Ordering::SeqCst)).expect("an instant")
            }))),
            database_url,
            ..Place::at(data.path())
        };
        let config = Config {
            format: 1,
            origin: "desk.test/proceedings".to_owned(),
            sandbox: None,
            database: None,
        };
        place.create(&config, None).expect("made");
        let desk = place.open().await.expect("opened");
        let this = Self { data, now_us, desk };
        let recorded = Outcome::Recorded { new: 1, already: 0 };
        for (firm, name) in [(FIRM, NAME), (OTHER_FIRM, OTHER_NAME)] {
            let outcomes = this.desk.record(vec![registration(firm, name)]).await;
            assert_eq!(outcomes.expect("an answer").first(), Some(&recorded));
        }
        this
    }

    pub fn wait(&self, seconds: i64) {
        self.now_us.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// Half past midnight in China, where it is still yesterday in UTC.
    fn at_night(&self, day: &str) -> &Self {
        let day: Date = day.parse().expect("a day");
        let noon = noon_utc(day.yesterday().expect("a day"));
        let night = noon + jiff::SignedDuration::from_mins(4 * 60 + 30);
        self.now_us.store(night.as_microsecond(), Ordering::SeqCst);
        self
    }

    pub fn data(&self) -> &Path {
        self.data.path()
    }

    pub fn on(&self, day: &str) -> &Self {
        let noon = noon_utc(day.parse().expect("a day"));
        self.now_us.store(noon.as_microsecond(), Ordering::SeqCst);
        self
    }

    pub async fn take(&self, id: &str, who: &str, step: Step) -> Result<u32, String> {
        let row = self.desk.take_step(id, None, step, &person(who)).await;
        row.map(|row| row.steps).map_err(|e| e.to_string())
    }

    /// Adverse threads the public sees, and their states.
    async fn seen(&self) -> Vec<String> {
        let asked = self.desk.asked(None, None);
        let view = self
            .desk
            .organisation(&id(FIRM), asked, Audience::Public)
            .await
            .expect("read")
            .expect("registered");
        let word = |t: &desk::view::ThreadView| match t {
            desk::view::ThreadView::Whole(t) => t.standing.state.word().to_owned(),
            desk::view::ThreadView::Tombstone(_) => "gone".to_owned(),
        };
        view.adverse.iter().map(word).collect()
    }
}

pub fn person(text: &str) -> PersonId {
    PersonId::parse(text).expect("an id")
}

fn registration(firm: &str, name: &str) -> Matter {
    let day = Date::constant(2026, 1, 5);
    Matter {
        source: "test".to_owned(),
        catalogue: "cn-enterprise".to_owned(),
        subject: SubjectClaim {
            identifier: id(firm),
            name: Some(name.to_owned()),
            kind: SubjectKind::Company,
            also: Vec::new(),
        },
        drafts: vec![Draft {
            id: ActId::of_key("cn-enterprise", firm, day),
            key: firm.to_owned(),
            kind: "cn-enterprise/registration".into(),
            authority: "cn-enterprise/provincial-amr".into(),
            basis: cited("market-entities-21"),
            day_of: None,
            decided_on: day,
            served_on: None,
            effective_from: day,
            effective_until: None,
            content: Default::default(),
            reasons: None,
            changes: None,
            rests_on: Vec::new(),
            known_at: None,
        }],
    }
}

fn cited(provision: &str) -> Vec<Citation> {
    vec![Citation {
        provision: format!("cn-enterprise/{provision}"),
        pinpoint: None,
    }]
}

pub fn penalty() -> Proposal {
    proposal_from_toml(&format!(
        r#"
        catalogue = "cn-enterprise"
        kind = "penalty"
        authority = "provincial-amr"
        identifier = "{FIRM}"
        name = "{NAME}"
        basis = ["penalty-44"]
        reasons = "抽检不合格。"
        [content]
        gravity = "general"
        fine_cny = 50000
        "#
    ))
    .expect("a proposal")
}

pub fn served(on: &str) -> Service {
    Service {
        on: on.parse().expect("a day"),
        by: Means::Post,
        proof: "EMS 1".to_owned(),
    }
}

pub fn decided(on: &str) -> Step {
    Step::Decided(Decision {
        on: on.parse().expect("a day"),
        reasons: "申辩不能成立。".to_owned(),
    })
}

/// Up to the decision; gives the proceeding.
pub async fn decided_penalty(world: &World) -> String {
    let opened = world.desk.propose(penalty(), &person("ann")).await;
    let id = opened.expect("opened").id;
    world.take(&id, "bob", Step::Approved).await.expect("taken");
    world
        .take(&id, "ann", Step::Notified(served("2026-01-05")))
        .await
        .expect("taken");
    // Five working days from Monday the 5th end on Monday the 12th.
    let early = world
        .on("2026-01-12")
        .take(&id, "bob", decided("2026-01-12"));
    assert!(
        early
            .await
            .expect_err("too early")
            .contains("until 2026-01-12")
    );
    world
        .on("2026-01-13")
        .take(&id, "bob", decided("2026-01-13"))
        .await
        .expect("taken");
    id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_penalty_from_the_proposal_to_its_end() {
    let world = World::new().await;
    let proceeding = decided_penalty(&world).await;
    assert_eq!(world.seen().await, [""; 0], "nothing before service");
    let entries = world.desk.stats().await.expect("read").entries;
    assert_eq!(entries, 2, "nor in the log");

    let steps = world
        .on("2026-01-15")
        .take(&proceeding, "ann", Step::Served(served("2026-01-15")))
        .await;
    assert_eq!(steps, Ok(5));
    let view = world.desk.proceeding(&proceeding).await.expect("read");
    let act = view.row.act.clone().expect("an act");
    assert_eq!(view.steps[4].act, Some(act.clone()));
    let of = world.desk.proceeding_of(&act).await.expect("read");
    assert_eq!(of.map(|row| row.id), Some(proceeding.clone()));
    // One day between service and showing.
    assert_eq!(world.seen().await, [""; 0]);
    assert_eq!(world.on("2026-01-17").seen().await, ["in_force"]);

    let objection = Step::Contested {
        way: Way::Objection,
        kind: "cn-enterprise/objection".to_owned(),
        basis: cited("penalty-45"),
        on: "2026-01-20".parse().expect("a day"),
        grounds: "不是本公司。".to_owned(),
    };
    world
        .on("2026-01-20")
        .take(&proceeding, "ann", objection)
        .await
        .expect("taken");
    assert_eq!(world.seen().await, ["contested"]);
    let settled = |kind: &str, authority: &str, provision: &str, on: &str| {
        Step::Settled(Settlement {
            kind: format!("cn-enterprise/{kind}"),
            authority: format!("cn-enterprise/{authority}"),
            basis: cited(provision),
            on: on.parse().expect("a day"),
            reasons: "经查属实。".to_owned(),
            content: Default::default(),
        })
    };
    let dismissed = || {
        settled(
            "objection-dismissed",
            "provincial-amr",
            "penalty-48",
            "2026-01-22",
        )
    };
    let own = world.on("2026-01-22").take(&proceeding, "bob", dismissed());
    assert!(own.await.expect_err("refused").contains("another person"));
    world
        .take(&proceeding, "dee", dismissed())
        .await
        .expect("taken");
    assert_eq!(world.seen().await, ["upheld"]);

    let appeal = Step::Contested {
        way: Way::Appeal,
        kind: "cn-enterprise/reconsideration".to_owned(),
        basis: cited("reconsideration-20"),
        on: "2026-02-02".parse().expect("a day"),
        grounds: "不是本公司。".to_owned(),
    };
    world
        .on("2026-02-02")
        .take(&proceeding, "ann", appeal)
        .await
        .expect("taken");
    let annulled = |by: &str| settled("penalty-annulled", by, "reconsideration-64", "2026-03-02");
    let wrong = world
        .on("2026-03-02")
        .take(&proceeding, "eve", annulled("local-government"))
        .await;
    assert!(
        wrong
            .expect_err("refused")
            .contains("provincial-government")
    );
    world
        .take(&proceeding, "eve", annulled("provincial-government"))
        .await
        .expect("taken");
    assert_eq!(world.seen().await, ["gone"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_law_will_not_record_is_not_proposed() {
    let world = World::new().await;
    let try_it = async |change: fn(&mut Proposal)| {
        let mut proposal = penalty();
        change(&mut proposal);
        let opened = world.desk.propose(proposal, &person("ann")).await;
        opened.expect_err("refused").to_string()
    };
    let name = try_it(|p| p.name = "福州示範食品有限公司".to_owned()).await;
    assert!(
        name.contains(NAME) && name.contains("whom is it about"),
        "{name}"
    );
    let gravity = try_it(|p| {
        p.content.remove("gravity");
    });
    assert!(gravity.await.contains("gravity"));
    let provision = try_it(|p| p.basis = cited("market-entities-21"));
    assert!(provision.await.contains("market-entities-21"));
    let stranger = try_it(|p| p.identifier = id("uscc:91350100M000100Y9X"));
    assert!(stranger.await.contains("registration first"));
    let queue = world
        .desk
        .queue(
            &ProceedingFilter::default(),
            &Page {
                after: None,
                limit: 9,
            },
        )
        .await
        .expect("read");
    assert!(queue.is_empty(), "nothing was kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_organisation_or_authority_is_another_proceeding() {
    let world = World::new().await;
    let opened = world.desk.propose(penalty(), &person("ann")).await;
    let proceeding = opened.expect("opened").id;
    let other = Proposal {
        identifier: id(OTHER_FIRM),
        name: OTHER_NAME.to_owned(),
        ..penalty()
    };
    let refused = world.take(&proceeding, "ann", Step::Changed(other)).await;
    let refused = refused.expect_err("refused");
    assert!(refused.contains("a proceeding of its own"), "{refused}");
    let other = Proposal {
        authority: "cn-enterprise/local-amr".to_owned(),
        ..penalty()
    };
    let refused = world.take(&proceeding, "ann", Step::Changed(other)).await;
    let refused = refused.expect_err("refused");
    assert!(refused.contains("provincial-amr"), "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_at_once_one_is_told_to_look_again() {
    let world = World::new().await;
    let opened = world.desk.propose(penalty(), &person("ann")).await;
    let id = opened.expect("opened").id;
    let (bob, cal) = (person("bob"), person("cal"));
    let back = Step::SentBack {
        why: "补充证据。".to_owned(),
    };
    let (one, two) = tokio::join!(
        world.desk.take_step(&id, Some(1), Step::Approved, &bob),
        world.desk.take_step(&id, Some(1), back, &cal),
    );
    let lost = [one, two].into_iter().filter_map(Result::err);
    let lost: Vec<_> = lost.collect();
    assert!(matches!(lost[..], [ProceedError::Meanwhile]), "{lost:?}");
    assert_eq!(
        world.desk.proceeding(&id).await.expect("read").steps.len(),
        2
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn serving_twice_records_once() {
    let world = World::new().await;
    let id = decided_penalty(&world).await;
    let serve = || {
        let step = Step::Served(served("2026-01-13"));
        let ann = person("ann");
        let (desk, id) = (&world.desk, id.clone());
        async move { desk.take_step(&id, None, step, &ann).await }
    };
    let (one, two) = tokio::join!(serve(), serve());
    assert_eq!(
        [&one, &two].iter().filter(|r| r.is_ok()).count(),
        1,
        "{one:?} {two:?}"
    );
    assert!(serve().await.is_err());
    assert_eq!(world.desk.stats().await.expect("read").entries, 3);
}

/// The day of a step is the authority's, all the way into the record.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_begins_where_the_authority_is() {
    let world = World::new().await;
    let opened = world.desk.propose(penalty(), &person("ann")).await;
    let id = opened.expect("opened").id;
    world.take(&id, "bob", Step::Approved).await.expect("taken");
    world
        .take(&id, "ann", Step::Notified(served("2026-01-05")))
        .await
        .expect("taken");
    let early = world.at_night("2026-01-13");
    early
        .take(&id, "bob", decided("2026-01-13"))
        .await
        .expect("taken");
    let steps = world
        .take(&id, "ann", Step::Served(served("2026-01-13")))
        .await;
    assert_eq!(steps, Ok(5));
    let court = Step::Contested {
        way: Way::Court,
        kind: "cn-enterprise/objection".to_owned(),
        basis: cited("penalty-45"),
        on: "2026-01-13".parse().expect("a day"),
        grounds: "不是本公司。".to_owned(),
    };
    assert_eq!(world.take(&id, "ann", court).await, Ok(6));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_queue_says_what_comes_next() {
    let world = World::new().await;
    let opened = world.desk.propose(penalty(), &person("ann")).await;
    let id = opened.expect("opened").id;
    world.take(&id, "bob", Step::Approved).await.expect("taken");
    world
        .take(&id, "ann", Step::Notified(served("2026-01-05")))
        .await
        .expect("taken");
    let filter = ProceedingFilter {
        authority: Some("cn-enterprise/provincial-amr".to_owned()),
        ..ProceedingFilter::default()
    };
    let page = Page {
        after: None,
        limit: 9,
    };
    let queue = world.desk.queue(&filter, &page).await.expect("read");
    assert_eq!(queue.len(), 1);
    assert_eq!(queue[0].name, NAME);
    assert_eq!(queue[0].until(), Some("2026-01-12".parse().expect("a day")));
    let words: Vec<_> = queue[0].next.iter().map(|n| n.step).collect();
    assert_eq!(words, ["decided", "replied", "hearing_asked"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn repair_keeps_the_authoritys_clocks_and_ends_the_act() {
    let world = World::new().await;
    let id = decided_penalty(&world).await;
    world
        .take(&id, "ann", Step::Served(served("2026-01-13")))
        .await
        .expect("taken");
    let slip = Step::Corrected(Settlement {
        kind: "cn-enterprise/correction".to_owned(),
        authority: AMR.to_owned(),
        basis: cited("penalty-48"),
        on: "2026-01-13".parse().expect("a day"),
        reasons: "文号笔误。".to_owned(),
        content: [("what".to_owned(), Value::Text("文号".to_owned()))].into(),
    });
    world.take(&id, "ann", slip).await.expect("taken");
    let ask = || Step::RepairAsked {
        on: "2026-04-20".parse().expect("a day"),
        proof: "罚款收据。".to_owned(),
    };
    world
        .on("2026-04-20")
        .take(&id, "ann", ask())
        .await
        .expect("taken");
    let until = async || {
        let view = world.desk.proceeding(&id).await.expect("read");
        let next = view.next.first().cloned().expect("next");
        (
            next.step,
            next.until.expect("a clock").expect("a day").to_string(),
        )
    };
    // Three working days to take it in, seven to decide; 1-5 May are no working days in 2026.
    assert_eq!(until().await, ("repair_accepted", "2026-04-23".to_owned()));
    let accepted = Step::RepairAccepted {
        on: "2026-04-21".parse().expect("a day"),
    };
    world
        .on("2026-04-21")
        .take(&id, "ann", accepted)
        .await
        .expect("taken");
    assert_eq!(until().await, ("repaired", "2026-04-29".to_owned()));
    let view = world.desk.proceeding(&id).await.expect("read");
    let choices = world.desk.choices(&view).await.expect("read");
    let choice = choices.repair.first().expect("an act that repairs");
    assert_eq!(choice.kind, "cn-enterprise/repair-decision");
    let decided = choice.settlement("2026-04-22".parse().expect("a day"), "已履行。".to_owned());
    world
        .on("2026-04-22")
        .take(&id, "bob", Step::Repaired(decided))
        .await
        .expect("taken");
    assert_eq!(
        world.seen().await,
        ["gone"],
        "that it was here, and no content"
    );
    let view = world.desk.proceeding(&id).await.expect("read");
    assert_eq!(view.row.stage, "over");
}

pub fn signed_in(who: &str, roles: &[(Role, &str)]) -> SignedIn {
    let held = |(role, body): &(Role, &str)| Held {
        role: *role,
        body: Body::parse(body).expect("a body"),
        from: Date::constant(2020, 1, 1),
        until: None,
    };
    SignedIn {
        person: who.to_owned(),
        login: who.to_owned(),
        name: who.to_owned(),
        roles: roles.iter().map(held).collect(),
        on: Date::constant(2026, 1, 5),
        two_steps: true,
        expires_at: noon_utc(Date::constant(2027, 1, 1)),
    }
}

pub const AMR: &str = "cn-enterprise/provincial-amr";

pub fn representative() -> SignedIn {
    signed_in("rep", &[(Role::Representative, FIRM)])
}

impl World {
    /// Words of the steps somebody sees, and of the steps offered to them.
    async fn shown(&self, who: &SignedIn, id: &str) -> Option<(Vec<&'static str>, String)> {
        let view = self.desk.proceeding_for(who, id).await.ok()?;
        let choices = self.desk.choices(&view).await.expect("read");
        let offers = self.desk.offers(who, &view, &choices).await.expect("read");
        let offers: Vec<_> = offers.iter().map(|offer| offer.word).collect();
        let steps = view.steps.iter().map(|t| t.step.word()).collect();
        Some((steps, offers.join(" ")))
    }

    async fn queued(&self, who: &SignedIn) -> usize {
        self.desk.queue_of(who, 9).await.expect("read").len()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_representative_sees_a_proceeding_once_the_organisation_was_told() {
    let world = World::new().await;
    let rep = representative();
    let opened = world.desk.propose(penalty(), &person("ann")).await;
    let id = opened.expect("opened").id;
    let back = Step::SentBack {
        why: "补充证据。".to_owned(),
    };
    for (who, step) in [
        ("bob", back),
        ("ann", Step::Changed(penalty())),
        ("bob", Step::Approved),
    ] {
        assert_eq!(world.shown(&rep, &id).await, None);
        assert_eq!(world.queued(&rep).await, 0);
        world.take(&id, who, step).await.expect("taken");
    }
    // Nor does it learn that there is one by trying.
    let early = world.desk.take_step_as(&rep, &id, None, Step::Approved);
    assert!(matches!(early.await, Err(ProceedError::Unknown(_))));
    // Who is an officer too sees all.
    let both = signed_in("ann", &[(Role::Representative, FIRM), (Role::Officer, AMR)]);
    assert_eq!(world.shown(&both, &id).await.expect("seen").0.len(), 4);
    assert_eq!(world.queued(&both).await, 1);

    let notice = Step::Notified(served("2026-01-05"));
    world.take(&id, "ann", notice).await.expect("taken");
    let (steps, offers) = world.shown(&rep, &id).await.expect("seen");
    assert_eq!(steps, ["proposed", "notified"]);
    assert_eq!(offers, "replied waived hearing_asked");
    assert_eq!(world.queued(&rep).await, 1);
    let view = world.desk.proceeding_for(&rep, &id).await.expect("seen");
    assert!(view.progress.approvers.is_empty());
    let reply = || Step::Replied {
        on: Date::constant(2026, 1, 5),
        text: "已整改。".to_owned(),
    };
    let seen = Some(view.row.steps);
    let taken = world.desk.take_step_as(&rep, &id, seen, reply());
    taken.await.expect("taken");
    let row = world.desk.proceeding(&id).await.expect("read").row;
    assert_eq!(row.steps, 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_decision_and_another_text_are_seen_once_they_are_told() {
    let world = World::new().await;
    let rep = representative();
    let id = decided_penalty(&world).await;
    let (steps, offers) = world.shown(&rep, &id).await.expect("seen");
    assert_eq!((steps, &*offers), (vec!["proposed", "notified"], ""));
    let late = Step::Waived {
        on: Date::constant(2026, 1, 13),
    };
    let late = world.desk.take_step_as(&rep, &id, None, late).await;
    let late = late.expect_err("refused").to_string();
    assert!(!late.contains("decided"), "{late}");
    let view = world.desk.proceeding_for(&rep, &id).await.expect("seen");
    assert!(view.at_work && view.next.is_empty());
    assert_eq!(view.row.stage, "notified");
    let step = Step::Served(served("2026-01-13"));
    world.take(&id, "ann", step).await.expect("taken");
    let (steps, _) = world.shown(&rep, &id).await.expect("seen");
    assert_eq!(steps, ["proposed", "notified", "decided", "served"]);
}
