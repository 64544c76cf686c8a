//! The due-process linter: numbered rules a catalogue must keep, each with a
//! page that explains it.
//!
//! Here are the table, running it and the pages. The rules themselves are by
//! noun in `lint/`; the pages in `lint/pages/`. A lint of level error keeps a
//! promise of the design, and there is no setting that turns one off: there
//! are no settings at all.

use crate::finding::{Finding, Level};
use crate::load::draft::Draft;
use crate::load::place::Place;

mod act_kind;
mod authority;
mod content;
mod force;
mod head;
mod index;
mod law;
mod mapping;
mod period;
mod publication;
mod refs;
mod remedy;
mod scheme;
#[cfg(test)]
mod tests;
pub(crate) mod words;

pub use index::index;

/// One rule.
pub struct Lint {
    /// Number: `DP007`.
    pub id: &'static str,
    /// What it finds, in a line.
    pub title: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// The promise of the design it keeps.
    pub promise: Option<u8>,
    /// Its page, in Markdown.
    pub page: &'static str,
    check: fn(&Draft, &mut Out<'_>),
}

impl std::fmt::Debug for Lint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.id, self.title)
    }
}

macro_rules! lints {
    ($($id:ident $level:ident $($promise:literal)? : $title:literal => $check:path;)*) => {
        &[$(Lint {
            id: stringify!($id),
            title: $title,
            level: Level::$level,
            promise: lints!(@ $($promise)?),
            page: include_str!(concat!("lint/pages/", stringify!($id), ".md")),
            check: $check,
        }),*]
    };
    (@) => { None };
    (@ $promise:literal) => { Some($promise) };
}

/// The due-process lints, by number. Numbers are never used again.
pub static LINTS: &[Lint] = lints! {
    DP001 Error 2: "act kind has no provision" => act_kind::no_provision;
    DP002 Error 2: "provision is not in this catalogue" => law::unknown_provision;
    DP003 Error 2: "instrument is not in this catalogue" => law::unknown_instrument;
    DP004 Error 2: "time in force is empty or ends before it begins" => force::reversed;
    DP005 Error 2: "provision is not in force as long as what rests on it" => force::not_in_force;
    DP006 Error 2: "measure has no statute or regulation under it" => law::measure_without_statute;
    DP007 Error 5: "review body is the deciding body" => authority::reviews_itself;
    DP008 Error 5: "remedy goes to a review body that is not named" => authority::no_review_body;
    DP009 Error 5: "review body is not in this catalogue" => authority::unknown_review_body;
    DP010 Error 5: "review bodies form a circle" => authority::review_circle;
    DP011 Error 4: "adverse act kind has no notice" => remedy::no_notice;
    DP012 Error 5: "publication never ends" => publication::never_ends;
    DP013 Error 5: "publication does not end by itself" => publication::does_not_end_by_itself;
    DP014 Error 5: "adverse act kind has no objection" => remedy::no_objection;
    DP015 Error 5: "adverse act kind has no repair" => remedy::no_repair;
    DP016 Error 5: "adverse act kind has no appeal" => remedy::no_appeal;
    DP017 Error 5: "adverse act kind has no end" => remedy::no_ending;
    DP018 Error 5: "shortest showing is longer than the longest" => publication::min_over_max;
    DP019 Error 5: "appeal is decided by the authority that decided" => remedy::appeal_to_itself;
    DP020 Error 4: "urgent act kind is not reviewed within days" => remedy::late_review;
    DP021 Error 5: "nothing contests an adverse act kind" => remedy::nothing_contests;
    DP022 Error 5: "nothing annuls an adverse act kind" => remedy::nothing_annuls;
    DP023 Error 5: "nothing repairs an adverse act kind" => remedy::nothing_repairs;
    DP024 Error 4: "sanction or measure is not marked adverse" => act_kind::not_marked_adverse;
    DP025 Error 1: "act kind has no kind of subject" => act_kind::no_subject;
    DP026 Error 1: "subject is a natural person" => found_while_reading;
    DP027 Error 1: "kind of subject is not in the closed list" => found_while_reading;
    DP028 Error 1: "identifier scheme numbers people" => scheme::numbers_people;
    DP029 Error 1: "content identifies a person and is not sealed" => content::person_not_sealed;
    DP030 Error 6: "weak identifier scheme does not say why it is weak" => scheme::weak_without_reason;
    DP031 Error 1: "mapping reads a column it says it leaves out" => mapping::reads_left_out;
    DP032 Error 3: "field of law is not in the closed list" => found_while_reading;
    DP033 Warn 3: "act kind speaks of speech, belief or association" => act_kind::speaks_of_speech;
    DP034 Error 5: "measure rests on nothing" => act_kind::measure_rests_on_nothing;
    DP035 Error 5: "rests on an act kind that is not in this catalogue" => act_kind::rests_on_unknown;
    DP036 Error 5: "act kind rests on itself" => act_kind::rests_on_itself;
    DP037 Error 5: "act kind has an effect and changes nothing" => act_kind::changes_nothing;
    DP038 Error 5: "changes an act kind that is not in this catalogue" => act_kind::changes_unknown;
    DP039 Warn 2: "listing rests on ministry rule or policy alone" => law::listing_without_statute;
    DP040 Error 6: "mapping names no subject" => mapping::no_name;
    DP041 Error 4: "adverse act is shown before it is served" => publication::before_service;
    DP042 Error 5: "time to contest is no time" => remedy::no_time_to_contest;
    DP043 Error 2: "power is for an act kind that is not in this catalogue" => authority::unknown_act_kind;
    DP044 Warn 2: "no authority has power for this act kind" => authority::nobody_has_power;
    DP045 Error 2: "mapping gives an act to an authority without the power" => mapping::without_power;
    DP046 Error 5: "working-day calendar is not known" => head::unknown_calendar;
    DP047 Error 5: "term in working days, and no calendar" => head::working_days_without_calendar;
    DP048 Error 5: "time zone is not known" => head::unknown_time_zone;
    DP049 Error 2: "territory is no ISO 3166 code" => head::bad_territory;
    DP050 Warn 2: "authority acts outside the catalogue's territory" => authority::outside_territory;
    DP051 Warn: "public text is missing in a language" => head::missing_language;
    DP052 Error 6: "content is no valid JSON Schema" => content::bad_schema;
    DP053 Warn: "content field has no title" => content::no_title;
    DP054 Warn 5: "publication rule stands behind another and never applies" => publication::overlap;
    DP055 Warn 5: "days between publication rules have no rule" => publication::gap;
    DP056 Error 5: "condition of a publication rule can never hold" => publication::condition_never_holds;
    DP057 Note 2: "authority has no power and reviews nobody" => authority::idle;
    DP058 Warn 2: "power names a provision its act kinds do not rest on" => authority::other_provision;
    DP059 Error 2: "mapping makes an act kind that is not in this catalogue" => mapping::unknown_act_kind;
    DP060 Error 2: "mapping names an authority that is not in this catalogue" => mapping::unknown_authority;
    DP061 Error 6: "mapping uses an identifier scheme that is not declared" => mapping::unknown_scheme;
    DP062 Error 6: "key of a mapped act has no column" => mapping::key_without_column;
    DP063 Note: "mapping reads a column it does not require" => mapping::reads_unrequired;
    DP064 Error 5: "mapped act changes or rests on what it may not" => mapping::bad_reference;
    DP065 Error 6: "mapping fills a content field that is not there" => mapping::unknown_content_field;
    DP066 Warn: "facts nobody checked, and readers are not told" => head::unverified_unsaid;
    DP067 Warn 4: "adverse act kind gives no time to answer" => remedy::no_time_to_answer;
    DP068 Warn 5: "repair comes after showing has ended" => remedy::repair_too_late;
    DP069 Warn 5: "repair has no condition in words" => remedy::repair_without_condition;
    DP070 Warn 5: "remedy goes to a court, and there is none" => remedy::no_court;
    DP071 Warn 6: "keys of mapped acts can collide" => mapping::keys_collide;
    DP072 Warn 5: "role and effect of an act kind disagree" => act_kind::role_and_effect;
    DP073 Note 2: "provision is used by nothing" => law::unused_provision;
    DP074 Warn 4: "replacement is less protected than what it replaces" => act_kind::weaker_replacement;
    DP075 Warn 5: "mapped act does not say which act it changes or rests on" => mapping::no_reference;
    DP076 Error 2: "mapping cites a provision its act kind does not rest on" => mapping::other_provision;
    DP077 Note 6: "mapping has no name to compare" => mapping::unnamed;
    DP078 Note 2: "power says no provision that confers it" => authority::no_basis;
    DP079 Error 6: "two catalogues declare one identifier scheme differently" => found_while_reading;
    DP080 Error 5: "appeal goes to a body that may not annul" => remedy::powerless_review;
    DP081 Error 1: "content takes fields that nobody named" => content::open;
    DP082 Error 1: "mapping's subject is none its act kind may concern" => mapping::other_subject;
    DP083 Warn 5: "adverse act is shown or in effect for more than five years" => publication::very_long;
    DP084 Warn 4: "listing is not marked adverse" => act_kind::listing_not_adverse;
    DP085 Warn 6: "nothing registers an organisation" => head::nothing_registers;
};

/// What the loader says about files, numbered apart.
pub static READING: &[Lint] = lints! {
    CF001 Error: "file is not readable TOML" => found_while_reading;
    CF002 Error: "key is not known" => found_while_reading;
    CF003 Error: "key is missing" => found_while_reading;
    CF004 Error: "value has the wrong type or form" => found_while_reading;
    CF005 Error: "word is not in a closed list" => found_while_reading;
    CF006 Error: "id is there twice" => found_while_reading;
    CF007 Error: "file is missing" => found_while_reading;
    CF008 Warn: "file is not read" => found_while_reading;
    CF009 Error: "id is not the file's name" => found_while_reading;
};

/// The page of a lint (`DP007`) or of a loader's complaint (`CF002`); case does
/// not matter.
#[must_use]
pub fn explain(code: &str) -> Option<&'static str> {
    all()
        .find(|l| l.id.eq_ignore_ascii_case(code))
        .map(|l| l.page)
}

fn all() -> impl Iterator<Item = &'static Lint> {
    LINTS.iter().chain(READING)
}

/// The lint with this number.
///
/// # Panics
/// On a number nobody has: the numbers are all in our own code.
pub(crate) fn by_id(code: &str) -> &'static Lint {
    all()
        .find(|l| l.id == code)
        .expect("a number from the table")
}

/// Runs every lint.
pub(crate) fn run(draft: &Draft) -> Vec<Finding> {
    let mut found = Vec::new();
    for lint in LINTS {
        let mut out = Out {
            draft,
            lint,
            found: &mut found,
        };
        (lint.check)(draft, &mut out);
    }
    found
}

/// Such a fault keeps the entry from being read at all, so the loader says it.
fn found_while_reading(_: &Draft, _: &mut Out<'_>) {}

/// Where a lint puts what it finds.
pub(crate) struct Out<'a> {
    draft: &'a Draft,
    lint: &'static Lint,
    found: &'a mut Vec<Finding>,
}

impl Out<'_> {
    /// Found at the value of a place.
    fn say(&mut self, place: &Place, message: impl Into<String>) -> &mut Finding {
        self.push(place, false, message.into())
    }

    /// Found at the key of a place, or at the nearest part above it.
    fn say_key(&mut self, place: &Place, message: impl Into<String>) -> &mut Finding {
        self.push(place, true, message.into())
    }

    fn push(&mut self, place: &Place, at_key: bool, message: String) -> &mut Finding {
        self.found
            .push(self.draft.finding(self.lint.id, place, at_key, message));
        self.found.last_mut().expect("just pushed")
    }
}

impl Finding {
    fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
    }

    /// Suggests the candidate most like the word, if one is.
    fn meant<'a>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'a str>) {
        if let Some(near) = crate::plain::nearest(word, candidates) {
            self.help(format!("did you mean `{near}`?"));
        }
    }
}
