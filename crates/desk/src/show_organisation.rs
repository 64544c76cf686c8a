//! Show one organisation: what stands on a day, as known at an instant, to one
//! audience.

use std::collections::HashMap;

use catalogue::{Role, Strength, Text};
use codes::Identifier;
use register::standing::Visibility;
use register::view::{Seen, public, public_fields};
use register::{Act, ActId, Standing, ThreadStanding, fold};
use store::KeptAct;

use crate::clock::end_of_day_utc;
use crate::view::{
    ActView, Asked, Audience, CitationView, FieldView, IdentifierView, OrganisationView,
    ThreadView, TombstoneView, WholeThread,
};
use crate::{Desk, DeskError};

/// A subject's acts with its standing as asked and as of today.
pub(crate) struct Folded {
    pub kept: HashMap<ActId, (Act, u64)>,
    pub asked: Standing,
    pub now: Standing,
}

impl Desk {
    /// One organisation; any of its identifiers will do that is not another's
    /// too.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn organisation(
        &self,
        id: &Identifier,
        asked: Asked,
        audience: Audience,
    ) -> Result<Option<OrganisationView>, DeskError> {
        let mut rows = self.store.subjects(std::slice::from_ref(id)).await?;
        if rows.is_empty()
            && let [primary] = self.store.resolve(id).await?.as_slice()
        {
            rows = self.store.subjects(std::slice::from_ref(primary)).await?;
        }
        let Some(subject) = rows.pop() else {
            return Ok(None);
        };
        let folded = self.fold_subject(&subject.id, asked).await?;
        let mut identifiers = vec![subject.id.clone()];
        identifiers.extend(self.store.identifiers_of(&subject.id).await?);
        identifiers.dedup();
        let catalogue = self.law.catalogue(&subject.catalogue);
        let mut favourable = Vec::new();
        let mut adverse = Vec::new();
        for thread in self.thread_views(&folded, audience) {
            let (role, bad) = match &thread {
                ThreadView::Whole(w) => (w.standing.role, w.standing.adverse),
                ThreadView::Tombstone(t) => self
                    .law
                    .act_kind(&t.kind_id)
                    .map_or((Role::Finding, true), |k| (k.role, k.adverse)),
            };
            if bad {
                adverse.push(thread);
            } else if role != Role::Registration {
                favourable.push(thread);
            }
        }
        let due = match asked.historic {
            true => Vec::new(),
            false => self.due_of(&folded, &subject, asked, audience),
        };
        adverse.reverse();
        favourable.reverse();
        Ok(Some(OrganisationView {
            asked,
            identifiers: identifiers
                .iter()
                .map(|i| self.identifier_view(i))
                .collect(),
            names: folded.asked.names.clone(),
            details: self.details(&folded, audience),
            catalogue: catalogue.map(|c| c.head.title.clone()).unwrap_or_default(),
            unverified: catalogue
                .map(|c| c.head.unverified.clone())
                .unwrap_or_default(),
            sole_trader: identifiers.iter().any(|i| codes::check(i).sole_trader),
            favourable,
            adverse,
            due,
            subject,
        }))
    }

    /// Acts and standings of a subject.
    pub(crate) async fn fold_subject(
        &self,
        id: &Identifier,
        asked: Asked,
    ) -> Result<Folded, DeskError> {
        let kept = self.store.acts_of(id).await?;
        Ok(self.fold_kept(id, kept, asked))
    }

    fn fold_kept(&self, id: &Identifier, kept: Vec<KeptAct>, asked: Asked) -> Folded {
        let mut index = HashMap::with_capacity(kept.len());
        let mut acts = Vec::with_capacity(kept.len());
        for k in kept {
            index.insert(k.act.id.clone(), k.index);
            acts.push(k.act);
        }
        let now = fold(
            &self.law,
            id,
            &acts,
            asked.today,
            end_of_day_utc(asked.today),
        );
        let then = if asked.historic {
            fold(&self.law, id, &acts, asked.as_of, asked.known_at)
        } else {
            now.clone()
        };
        let kept = acts
            .into_iter()
            .map(|a| {
                let at = index.get(&a.id).copied().unwrap_or_default();
                (a.id.clone(), (a, at))
            })
            .collect();
        Folded {
            kept,
            asked: then,
            now,
        }
    }

    /// Threads as this audience sees them, oldest decision first.
    pub(crate) fn thread_views(&self, folded: &Folded, audience: Audience) -> Vec<ThreadView> {
        let shown = public(&folded.asked, &folded.now);
        match audience {
            Audience::Public => shown
                .into_iter()
                .filter_map(|seen| match seen {
                    Seen::Whole(t) => self
                        .whole(folded, t, true, audience)
                        .map(|w| ThreadView::Whole(Box::new(w))),
                    Seen::Tombstone { thread, removed_on } => {
                        let today = folded
                            .now
                            .threads
                            .iter()
                            .find(|t| t.thread == thread.thread);
                        let state = today.map_or(thread.state, |t| t.state);
                        Some(ThreadView::Tombstone(
                            self.tombstone(thread, state, removed_on),
                        ))
                    }
                })
                .collect(),
            Audience::Operator => folded
                .asked
                .threads
                .iter()
                .filter_map(|t| {
                    let open = shown
                        .iter()
                        .any(|s| matches!(s, Seen::Whole(w) if w.thread == t.thread));
                    self.whole(folded, t, open, audience)
                        .map(|w| ThreadView::Whole(Box::new(w)))
                })
                .collect(),
        }
    }

    fn whole(
        &self,
        folded: &Folded,
        thread: &ThreadStanding,
        public_today: bool,
        audience: Audience,
    ) -> Option<WholeThread> {
        let opening = self.act_view(folded, &thread.thread, audience)?;
        // An act that took the place of this one has a thread, and days, of its own:
        // once that is out of view, it is not to be read here either.
        let readable = |id: &ActId| {
            let own = folded.now.threads.iter().find(|t| t.thread == *id);
            audience == Audience::Operator
                || own.is_none_or(|t| matches!(t.visibility, Visibility::Shown { .. }))
        };
        let steps = thread
            .steps
            .iter()
            .filter(|s| readable(&s.act))
            .filter_map(|s| self.act_view(folded, &s.act, audience))
            .collect();
        Some(WholeThread {
            standing: thread.clone(),
            public_today,
            rests_on: opening.act.rests_on.clone(),
            opening,
            steps,
        })
    }

    fn tombstone(
        &self,
        thread: &ThreadStanding,
        state: register::State,
        removed_on: codes::Date,
    ) -> TombstoneView {
        TombstoneView {
            thread: thread.thread.clone(),
            kind: self
                .law
                .act_kind(&thread.kind)
                .map(|k| k.title.clone())
                .unwrap_or_default(),
            kind_id: thread.kind.to_string(),
            authority: self
                .law
                .authority(&thread.authority)
                .map(|a| a.name.clone())
                .unwrap_or_default(),
            state,
            removed_on,
        }
    }

    /// One act for this audience.
    pub(crate) fn act_view(
        &self,
        folded: &Folded,
        id: &ActId,
        audience: Audience,
    ) -> Option<ActView> {
        let (act, index) = folded.kept.get(id)?;
        let kind = self.law.act_kind_shared(&act.kind)?;
        let readable = match audience {
            Audience::Public => Some(public_fields(&self.law, act)),
            Audience::Operator => None,
        };
        let fields = fields_of(&kind.content, act, readable.as_deref());
        let mut act = act.clone();
        if let Some(readable) = &readable {
            act.content.retain(|f, _| readable.contains(f));
        }
        Some(ActView {
            authority: self
                .law
                .authority(&act.authority)
                .map(|a| a.name.clone())
                .unwrap_or_default(),
            basis: act
                .basis
                .iter()
                .map(|c| self.citation_view(&c.provision, c.pinpoint.as_deref()))
                .collect(),
            fields,
            index: *index,
            kind,
            act,
        })
    }

    fn details(&self, folded: &Folded, audience: Audience) -> Vec<FieldView> {
        folded
            .asked
            .threads
            .iter()
            .rev()
            .find(|t| t.role == Role::Registration)
            .and_then(|t| self.act_view(folded, &t.thread, audience))
            .map(|a| a.fields)
            .unwrap_or_default()
    }

    pub(crate) fn citation_view(&self, id: &str, pinpoint: Option<&str>) -> CitationView {
        let provision = self.law.provision(id);
        let instrument = provision
            .and_then(|p| self.law.catalogue_of(id)?.instruments.get(&p.instrument))
            .map(|i| (i.title.clone(), i.link.clone()));
        CitationView {
            id: id.to_owned(),
            citation: provision.map(|p| p.citation.clone()).unwrap_or_default(),
            pinpoint: pinpoint.map(str::to_owned),
            link: provision
                .and_then(|p| p.link.clone())
                .or_else(|| instrument.as_ref()?.1.clone()),
            unverified: provision.is_some_and(|p| p.unverified),
            instrument: instrument.map(|i| i.0).unwrap_or_default(),
        }
    }

    fn identifier_view(&self, id: &Identifier) -> IdentifierView {
        if let Some(scheme) = self.law.identifier_scheme(id.scheme()) {
            return IdentifierView {
                identifier: id.clone(),
                scheme: scheme.title.clone(),
                strength: scheme.strength,
                why_weak: scheme.why_weak.clone(),
                findings: Vec::new(),
            };
        }
        let title = codes::schemes()
            .iter()
            .find(|s| s.id == id.scheme())
            .map_or(id.scheme(), |s| s.title);
        IdentifierView {
            identifier: id.clone(),
            scheme: Text([("en".to_owned(), title.to_owned())].into()),
            strength: Strength::Official,
            why_weak: Text::default(),
            findings: codes::check(id)
                .findings
                .into_iter()
                .map(|f| (f.rule.to_owned(), f.message))
                .collect(),
        }
    }
}

/// Fields in the order of the schema, then any other; `None` where withheld.
fn fields_of(schema: &serde_json::Value, act: &Act, readable: Option<&[String]>) -> Vec<FieldView> {
    let properties = schema.get("properties").and_then(|p| p.as_object());
    let view = |name: &str, property: Option<&serde_json::Value>| {
        let value = act.content.get(name)?;
        let withheld = readable.is_some_and(|r| !r.iter().any(|f| f == name));
        Some(FieldView {
            name: name.to_owned(),
            title: property.map(title_of).unwrap_or_default(),
            value: (!withheld).then(|| value.clone()),
            unit: property
                .and_then(|p| p.get("unit"))
                .and_then(|u| u.as_str())
                .map(str::to_owned),
        })
    };
    let mut out: Vec<FieldView> = properties
        .iter()
        .flat_map(|p| p.iter())
        .filter_map(|(name, p)| view(name, Some(p)))
        .collect();
    for name in act.content.keys() {
        if properties.is_none_or(|p| !p.contains_key(name)) {
            out.extend(view(name, None));
        }
    }
    out
}

fn title_of(property: &serde_json::Value) -> Text {
    let Some(title) = property.get("title").and_then(|t| t.as_object()) else {
        return Text::default();
    };
    Text(
        title
            .iter()
            .filter_map(|(lang, text)| Some((lang.clone(), text.as_str()?.to_owned())))
            .collect(),
    )
}
