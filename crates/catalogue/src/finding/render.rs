//! Drawing findings for people: a frame of the file around each place.
//!
//! Uses `miette`'s drawing; colour only where somebody looks at a terminal.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::io::IsTerminal as _;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, Severity,
    SourceCode,
};

use super::{Finding, Level};

/// Whether to draw in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Never.
    Off,
    /// Always.
    On,
}

impl Colour {
    /// On when standard output is a terminal and `NO_COLOR` is not set.
    #[must_use]
    pub fn auto() -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        if wanted && std::io::stdout().is_terminal() {
            Colour::On
        } else {
            Colour::Off
        }
    }
}

/// Findings with a frame of their file around each. `sources` are the texts of
/// the files by the name findings carry ([`crate::Loaded::sources`]); a file
/// not among them is named without a frame.
#[must_use]
pub fn render(findings: &[Finding], sources: &BTreeMap<String, String>) -> String {
    render_with(findings, sources, Colour::auto())
}

/// As [`render`], with the colour chosen by the caller.
#[must_use]
pub fn render_with(
    findings: &[Finding],
    sources: &BTreeMap<String, String>,
    colour: Colour,
) -> String {
    let theme = match colour {
        Colour::On => GraphicalTheme::unicode(),
        Colour::Off => GraphicalTheme::unicode_nocolor(),
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_width(100);
    let mut out = String::new();
    for finding in findings {
        let framed = Framed {
            finding,
            source: sources
                .get(&finding.file)
                .map(|t| NamedSource::new(&finding.file, t.clone())),
        };
        if handler.render_report(&mut out, &framed).is_err() {
            let _ = writeln!(out, "{}", finding.one_line());
        }
        out.push('\n');
    }
    out.push_str(&summary(findings));
    out
}

/// `2 errors, 1 warning, 3 notes`, or that nothing was found.
fn summary(findings: &[Finding]) -> String {
    let said: Vec<String> = [Level::Error, Level::Warn, Level::Note]
        .into_iter()
        .filter_map(|level| {
            let n = findings.iter().filter(|f| f.level == level).count();
            let s = if n == 1 { "" } else { "s" };
            (n > 0).then(|| format!("{n} {}{s}", level.as_str()))
        })
        .collect();
    if said.is_empty() {
        "nothing found\n".into()
    } else {
        said.join(", ") + "\n"
    }
}

#[derive(Debug)]
struct Framed<'a> {
    finding: &'a Finding,
    source: Option<NamedSource<String>>,
}

impl fmt::Display for Framed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.source.is_some() {
            f.write_str(&self.finding.message)
        } else {
            write!(f, "{}: {}", self.finding.file, self.finding.message)
        }
    }
}

impl std::error::Error for Framed<'_> {}

impl Diagnostic for Framed<'_> {
    fn code(&self) -> Option<Box<dyn fmt::Display + '_>> {
        Some(Box::new(self.finding.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.finding.level {
            Level::Error => Severity::Error,
            Level::Warn => Severity::Warning,
            Level::Note => Severity::Advice,
        })
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        let explain = format!("`standing catalogue explain {}`", self.finding.code);
        let why = match self.finding.promise {
            Some(n) => format!("promise {n}: {explain}"),
            None => explain,
        };
        Some(Box::new(match &self.finding.help {
            Some(help) => format!("{help}\n{why}"),
            None => why,
        }))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|s| s as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.source.as_ref()?;
        let span = self.finding.span.clone();
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(
            None, span,
        ))))
    }
}
