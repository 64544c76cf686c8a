//! People by the door: added, signed in, locked out, signed out.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use desk::Desk;
use desk::clock::{Clock, noon_utc};
use desk::people::powers::{Body, Denied, Held, Onto, Power, Role, may};
use desk::people::{NewPerson, PeopleError, RoleError, SignIn, SignInError, Token, totp};
use register::Instant;

use crate::small_register::{day, id, open_at};

pub const PASSWORD: &str = "violet kettle marsh 9";

pub struct World {
    pub desk: Desk,
    second: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

impl World {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let second = Arc::new(AtomicI64::new(noon_utc(day()).as_second()));
        let told = second.clone();
        let clock = Clock::Given(Arc::new(move || {
            Instant::new(told.load(Ordering::SeqCst), 0).expect("an instant")
        }));
        Self {
            desk: open_at(&folder.path().join("data"), clock).await,
            second,
            folder,
        }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn wait(&self, seconds: i64) {
        self.second.fetch_add(seconds, Ordering::SeqCst);
    }

    pub async fn add(&self, login: &str) -> String {
        let new = NewPerson {
            login,
            name: "Somebody Testing",
            password: PASSWORD,
        };
        self.desk.people().add(new).await.expect("added")
    }

    async fn sign_in(&self, login: &str, password: &str) -> Result<SignIn, SignInError> {
        self.from("192.0.2.1", login, password).await
    }

    async fn from(
        &self,
        address: &str,
        login: &str,
        password: &str,
    ) -> Result<SignIn, SignInError> {
        let address: IpAddr = address.parse().expect("an address");
        let people = self.desk.people();
        people.sign_in(login, password, Some(address)).await
    }

    async fn done(&self, login: &str) -> Token {
        match self.sign_in(login, PASSWORD).await.expect("signed in") {
            SignIn::Done(token) => token,
            SignIn::Code(_) => panic!("a code is asked for"),
        }
    }

    async fn half(&self, login: &str) -> Token {
        match self.sign_in(login, PASSWORD).await.expect("half way") {
            SignIn::Code(token) => token,
            SignIn::Done(_) => panic!("no code is asked for"),
        }
    }

    async fn is_in(&self, token: &Token) -> bool {
        let who = self.desk.people().signed_in(token).await;
        who.expect("looked").is_some()
    }

    fn code(&self, secret: &str) -> String {
        totp::shown(secret, self.desk.now()).expect("a code")
    }
}

fn held(role: Role, body: &str) -> Held {
    Held {
        role,
        body: Body::parse(body).expect("a body"),
        from: day(),
        until: None,
    }
}

#[tokio::test]
async fn who_was_added_signs_in_and_out() {
    let world = World::new().await;
    let person = world.add("Officer-1").await;
    let token = world.done("officer-1").await;
    let people = world.desk.people();
    let who = people.signed_in(&token).await.expect("looked");
    let who = who.expect("signed in");
    assert_eq!(
        (&*who.person, &*who.login, &*who.name, who.two_steps),
        (&*person, "officer-1", "Somebody Testing", false)
    );
    let named = register::proceeding::PersonId::parse(&person);
    assert!(named.is_some(), "the id can take steps in a proceeding");
    assert!(
        world
            .is_in(&Token::parse(token.text()).expect("a token"))
            .await
    );
    assert!(!world.is_in(&Token::new().expect("a token")).await);
    people.sign_out(&token).await.expect("signed out");
    assert!(!world.is_in(&token).await);
}

#[tokio::test]
async fn a_login_name_is_taken_in_any_case() {
    let world = World::new().await;
    world.add("officer-1").await;
    let people = world.desk.people();
    let add = |login, password| {
        let name = "Another";
        people.add(NewPerson {
            login,
            name,
            password,
        })
    };
    assert!(matches!(
        add("OFFICER-1", PASSWORD).await,
        Err(PeopleError::Taken)
    ));
    assert!(matches!(
        add("a b", PASSWORD).await,
        Err(PeopleError::Login)
    ));
    assert!(matches!(
        add("officer-2", "short").await,
        Err(PeopleError::Password(_))
    ));
    assert_eq!(people.list().await.expect("listed").len(), 1);
}

#[tokio::test]
async fn a_session_ends_when_idle_and_after_twelve_hours() {
    let world = World::new().await;
    world.add("officer-1").await;
    let token = world.done("officer-1").await;
    world.wait(29 * 60);
    assert!(world.is_in(&token).await);
    world.wait(29 * 60);
    assert!(world.is_in(&token).await, "it was seen meanwhile");
    world.wait(30 * 60);
    assert!(!world.is_in(&token).await);
    let token = world.done("officer-1").await;
    for _ in 0..28 {
        world.wait(24 * 60 + 50);
        assert!(world.is_in(&token).await);
    }
    world.wait(25 * 60);
    assert!(!world.is_in(&token).await, "12 hours are over");
}

#[tokio::test]
async fn wrong_guesses_run_out_and_come_back() {
    let world = World::new().await;
    world.add("officer-1").await;
    for login in ["officer-1", "nobody"] {
        for _ in 0..5 {
            let wrong = world.sign_in(login, "wrong").await;
            assert!(matches!(wrong, Err(SignInError::Wrong)), "{login}");
        }
        // The right password too: nobody learns that it was the right one.
        let Err(SignInError::Wait { seconds }) = world.sign_in(login, PASSWORD).await else {
            panic!("{login}: not stopped");
        };
        assert!((170..=181).contains(&seconds), "{seconds}");
    }
    // Another network is not kept out by it.
    assert!(world.from("192.0.2.2", "officer-1", PASSWORD).await.is_ok());
    world.wait(181);
    world.done("officer-1").await;
}

#[tokio::test]
async fn one_login_is_not_guessed_from_many_networks() {
    let world = World::new().await;
    world.add("officer-1").await;
    let mut stopped = 0;
    for n in 0..30 {
        let address = format!("198.51.100.{n}");
        let tried = world.from(&address, "officer-1", "wrong").await;
        stopped += usize::from(matches!(tried, Err(SignInError::Wait { .. })));
    }
    assert_eq!(stopped, 10);
}

#[tokio::test]
async fn one_network_does_not_guess_many_logins() {
    let world = World::new().await;
    let mut stopped = 0;
    for n in 0..60 {
        let login = format!("nobody-{n}");
        let tried = world.sign_in(&login, "wrong").await;
        stopped += usize::from(matches!(tried, Err(SignInError::Wait { .. })));
    }
    assert_eq!(stopped, 10);
}

#[tokio::test]
async fn a_code_is_asked_for_and_taken_once() {
    let world = World::new().await;
    world.add("officer-1").await;
    let people = world.desk.people();
    let set_up = people.set_up_codes("officer-1").await.expect("set up");
    let half = world.half("officer-1").await;
    assert!(!world.is_in(&half).await, "half way is not in");
    assert!(people.awaits_code(&half).await.expect("looked"));
    let wrong = people.sign_in_code(&half, "000000x").await;
    assert!(matches!(wrong, Err(SignInError::Wrong)));
    let code = world.code(&set_up.secret);
    let token = people.sign_in_code(&half, &code).await.expect("signed in");
    assert_ne!(token.text(), half.text());
    let who = people.signed_in(&token).await.expect("looked");
    assert!(who.expect("signed in").two_steps);
    let again = people.sign_in_code(&half, &code).await;
    assert!(
        matches!(again, Err(SignInError::Late)),
        "the half is used up"
    );
    let half = world.half("officer-1").await;
    let again = people.sign_in_code(&half, &code).await;
    assert!(matches!(again, Err(SignInError::Wrong)), "so is the code");
    world.wait(30);
    let next = world.code(&set_up.secret);
    people
        .sign_in_code(&half, &next)
        .await
        .expect("the next one");
}

#[tokio::test]
async fn codes_are_not_guessed_and_come_in_time() {
    let world = World::new().await;
    world.add("officer-1").await;
    let people = world.desk.people();
    let set_up = people.set_up_codes("officer-1").await.expect("set up");
    let half = world.half("officer-1").await;
    world.wait(5 * 60);
    let late = people
        .sign_in_code(&half, &world.code(&set_up.secret))
        .await;
    assert!(matches!(late, Err(SignInError::Late)));
    for n in 0..6 {
        // A new half each time does not give new guesses.
        let half = world.half("officer-1").await;
        let tried = people.sign_in_code(&half, "no code").await;
        match n {
            0..5 => assert!(matches!(tried, Err(SignInError::Wrong)), "{n}"),
            _ => assert!(matches!(tried, Err(SignInError::Wait { .. })), "{n}"),
        }
    }
}

#[tokio::test]
async fn who_is_disabled_is_out_at_once() {
    let world = World::new().await;
    world.add("officer-1").await;
    let people = world.desk.people();
    let token = world.done("officer-1").await;
    people.set_disabled("officer-1", true).await.expect("set");
    assert!(!world.is_in(&token).await);
    let tried = world.sign_in("officer-1", PASSWORD).await;
    assert!(matches!(tried, Err(SignInError::Wrong)));
    people.set_disabled("officer-1", false).await.expect("set");
    world.done("officer-1").await;
    let nobody = people.set_disabled("nobody", true).await;
    assert!(matches!(nobody, Err(PeopleError::Unknown)));
}

#[tokio::test]
async fn a_new_password_ends_every_session() {
    let world = World::new().await;
    let person = world.add("officer-1").await;
    let people = world.desk.people();
    let token = world.done("officer-1").await;
    people
        .set_password(&person, "another kettle, 8 marshes")
        .await
        .expect("set");
    assert!(!world.is_in(&token).await);
    let old = world.sign_in("officer-1", PASSWORD).await;
    assert!(matches!(old, Err(SignInError::Wrong)));
    assert!(
        world
            .sign_in("officer-1", "another kettle, 8 marshes")
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn roles_are_given_where_they_can_be_and_end() {
    let world = World::new().await;
    world.add("officer-1").await;
    let (people, law) = (world.desk.people(), world.desk.law());
    let give = |held| people.give_role(law, "officer-1", held);
    for (role, body) in [
        (Role::Officer, "*"),
        (Role::Approver, "factory:1"),
        (Role::Representative, "small/bureau"),
        (Role::Registrar, "small/bureau"),
    ] {
        let refused = give(held(role, body)).await;
        assert!(
            matches!(refused, Err(PeopleError::Role(RoleError::Body { .. }))),
            "{body}"
        );
    }
    let unknown = give(held(Role::Officer, "small/nobody")).await;
    assert!(matches!(
        unknown,
        Err(PeopleError::Role(RoleError::Authority(_)))
    ));
    give(held(Role::Approver, "small/bureau"))
        .await
        .expect("given");
    let firm = id("factory:1");
    let matter = Onto::Matter {
        authority: "small/bureau",
        review_body: None,
        organisation: &firm,
    };
    let decide = async || {
        let token = world.done("officer-1").await;
        let who = people.signed_in(&token).await.expect("looked");
        may(who.expect("signed in").holder(), Power::Decide, matter)
    };
    assert_eq!(decide().await, Err(Denied::SecondStep(Power::Decide)));
    let body = Body::Authority("small/bureau".to_owned());
    let yesterday = day().yesterday().expect("a day");
    people
        .end_role("officer-1", Role::Approver, &body, yesterday)
        .await
        .expect("ended");
    assert_eq!(decide().await, Err(Denied::Day(Power::Decide)));
    let again = people
        .end_role("officer-1", Role::Approver, &body, yesterday)
        .await;
    assert!(matches!(
        again,
        Err(PeopleError::Role(RoleError::NotHeld { .. }))
    ));
}

#[tokio::test]
async fn forms_are_bound_to_their_token() {
    let world = World::new().await;
    let people = world.desk.people();
    let (one, other) = (
        Token::new().expect("a token"),
        Token::new().expect("a token"),
    );
    let form = people.form_token(&one);
    assert!(people.is_form_token(&one, &form));
    assert!(!people.is_form_token(&other, &form));
    assert!(!people.is_form_token(&one, ""));
    assert!(!form.contains(one.text()));
}
