//! One kind of act: who may, under what, with which safeguards.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::{ActKind, Law, PublicationRule, Remedy, Term};

use super::part::{
    Link, decided_by_key, decided_words, in_force_words, note, period_words, term_words,
};
use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::api::word;
use crate::text::{Said, Say};
use crate::web::{IdPath, Visitor, Wrong};

/// A term with its source.
struct TermRow {
    words: String,
    basis: Option<Link>,
    unverified: Option<String>,
}

struct RemedyRow {
    lodge: TermRow,
    decide: Option<TermRow>,
    decided_by: String,
    suspends: bool,
    how: Said,
    basis: Option<Link>,
}

struct RepairRow {
    after: Option<String>,
    conditions: Vec<Said>,
    accept: Option<TermRow>,
    decide: Option<TermRow>,
    tell: Option<TermRow>,
    basis: Option<Link>,
}

struct RuleRow {
    decided: String,
    when: Option<String>,
    starts: String,
    clock: String,
    min: Option<String>,
    max: Option<String>,
    never: bool,
    by_itself: bool,
    basis: Option<Link>,
    unverified: Option<String>,
    note: Said,
}

struct PowerRow {
    authority: Link,
    in_force: Vec<String>,
}

#[derive(Template)]
#[template(path = "kind/show.html")]
struct Page {
    shell: Shell,
    title: Said,
    plain: Said,
    catalogue: Link,
    role: String,
    field: String,
    adverse: bool,
    unverified: Option<String>,
    subjects: Vec<String>,
    changes: Vec<Link>,
    rests_on: Vec<Link>,
    provisions: Vec<Link>,
    powers: Vec<PowerRow>,
    reply: Option<TermRow>,
    before_publication: Option<TermRow>,
    hearing: Option<TermRow>,
    urgent: Option<TermRow>,
    rules: Vec<RuleRow>,
    ends: Vec<String>,
    objection: Option<RemedyRow>,
    repair: Option<RepairRow>,
    appeal: Option<RemedyRow>,
    removal: String,
    acts_url: String,
}

/// `/kinds/{catalogue}/{id}`
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    IdPath((catalogue, id)): IdPath<(String, String)>,
) -> Answer {
    let law = app.desk.law();
    let kind = law
        .act_kind(&format!("{catalogue}/{id}"))
        .ok_or(Wrong::NotFound)?;
    Ok(Html(render(
        &Frame::new(&app, visitor),
        law,
        &catalogue,
        kind,
    )?))
}

/// Turns local ids of one catalogue into rows.
struct Rows<'a> {
    law: &'a Law,
    say: Say,
    catalogue: &'a str,
}

impl Rows<'_> {
    fn provision(&self, local: &str) -> Link {
        Link::provision(self.law, self.say, &format!("{}/{local}", self.catalogue))
    }

    fn kinds(&self, locals: &[String]) -> Vec<Link> {
        locals
            .iter()
            .map(|k| Link::kind(self.law, self.say, &format!("{}/{k}", self.catalogue)))
            .collect()
    }

    fn term(&self, term: &Term) -> TermRow {
        TermRow {
            words: term_words(self.say, term),
            basis: term.basis.as_deref().map(|b| self.provision(b)),
            unverified: note(self.catalogue, term.unverified),
        }
    }

    fn remedy(&self, remedy: &Remedy) -> RemedyRow {
        RemedyRow {
            lodge: self.term(&remedy.lodge),
            decide: remedy.decide.as_ref().map(|t| self.term(t)),
            decided_by: self.say.t(decided_by_key(remedy.decided_by)),
            suspends: remedy.suspends,
            how: self.say.pick(&remedy.how),
            basis: remedy.basis.as_deref().map(|b| self.provision(b)),
        }
    }

    fn repair(&self, kind: &ActKind) -> Option<RepairRow> {
        let (say, repair) = (self.say, kind.repair.as_ref()?);
        let from = repair
            .from
            .map(|f| say.word("clock-", &word(f)))
            .unwrap_or_default();
        Some(RepairRow {
            after: repair.after.as_ref().map(|p| {
                say.with("period", period_words(say, p))
                    .with("from", &from)
                    .t(if from.is_empty() {
                        "repair-after"
                    } else {
                        "repair-after-from"
                    })
            }),
            conditions: repair.conditions.iter().map(|c| say.pick(c)).collect(),
            accept: repair.accept.as_ref().map(|t| self.term(t)),
            decide: repair.decide.as_ref().map(|t| self.term(t)),
            tell: repair.tell.as_ref().map(|t| self.term(t)),
            basis: repair.basis.as_deref().map(|b| self.provision(b)),
        })
    }

    fn rule(&self, rule: &PublicationRule) -> RuleRow {
        let say = self.say;
        let words = |p: &codes::period::Period| period_words(say, p);
        let never = rule.max.as_ref().is_some_and(|p| p.to_string() == "P0D");
        RuleRow {
            decided: decided_words(say, &rule.in_force),
            when: rule.when.as_ref().map(|w| {
                say.with("field", &w.field)
                    .with("values", w.is.join(" / "))
                    .t("rule-when")
            }),
            starts: say.word("starts-", &word(rule.starts)),
            clock: say.word("clock-", &word(rule.clock)),
            min: rule.min.as_ref().map(words),
            max: rule.max.as_ref().map(words),
            never,
            by_itself: rule.ends_by_itself,
            basis: rule.basis.as_deref().map(|b| self.provision(b)),
            unverified: note(self.catalogue, rule.unverified),
            note: say.pick(&rule.note),
        }
    }

    fn powers(&self, kind: &ActKind) -> Vec<PowerRow> {
        let authorities = self
            .law
            .catalogue(self.catalogue)
            .map(|c| c.authorities.values())
            .into_iter()
            .flatten();
        authorities
            .filter_map(|authority| {
                let powers: Vec<String> = authority
                    .powers
                    .iter()
                    .filter(|p| p.acts.contains(&kind.id))
                    .map(|p| in_force_words(self.say, &p.in_force))
                    .collect();
                (!powers.is_empty()).then(|| PowerRow {
                    authority: Link::authority(
                        self.law,
                        self.say,
                        &format!("{}/{}", self.catalogue, authority.id),
                    ),
                    in_force: powers,
                })
            })
            .collect()
    }
}

fn ends(say: Say, kind: &ActKind) -> Vec<String> {
    let Some(ends) = &kind.ends else {
        return Vec::new();
    };
    let mut words = Vec::new();
    words.extend(
        ends.after
            .as_ref()
            .map(|p| say.with("period", period_words(say, p)).t("ends-after")),
    );
    words.extend(
        ends.with_publication
            .then(|| say.t("ends-with-publication")),
    );
    words.extend(ends.by_act.then(|| say.t("ends-by-act")));
    words
}

/// The page.
pub fn render(
    frame: &Frame,
    law: &Law,
    catalogue: &str,
    kind: &ActKind,
) -> Result<String, askama::Error> {
    let say = frame.say();
    let rows = Rows {
        law,
        say,
        catalogue,
    };
    let title = say.pick(&kind.title);
    let notice = kind.notice.as_ref();
    Page {
        shell: frame
            .shell(title.text.clone())
            .json(format!("/api/v1/catalogues/{catalogue}")),
        title,
        plain: say.pick(&kind.plain),
        catalogue: Link {
            url: format!("/catalogues/{catalogue}"),
            text: law
                .catalogue(catalogue)
                .map(|c| say.pick(&c.head.title))
                .unwrap_or_default(),
        },
        role: say.word("role-", &word(kind.role)),
        field: say.word("field-", &word(kind.field)),
        adverse: kind.adverse,
        unverified: note(catalogue, kind.unverified),
        subjects: kind
            .subjects
            .iter()
            .map(|s| say.word("subject-", &word(s)))
            .collect(),
        changes: rows.kinds(&kind.changes),
        rests_on: rows.kinds(&kind.rests_on),
        provisions: kind.provisions.iter().map(|p| rows.provision(p)).collect(),
        powers: rows.powers(kind),
        reply: notice.and_then(|n| n.reply.as_ref()).map(|t| rows.term(t)),
        before_publication: notice
            .and_then(|n| n.before_publication.as_ref())
            .map(|t| rows.term(t)),
        hearing: kind.hearing.as_ref().map(|h| rows.term(&h.ask)),
        urgent: kind.urgent.as_ref().map(|u| rows.term(&u.review)),
        rules: kind.publication.iter().map(|r| rows.rule(r)).collect(),
        ends: ends(say, kind),
        objection: kind.objection.as_ref().map(|r| rows.remedy(r)),
        repair: rows.repair(kind),
        appeal: kind.appeal.as_ref().map(|r| rows.remedy(r)),
        removal: say.word("removal-", &word(kind.removal)),
        acts_url: format!("/acts?kind={catalogue}/{}", kind.id),
    }
    .render()
}
