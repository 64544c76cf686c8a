//! `standing show`: what stands against an organisation.

use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use codes::{Date, Identifier};
use desk::clock::end_of_day_utc;
use desk::view::{Audience, OrganisationView, ThreadView, WholeThread};
use register::Instant;

use crate::place::PlaceArgs;
use crate::print;

/// Show what stands against an organisation
///
/// The operator's view, with all acts; each says whether the public sees it
/// today. With --public, exactly what the public sees.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing show tw-epa:A3400047
  standing show tw-epa:A3400047 --as-of 2014-06-30                 what held on that day
  standing show tw-epa:A3400047 --as-of 2014-06-30 --known-at 2014-06-30   as known on that day")]
pub struct Show {
    /// Identifier, `scheme:value`
    id: Identifier,
    #[command(flatten)]
    place: PlaceArgs,
    /// Day on which standing is asked
    #[arg(long, value_name = "DAY")]
    as_of: Option<Date>,
    /// Instant (RFC 3339) or day (its end, UTC) up to which acts are known
    #[arg(long, value_name = "TIME", value_parser = known_at)]
    known_at: Option<Instant>,
    /// Exactly what the public sees
    #[arg(long)]
    public: bool,
    /// Day a sandbox register's clock stands at
    #[arg(long, value_name = "DAY")]
    today: Option<Date>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

fn known_at(text: &str) -> Result<Instant, String> {
    if let Ok(day) = text.parse::<Date>() {
        return Ok(end_of_day_utc(day));
    }
    text.parse::<Instant>()
        .map_err(|e| format!("neither a day nor an RFC 3339 instant: {e}"))
}

impl Show {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(self.today).await?;
        let audience = if self.public {
            Audience::Public
        } else {
            Audience::Operator
        };
        let asked = desk.asked(self.as_of, self.known_at);
        let view = desk
            .organisation(&self.id, asked, audience)
            .await?
            .with_context(|| format!("the register has no organisation `{}`", self.id))?;
        if self.json {
            let shape = server::api::OrganisationJson::from_view(&view);
            print::json(&serde_json::to_value(shape)?)?;
        } else {
            tell(&view)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn tell(view: &OrganisationView) -> anyhow::Result<()> {
    let n = view.standing_against().count();
    print::line(&view.subject.name)?;
    for id in &view.identifiers {
        let weak = if id.why_weak.is_empty() {
            String::new()
        } else {
            format!("  (weak: {})", id.why_weak.get("en"))
        };
        print::line(&format!("  {}{weak}", id.identifier))?;
    }
    print::line(&format!(
        "on {}, as known at {}: {}",
        view.asked.as_of,
        view.asked.known_at,
        match n {
            0 => "nothing stands against it".to_owned(),
            1 => "one act stands against it".to_owned(),
            n => format!("{n} acts stand against it"),
        }
    ))?;
    for thread in view.adverse.iter().chain(&view.favourable) {
        match thread {
            ThreadView::Whole(w) => tell_thread(w)?,
            ThreadView::Tombstone(t) => print::line(&format!(
                "  {}  {} by {}: {}, gone from view on {}",
                t.thread,
                t.kind.get("en"),
                t.authority.get("en"),
                t.state.word(),
                t.removed_on
            ))?,
        }
    }
    Ok(())
}

fn tell_thread(w: &WholeThread) -> anyhow::Result<()> {
    let o = &w.opening;
    let until = w
        .standing
        .ends_on
        .map_or(String::new(), |d| format!(", ends {d}"));
    let hidden = if w.public_today {
        ""
    } else {
        ", not shown to the public today"
    };
    print::line(&format!(
        "  {}  {} by {}, decided {}: {} since {}{until}{hidden}",
        o.act.id,
        o.kind.title.get("en"),
        o.authority.get("en"),
        o.act.decided_on,
        w.standing.state.word(),
        w.standing.since
    ))?;
    for c in &o.basis {
        let cited = c
            .pinpoint
            .clone()
            .unwrap_or_else(|| c.citation.get("en").to_owned());
        print::line(&format!("      under {} {cited}", c.instrument.get("en")))?;
    }
    for f in &o.fields {
        if let Some(value) = &f.value {
            let title = if f.title.is_empty() {
                f.name.as_str()
            } else {
                f.title.get("en")
            };
            print::line(&format!(
                "      {title}: {} {}",
                value.to_text(),
                f.unit.as_deref().unwrap_or_default()
            ))?;
        }
    }
    for step in &w.steps {
        print::line(&format!(
            "      {}  {} on {}",
            step.act.id,
            step.kind.title.get("en"),
            step.act.effective_from
        ))?;
    }
    Ok(())
}
