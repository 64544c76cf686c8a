//! A thread: an act and what became of it.

use desk::view::{ThreadView, WholeThread};
use register::standing::{Way, WayKind};
use serde::Serialize;
use utoipa::ToSchema;

use super::{ActJson, TombstoneJson};

/// One way to contest or repair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WayJson {
    /// `objection`, `appeal` or `repair`.
    pub way: &'static str,
    /// Whether it is open on the day asked about.
    pub open: bool,
    /// First day it may be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_on: Option<String>,
    /// Last day it may be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Why the last day cannot be told, when it cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_unknown: Option<String>,
    /// Qualified authority that decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// Qualified provision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// True where nobody has checked the term in the source.
    pub unverified: bool,
}

impl WayJson {
    fn from_way(way: &Way) -> Self {
        Self {
            way: match way.kind {
                WayKind::Objection => "objection",
                WayKind::Appeal => "appeal",
                WayKind::Repair => "repair",
            },
            open: way.open,
            opens_on: way.opens_on.map(|d| d.to_string()),
            until: way
                .until
                .as_ref()
                .ok()
                .copied()
                .flatten()
                .map(|d| d.to_string()),
            until_unknown: way.until.as_ref().err().cloned(),
            decided_by: way.decided_by.clone(),
            basis: way.basis.clone(),
            unverified: way.unverified,
        }
    }
}

/// A step after the opening act.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StepJson {
    /// State it led to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// True when the step fell itself: it is as if it had not been.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub void: bool,
    /// The act that made the step.
    pub act: ActJson,
}

/// A thread with its content.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WholeThreadJson {
    /// Id.
    pub thread: String,
    /// State on the day asked about.
    pub state: String,
    /// Day that state began.
    pub since: String,
    /// Whether it stands on that day.
    pub stands: bool,
    /// First day no longer in effect, where one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<String>,
    /// First day shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown_from: Option<String>,
    /// First day no longer shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown_until: Option<String>,
    /// The act it rested on that fell, when that is why it fell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fell_with: Option<String>,
    /// The matter it rested on that was repaired or ended, when that is why it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifted_with: Option<String>,
    /// How it can be contested or repaired.
    pub ways: Vec<WayJson>,
    /// The act that opened it.
    pub opening: ActJson,
    /// Steps known, in order of effect.
    pub steps: Vec<StepJson>,
    /// Acts it rests on.
    pub rests_on: Vec<String>,
}

impl WholeThreadJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(view: &WholeThread) -> Self {
        let standing = &view.standing;
        let led = |id: &register::ActId| standing.steps.iter().find(|s| s.act == *id);
        Self {
            thread: standing.thread.to_string(),
            state: standing.state.word().to_owned(),
            since: standing.since.to_string(),
            stands: standing.state.stands(),
            ends_on: standing.ends_on.map(|d| d.to_string()),
            shown_from: standing.shown_from.map(|d| d.to_string()),
            shown_until: standing
                .gone_on
                .or(standing.shown_until)
                .map(|d| d.to_string()),
            fell_with: standing.fell_with.as_ref().map(ToString::to_string),
            lifted_with: standing.lifted_with.as_ref().map(ToString::to_string),
            ways: standing.ways.iter().map(WayJson::from_way).collect(),
            opening: ActJson::from_view(&view.opening),
            steps: view
                .steps
                .iter()
                .map(|act| StepJson {
                    state: led(&act.act.id).map(|s| s.state.word().to_owned()),
                    void: led(&act.act.id).is_some_and(|s| s.void),
                    act: ActJson::from_view(act),
                })
                .collect(),
            rests_on: view.rests_on.iter().map(ToString::to_string).collect(),
        }
    }
}

/// A thread, or what is left of it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum ThreadJson {
    /// With its content.
    Whole(Box<WholeThreadJson>),
    /// No longer shown.
    Tombstone(TombstoneJson),
}

impl ThreadJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(view: &ThreadView) -> Self {
        match view {
            ThreadView::Whole(whole) => Self::Whole(Box::new(WholeThreadJson::from_view(whole))),
            ThreadView::Tombstone(tombstone) => {
                Self::Tombstone(TombstoneJson::from_view(tombstone))
            }
        }
    }
}
