//! A penalty by its officers, in the browser: proposed by one, approved and
//! decided by another, served; and what each of them, and others, may not.

use desk::people::powers::{Body, Held, Role};

use crate::app::{Answer, App, day};
use crate::visitor::{PASSWORD, Visitor};

const FACTORY: &str = "tw-epa:T0000003";
const NAME: &str = "工廠3號";
const EPB: &str = "tw-environment/taoyuan-epb";
const DAY: i64 = 24 * 60 * 60;

async fn person(app: &App, login: &str, role: Role, body: &str) {
    app.add(login).await;
    let held = Held {
        role,
        body: Body::parse(body).unwrap(),
        from: day("2020-01-01"),
        until: None,
    };
    let law = app.desk.law();
    app.desk.people().give_role(law, login, held).await.unwrap();
}

/// Signed in with password and one-time code.
async fn with_code<'a>(app: &'a App, login: &str) -> Visitor<'a> {
    let set_up = app.set_up_codes(login).await;
    let visitor = app.visitor();
    visitor.sign_in(login, PASSWORD).await;
    let answer = visitor
        .fill("/sign-in/code", &[("code", &app.code(&set_up))])
        .await;
    assert_eq!(answer.header("location"), "/desk", "{}", answer.body);
    visitor
}

async fn with_password<'a>(app: &'a App, login: &str) -> Visitor<'a> {
    let visitor = app.visitor();
    let answer = visitor.sign_in(login, PASSWORD).await;
    assert_eq!(answer.header("location"), "/desk", "{}", answer.body);
    visitor
}

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn form_url(name: &str) -> String {
    let act = encoded(&format!("{EPB}~tw-environment/penalty"));
    let (factory, name) = (encoded(FACTORY), encoded(name));
    format!("/desk/propose?act={act}&organisation={factory}&name={name}")
}

const ANSWERS: [(&str, &str); 8] = [
    ("act", "tw-environment/taoyuan-epb~tw-environment/penalty"),
    ("organisation", FACTORY),
    ("name", NAME),
    ("content-document_no", "40-113-000001"),
    ("content-fine_twd", "60,000"),
    ("basis-waste-31", "1"),
    ("reasons", "未依規定申報。\"<b>"),
    ("proceeding", ""),
];

async fn proposed(officer: &Visitor<'_>) -> String {
    let url = form_url(NAME);
    let form = officer.get(&url).await;
    assert_eq!(form.status, 200, "{}", form.body);
    let mut check = ANSWERS.to_vec();
    check.push(("do", "check"));
    let page = officer.fill_from(&url, "/desk/propose", &check).await;
    assert_eq!(page.status, 200, "{}", page.body);
    for text in ["Check your answers", NAME, "60,000", "&#60;b&#62;"] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    let mut send = ANSWERS.to_vec();
    send.push(("do", "propose"));
    let done = officer.fill_from(&url, "/desk/propose", &send).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let there = done.header("location").to_owned();
    let path = there.split('?').next().unwrap().to_owned();
    let page = officer.get(&there).await;
    assert!(page.body.contains("Reference number"), "{}", page.body);
    path
}

async fn step(who: &Visitor<'_>, path: &str, word: &str, fields: &[(&str, &str)]) -> Answer {
    who.fill_from(path, &format!("{path}/{word}"), fields).await
}

#[tokio::test]
async fn a_penalty_is_proposed_approved_notified_decided_and_served() {
    let app = App::new().await;
    person(&app, "ann", Role::Officer, EPB).await;
    person(&app, "bob", Role::Approver, EPB).await;
    let ann = with_password(&app, "ann").await;
    let path = proposed(&ann).await;

    let bob = with_code(&app, "bob").await;
    let queue = bob.get("/desk/queue").await;
    assert!(queue.body.contains(&path), "{}", queue.body);
    assert!(queue.body.contains("Another officer: looks at the text"));
    assert_eq!(step(&bob, &path, "approved", &[]).await.status, 303);

    let told = [("on", "2024-06-01"), ("means", "post"), ("proof", "RR 1")];
    assert_eq!(step(&ann, &path, "notified", &told).await.status, 303);
    let page = ann.get(&path).await;
    assert!(page.body.contains("2024-06-11"), "{}", page.body);

    let early = [("on", "2024-06-01"), ("reasons", "審酌。")];
    let early = step(&bob, &path, "decided", &early).await;
    assert_eq!(early.status, 422);
    assert!(
        early.body.contains("may still answer until"),
        "{}",
        early.body
    );
    assert!(early.body.contains("審酌。"), "what was typed stays");

    app.wait(11 * DAY);
    let bob = with_code(&app, "bob").await;
    let decide = [("on", "2024-06-12"), ("reasons", "審酌。")];
    assert_eq!(step(&bob, &path, "decided", &decide).await.status, 303);
    let public = app.get(&format!("/organisations/{FACTORY}")).await;
    assert!(!public.body.contains("60,000"), "not before it is served");

    let ann = with_password(&app, "ann").await;
    let served = [
        ("on", "2024-06-12"),
        ("means", "in_person"),
        ("proof", "簽收"),
    ];
    assert_eq!(step(&ann, &path, "served", &served).await.status, 303);
    let page = ann.get(&path).await;
    assert!(page.body.contains("/acts/20240612-"), "{}", page.body);
    let public = app.get(&format!("/organisations/{FACTORY}")).await;
    assert!(public.body.contains("60,000"), "{}", public.body);

    // The organisation appeals; a reviewer of the body above decides.
    person(&app, "rep", Role::Representative, FACTORY).await;
    let rep = with_password(&app, "rep").await;
    let page = rep.get(&path).await;
    assert!(page.body.contains("until 12 July 2024"), "{}", page.body);
    let queue = rep.get("/desk/queue").await;
    assert!(queue.body.contains(&path), "it finds it: {}", queue.body);
    let none = ann.get("/desk/queue").await;
    assert!(!none.body.contains(&path), "for the officer nothing waits");
    let appeal = [
        ("way", "appeal"),
        ("on", "2024-06-12"),
        ("grounds", "不是本廠。"),
    ];
    assert_eq!(step(&rep, &path, "contested", &appeal).await.status, 303);
    let public = app.get(&format!("/organisations/{FACTORY}")).await;
    assert!(public.body.contains("contested"), "{}", public.body);
    let bob = bob.get(&path).await;
    assert!(
        !bob.body.contains(&format!("{path}/settled")),
        "another body decides"
    );
    person(
        &app,
        "eve",
        Role::Reviewer,
        "tw-environment/taoyuan-petitions",
    )
    .await;
    let eve = with_code(&app, "eve").await;
    let queue = eve.get("/desk/queue").await;
    assert!(queue.body.contains(&path), "{}", queue.body);
    let granted = [
        ("outcome", "tw-environment/petition-granted"),
        ("on", "2024-06-12"),
        ("reasons", "原處分撤銷。"),
    ];
    let done = step(&eve, &path, "settled", &granted).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let public = app.get(&format!("/organisations/{FACTORY}")).await;
    assert!(!public.body.contains("60,000"), "{}", public.body);
}

#[tokio::test]
async fn another_name_is_told_with_the_one_in_the_register() {
    let app = App::new().await;
    person(&app, "ann", Role::Officer, EPB).await;
    let ann = with_password(&app, "ann").await;
    let page = ann.get(&form_url("工廠4號")).await;
    assert!(
        page.body
            .contains("This identifier is 工廠3號 in the register")
    );
    assert!(page.body.contains("<title>Error:"));
}

#[tokio::test]
async fn a_form_sent_empty_is_told_so_field_by_field() {
    let app = App::new().await;
    person(&app, "ann", Role::Officer, EPB).await;
    let ann = with_password(&app, "ann").await;
    let fresh = ann.get("/desk/propose").await;
    assert!(!fresh.body.contains("class=\"errors\""), "{}", fresh.body);
    let page = ann.get("/desk/propose?organisation=&name=").await;
    for text in [
        "<title>Error:",
        "href=\"#act-0\"",
        "href=\"#organisation\"",
        "href=\"#name\"",
        "id=\"name-error\"",
    ] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
}

#[tokio::test]
async fn the_organisation_reads_what_it_may_do_and_nobody_is_named() {
    let app = App::new().await;
    person(&app, "ann", Role::Officer, EPB).await;
    let ann = with_password(&app, "ann").await;
    let path = proposed(&ann).await;
    person(&app, "bob", Role::Approver, EPB).await;
    let bob = with_code(&app, "bob").await;
    assert_eq!(step(&bob, &path, "approved", &[]).await.status, 303);
    let told = [("on", "2024-06-01"), ("means", "post"), ("proof", "RR 1")];
    assert_eq!(step(&ann, &path, "notified", &told).await.status, 303);
    person(&app, "rep", Role::Representative, FACTORY).await;
    let rep = with_password(&app, "rep").await;
    let page = rep.get(&path).await;
    for text in ["Nothing is decided yet", ">Answer<", "by an officer"] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    for text in ["by p-", "Enter the answer", "hearing</summary>"] {
        assert!(!page.body.contains(text), "{text}: {}", page.body);
    }
}

#[tokio::test]
async fn what_is_wrong_in_the_form_is_named_and_the_rest_stays() {
    let app = App::new().await;
    person(&app, "ann", Role::Officer, EPB).await;
    let ann = with_password(&app, "ann").await;
    let mut wrong: Vec<_> = ANSWERS.to_vec();
    wrong.retain(|(name, _)| *name != "basis-waste-31" && *name != "reasons");
    for field in &mut wrong {
        if field.0 == "content-fine_twd" {
            field.1 = "sixty";
        }
    }
    wrong.push(("do", "check"));
    let page = ann
        .fill_from(&form_url(NAME), "/desk/propose", &wrong)
        .await;
    assert_eq!(page.status, 422);
    for text in [
        "href=\"#content-fine_twd\"",
        "Enter a whole number",
        "href=\"#basis\"",
        "href=\"#reasons\"",
        "value=\"40-113-000001\"",
        "value=\"sixty\"",
    ] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
}

#[tokio::test]
async fn nobody_sees_or_does_what_is_not_theirs() {
    let app = App::new().await;
    person(&app, "ann", Role::Officer, EPB).await;
    person(&app, "bob", Role::Approver, EPB).await;
    person(&app, "fay", Role::Approver, "tw-environment/taipei-epb").await;
    let ann = with_password(&app, "ann").await;
    let path = proposed(&ann).await;
    // The officer who wrote it is not offered to approve it, and may not.
    let page = ann.get(&path).await;
    assert!(
        !page.body.contains(&format!("{path}/approved")),
        "{}",
        page.body
    );
    let url = format!("{path}/approved");
    let own = ann.fill_from(&form_url(NAME), &url, &[]).await;
    assert_eq!(own.status, 422);
    let why = "None of your roles may approve a proposal";
    assert!(own.body.contains(why), "{}", own.body);
    // An approver without a one-time code may look and not approve.
    let bob = with_password(&app, "bob").await;
    assert_eq!(bob.get(&path).await.status, 200);
    assert!(!bob.get(&path).await.body.contains(&url), "not offered");
    let without = bob.fill_from("/desk", &url, &[]).await;
    assert!(without.body.contains("one-time code"), "{}", without.body);
    // Another authority's people and strangers learn nothing of it.
    let fay = with_code(&app, "fay").await;
    assert_eq!(fay.get(&path).await.status, 404);
    assert_eq!(
        step(&fay, &path, "approved", &[]).await.status,
        403,
        "no form to send"
    );
    let queue = fay.get("/desk/queue").await;
    assert!(!queue.body.contains(&path));
    assert_eq!(fay.get(&form_url(NAME)).await.status, 200);
    assert!(!fay.get(&form_url(NAME)).await.body.contains("content-"));
    let stranger = app.visitor();
    assert_eq!(stranger.get(&path).await.header("location"), "/sign-in");
    let page = ann.get(&path).await;
    assert_eq!(page.header("cache-control"), "no-store");
}

#[tokio::test]
async fn the_queue_and_a_proceeding_speak_the_readers_language() {
    let app = App::new().await;
    person(&app, "ann", Role::Officer, EPB).await;
    let ann = with_password(&app, "ann").await;
    let path = proposed(&ann).await;
    let page = ann.get(&format!("{path}?lang=zh-Hant")).await;
    for text in ["下一步", "另一名人員", "已提出", "由您辦理"] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    let queue = ann.get("/desk/queue?lang=zh-Hans").await;
    assert!(queue.body.contains("待办事项"), "{}", queue.body);
}

#[tokio::test]
async fn the_organisation_reads_who_looked_by_role_and_never_by_name() {
    let app = App::new().await;
    person(&app, "ann", Role::Officer, EPB).await;
    person(&app, "bob", Role::Approver, EPB).await;
    person(&app, "rep", Role::Representative, FACTORY).await;
    person(&app, "aud", Role::Auditor, "*").await;
    let ann = with_password(&app, "ann").await;
    let path = proposed(&ann).await;
    let bob = with_code(&app, "bob").await;
    assert_eq!(step(&bob, &path, "approved", &[]).await.status, 303);
    let rep = with_password(&app, "rep").await;
    let desk = rep.get("/desk").await;
    let ledger = "/desk/access/tw-epa:T0000003";
    assert!(desk.body.contains(ledger), "{}", desk.body);
    let before = rep.get(ledger).await;
    assert!(before.body.contains("Nobody has looked"), "{}", before.body);
    assert_eq!(rep.get(&path).await.status, 404, "not told yet");

    let told = [("on", "2024-06-01"), ("means", "post"), ("proof", "RR 1")];
    assert_eq!(step(&ann, &path, "notified", &told).await.status, 303);
    let page = rep.get(ledger).await;
    for text in [
        "Looked at a proceeding",
        "Took a step in a proceeding",
        "Officer, ",
        "Approver, ",
        &path,
    ] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    assert_eq!(page.header("cache-control"), "no-store");
    let audited = with_password(&app, "aud").await;
    let audited = audited.get(ledger).await;
    for text in ["ann", "bob", "Somebody", ">p-"] {
        for page in [&page, &audited] {
            let words = page
                .body
                .split(|c: char| !(c.is_alphanumeric() || "->".contains(c)));
            let mut met = words.filter(|word| word.starts_with(text));
            assert_eq!(met.next(), None, "{text}: {}", page.body);
        }
    }
    let seen = rep.get(&path).await;
    assert_eq!(seen.status, 200);
    assert!(!seen.body.contains("Approved</strong>"), "{}", seen.body);
    for (lang, text) in [("zh-Hans", "查阅了程序"), ("zh-Hant", "閱覽了程序")] {
        let page = rep.get(&format!("{ledger}?lang={lang}")).await;
        assert!(page.body.contains(text), "{}", page.body);
    }
    // To others it is not there, whether or not there is such an organisation.
    assert_eq!(ann.get(ledger).await.status, 404);
    assert_eq!(rep.get("/desk/access/tw-epa:T0000004").await.status, 404);
    assert_eq!(rep.get("/desk/access/nothing").await.status, 404);
}
