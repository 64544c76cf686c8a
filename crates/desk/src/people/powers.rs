//! Powers: who may do what on what. Decided here and nowhere else; denied by
//! default.
//!
//! Pure: roles, day and matter are arguments. Whether the *authority* has the
//! power under law is `register::competence`'s; this is about the person acting
//! for it. The whole matrix is printed to `docs/people-matrix.txt`
//! (`matrix.rs`); what depends on who did the earlier steps is in `separate.rs`,
//! and which power each step of a proceeding needs in `step.rs`.

mod matrix;
mod separate;
mod step;

use std::fmt;

use codes::{Date, Identifier};

pub use matrix::matrix;
pub use separate::{Did, SamePerson, separate};
pub use step::needed;

/// Stable words of a closed list.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$of])* $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its stable word.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Reads its word.
            #[must_use]
            pub fn of_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

words! {
    /// What a person is at a body.
    Role {
        /// Prepares matters of an authority.
        Officer = "officer",
        /// Approves and decides for an authority.
        Approver = "approver",
        /// Holds an authority's hearings.
        HearingOfficer = "hearing_officer",
        /// Decides appeals at a review body.
        Reviewer = "reviewer",
        /// Runs the register: people, grants, erasure. Decides no matter.
        Registrar = "registrar",
        /// Speaks for one organisation.
        Representative = "representative",
        /// Reads what is not public and does nothing.
        Auditor = "auditor",
    }
}

words! {
    /// A use case of the desk that needs somebody's power.
    Power {
        /// Gather what a proposal rests on.
        Investigate = "investigate",
        /// Propose an act.
        Propose = "propose",
        /// Approve a proposal.
        Approve = "approve",
        /// Notify the organisation.
        Notify = "notify",
        /// Set the day of a hearing.
        ScheduleHearing = "schedule_hearing",
        /// Hold a hearing.
        HoldHearing = "hold_hearing",
        /// Decide.
        Decide = "decide",
        /// Correct a slip of the pen.
        Correct = "correct",
        /// Decide an objection, at the authority.
        DecideObjection = "decide_objection",
        /// Decide an appeal, at the review body.
        DecideAppeal = "decide_appeal",
        /// Record what a court decided.
        RecordCourtOutcome = "record_court_outcome",
        /// Suspend an act's effect while it is contested.
        SuspendEffect = "suspend_effect",
        /// Annul an act.
        Annul = "annul",
        /// Take in an application for repair.
        AcceptRepair = "accept_repair",
        /// Decide on repair.
        DecideRepair = "decide_repair",
        /// Take an act from public view.
        Withdraw = "withdraw",
        /// Destroy what an act discloses.
        Erase = "erase",
        /// See what is not public.
        ViewNonPublic = "view_non_public",
        /// Read who looked at what is not public about an organisation.
        ViewAccesses = "view_accesses",
        /// Enter what the organisation said on paper.
        EnterForOrganisation = "enter_for_organisation",
        /// Answer a notice.
        Answer = "answer",
        /// Object to an act.
        Object = "object",
        /// Appeal against an act.
        Appeal = "appeal",
        /// Apply for repair.
        ApplyForRepair = "apply_for_repair",
        /// Add people and give them roles.
        ManagePeople = "manage_people",
        /// Grant others access to what the register shares.
        ManageGrants = "manage_grants",
    }
}

impl Role {
    /// All that a role may do. What is not listed is denied.
    #[must_use]
    pub fn powers(self) -> &'static [Power] {
        use Power as P;
        match self {
            Self::Officer => &[
                P::Investigate,
                P::Propose,
                P::Notify,
                P::ScheduleHearing,
                P::EnterForOrganisation,
                P::Correct,
                P::RecordCourtOutcome,
                P::AcceptRepair,
                P::ViewNonPublic,
            ],
            Self::Approver => &[
                P::Approve,
                P::Decide,
                P::DecideObjection,
                P::SuspendEffect,
                P::Annul,
                P::DecideRepair,
                P::Withdraw,
                P::ViewNonPublic,
            ],
            Self::HearingOfficer => &[P::ScheduleHearing, P::HoldHearing, P::ViewNonPublic],
            Self::Reviewer => &[
                P::DecideAppeal,
                P::SuspendEffect,
                P::Annul,
                P::ViewNonPublic,
            ],
            Self::Registrar => &[P::Erase, P::ViewAccesses, P::ManagePeople, P::ManageGrants],
            Self::Representative => &[
                P::Answer,
                P::Object,
                P::Appeal,
                P::ApplyForRepair,
                P::ViewNonPublic,
                P::ViewAccesses,
            ],
            Self::Auditor => &[P::ViewNonPublic, P::ViewAccesses],
        }
    }

    /// What it is held at, in words.
    #[must_use]
    pub fn held_at(self) -> &'static str {
        match self {
            Self::Officer | Self::Approver | Self::HearingOfficer => "the authority of the matter",
            Self::Reviewer => "the review body of the matter",
            Self::Registrar => "the whole register (`*`)",
            Self::Representative => "the organisation of the matter",
            Self::Auditor => "the authority of the matter, or the whole register (`*`)",
        }
    }

    /// Whether it may be held at a body: nobody decides for every authority.
    #[must_use]
    pub fn is_held_at(self, body: &Body) -> bool {
        match self {
            Self::Officer | Self::Approver | Self::HearingOfficer | Self::Reviewer => {
                matches!(body, Body::Authority(_))
            }
            Self::Registrar => *body == Body::Everywhere,
            Self::Representative => matches!(body, Body::Organisation(_)),
            Self::Auditor => matches!(body, Body::Authority(_) | Body::Everywhere),
        }
    }
}

impl Power {
    /// Whether a one-time code must have been given: for what decides, undoes
    /// or lets people in.
    #[must_use]
    pub fn needs_second_step(self) -> bool {
        match self {
            Self::Investigate
            | Self::Propose
            | Self::Notify
            | Self::ScheduleHearing
            | Self::HoldHearing
            | Self::AcceptRepair
            | Self::ViewNonPublic
            | Self::ViewAccesses
            | Self::EnterForOrganisation
            | Self::Answer
            | Self::Object
            | Self::Appeal
            | Self::ApplyForRepair => false,
            Self::Approve
            | Self::Decide
            | Self::Correct
            | Self::DecideObjection
            | Self::DecideAppeal
            | Self::RecordCourtOutcome
            | Self::SuspendEffect
            | Self::Annul
            | Self::DecideRepair
            | Self::Withdraw
            | Self::Erase
            | Self::ManagePeople
            | Self::ManageGrants => true,
        }
    }
}

/// Where a role is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The whole register: `*`.
    Everywhere,
    /// An authority or review body: a qualified id.
    Authority(String),
    /// An organisation.
    Organisation(Identifier),
}

impl Body {
    /// Reads `*`, `catalogue/authority` or an organisation's identifier.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::Everywhere);
        }
        if let Ok(identifier) = text.parse() {
            return Some(Self::Organisation(identifier));
        }
        let (catalogue, id) = text.split_once('/')?;
        let plain = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        };
        (plain(catalogue) && plain(id)).then(|| Self::Authority(text.to_owned()))
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everywhere => f.write_str("*"),
            Self::Authority(id) => f.write_str(id),
            Self::Organisation(identifier) => f.write_str(identifier.as_str()),
        }
    }
}

/// A role that a person has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Role.
    pub role: Role,
    /// Where.
    pub body: Body,
    /// First day.
    pub from: Date,
    /// Last day; `None`: no end known.
    pub until: Option<Date>,
}

impl Held {
    /// Whether it is held on a day, the first and the last included.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'a> {
    /// Roles, past and future ones too.
    pub roles: &'a [Held],
    /// The day they are judged on.
    pub on: Date,
    /// Whether a one-time code was given at sign-in.
    pub two_steps: bool,
}

/// What it is done to.
#[derive(Debug, Clone, Copy)]
pub enum Onto<'a> {
    /// The register itself: its people, its grants.
    Register,
    /// A matter.
    Matter {
        /// Qualified authority that decides or decided it.
        authority: &'a str,
        /// Qualified review body, where the law names one.
        review_body: Option<&'a str>,
        /// The organisation it is about.
        organisation: &'a Identifier,
    },
}

/// Why a power is denied: of several roles, by the one that came closest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Denied {
    /// No power would do, as things stand.
    #[error("nobody may do that now")]
    Nobody,
    /// No role of the person has it.
    #[error("none of your roles may {}", .0.word())]
    Role(Power),
    /// A role has it, at another body.
    #[error("your role may {}, but not in this matter", .0.word())]
    Body(Power),
    /// A role has it, on other days.
    #[error("your role may {}, but not on this day", .0.word())]
    Day(Power),
    /// All is well but the sign-in.
    #[error("to {} you must sign in with a one-time code", .0.word())]
    SecondStep(Power),
}

/// May somebody do this, to that? The role that allows it.
///
/// # Errors
/// [`Denied`] names what is missing.
pub fn may(who: Holder<'_>, power: Power, onto: Onto<'_>) -> Result<Role, Denied> {
    by_which(who, power, onto).map(|held| held.role)
}

/// [`may`], with where the role is held. Of several, one other than a
/// representative's comes first: it shows more.
///
/// # Errors
/// [`Denied`] names what is missing.
pub fn by_which<'a>(who: Holder<'a>, power: Power, onto: Onto<'_>) -> Result<&'a Held, Denied> {
    let mut closest = Denied::Role(power);
    let (theirs, others) = who
        .roles
        .iter()
        .partition::<Vec<_>, _>(|held| held.role == Role::Representative);
    for held in others.into_iter().chain(theirs) {
        match reach(held, who, power, onto) {
            Ok(()) => return Ok(held),
            Err(denied) => closest = closest.max(denied),
        }
    }
    Err(closest)
}

/// [`by_which`], where any of several powers will do. Where none is named, nobody
/// may.
///
/// # Errors
/// [`Denied`], for the power that came closest.
pub fn may_any<'a>(who: Holder<'a>, powers: &[Power], onto: Onto<'_>) -> Result<&'a Held, Denied> {
    let mut closest = Denied::Nobody;
    for power in powers {
        match by_which(who, *power, onto) {
            Ok(held) => return Ok(held),
            Err(denied) => closest = closest.max(denied),
        }
    }
    Err(closest)
}

fn reach(held: &Held, who: Holder<'_>, power: Power, onto: Onto<'_>) -> Result<(), Denied> {
    if !held.role.powers().contains(&power) {
        Err(Denied::Role(power))
    } else if !covers(held, onto) {
        Err(Denied::Body(power))
    } else if !held.holds_on(who.on) {
        Err(Denied::Day(power))
    } else if power.needs_second_step() && !who.two_steps {
        Err(Denied::SecondStep(power))
    } else {
        Ok(())
    }
}

/// Whether a role reaches what it is to be done to.
fn covers(held: &Held, onto: Onto<'_>) -> bool {
    // A row made past the checks reaches nothing.
    if !held.role.is_held_at(&held.body) {
        return false;
    }
    match (&held.body, onto) {
        (Body::Everywhere, _) => true,
        (Body::Authority(id), Onto::Matter { review_body, .. }) if held.role == Role::Reviewer => {
            review_body == Some(id)
        }
        (Body::Authority(id), Onto::Matter { authority, .. }) => authority == id,
        (Body::Organisation(id), Onto::Matter { organisation, .. }) => organisation == id,
        (Body::Authority(_) | Body::Organisation(_), Onto::Register) => false,
    }
}

#[cfg(test)]
mod tests;
