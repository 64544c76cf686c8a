//! Sample views, and every page rendered from them: for tests, and for looking at pages
//! without a register. What they say is made up.

mod due;
mod law;
mod people;
mod view;

use axum::http::HeaderMap;
use codes::Date;
use desk::access::AccessPage;
use register::State;

pub use law::law;
pub use people::{accesses, signed_in};
pub use view::{
    act, authority, front, gone, held, hits, lines, log, organisation_against, organisation_clear,
    organisation_long, provision, shown, step,
};

use crate::pages::sign_in::NotIn;
use crate::pages::{self, Frame};
use crate::text::Lang;
use crate::web::{Visitor, Wrong};

/// The register's today in the samples.
#[must_use]
pub fn today() -> Date {
    jiff::civil::date(2026, 11, 24)
}

/// A frame for this address.
#[must_use]
pub fn frame(url: &str, lang: Lang, sandbox: bool) -> Frame {
    let joined = if url.contains('?') {
        format!("{url}&")
    } else {
        format!("{url}?")
    };
    let uri = format!("{joined}lang={}", lang.tag())
        .parse()
        .unwrap_or_default();
    let visitor = Visitor::of(&uri, &HeaderMap::new());
    Frame {
        visitor,
        today: today(),
        sandbox: sandbox.then(today),
    }
}

/// Every page: address and HTML.
///
/// # Errors
/// When a template fails.
pub fn pages(lang: Lang) -> Result<Vec<(String, String)>, askama::Error> {
    let law = law();
    let mut out = Vec::new();
    let f = |url: &str| frame(url, lang, url == "/" || url.starts_with("/organisations"));
    let mut page = |url: &str, html: Result<String, askama::Error>| -> Result<(), askama::Error> {
        out.push((url.to_owned(), html?));
        Ok(())
    };
    page("/", pages::start::render(&f("/"), &law, &front(), &shown()))?;
    page(
        "/search",
        pages::search::render(&f("/search"), &law, "", &[]),
    )?;
    page(
        "/search?q=%E5%A4%A7%E5%9C%92",
        pages::search::render(&f("/search?q=%E5%A4%A7%E5%9C%92"), &law, "大園", &hits()),
    )?;
    page(
        "/search?q=zzz",
        pages::search::render(&f("/search?q=zzz"), &law, "zzz", &[]),
    )?;
    for view in [
        organisation_against(),
        organisation_clear(),
        organisation_long(),
    ] {
        let url = crate::web::organisation_path(&view.subject.id);
        page(&url, pages::organisation::render(&f(&url), &law, &view))?;
    }
    let mut historic = organisation_against();
    historic.asked.as_of = jiff::civil::date(2018, 5, 1);
    historic.asked.historic = true;
    let url = format!(
        "{}?as_of=2018-05-01&known_at=2019-01-01",
        crate::web::organisation_path(&historic.subject.id)
    );
    page(&url, pages::organisation::render(&f(&url), &law, &historic))?;
    for (view, thread, shown, asked) in [act(State::Contested), act(State::Annulled), step()] {
        let url = crate::web::acts_path(&shown.act.id);
        page(
            &url,
            pages::act::render(&f(&url), &law, &view, &thread, &shown, &asked),
        )?;
    }
    page(
        "/acts/20010101-0000000000000",
        pages::gone::render(&f("/acts/x"), &gone()),
    )?;
    let filter = store::ThreadFilter {
        authority: Some("tw-environment/epb-taoyuan".into()),
        ..Default::default()
    };
    page(
        "/acts",
        pages::acts::render(&f("/acts"), &law, &store::ThreadFilter::default(), &lines()),
    )?;
    page(
        "/acts?authority=tw-environment/epb-taoyuan",
        pages::acts::render(&f("/acts"), &law, &filter, &[]),
    )?;
    let authority_url = "/authorities/tw-environment/epb-taoyuan";
    page(
        authority_url,
        pages::authority::render(&f(authority_url), &law, &authority()),
    )?;
    let provision_url = "/provisions/tw-environment/waste-52";
    page(
        provision_url,
        pages::provision::render(&f(provision_url), &law, &provision()),
    )?;
    page(
        "/catalogues",
        pages::catalogues::render(&f("/catalogues"), &law),
    )?;
    for catalogue in law.catalogues.values() {
        let url = format!("/catalogues/{}", catalogue.id);
        page(&url, pages::catalogue::render(&f(&url), &law, catalogue))?;
        for kind in catalogue.act_kinds.values() {
            let url = format!("/kinds/{}/{}", catalogue.id, kind.id);
            page(
                &url,
                pages::kind::render(&f(&url), &law, &catalogue.id, kind),
            )?;
        }
    }
    page("/log", pages::log::render(&f("/log"), &log()))?;
    page("/held", pages::held::render(&f("/held"), &law, &held()))?;
    page("/about", pages::about::render_about(&f("/about")))?;
    page(
        "/about/withdrawn",
        pages::about::render_withdrawn(&f("/about/withdrawn")),
    )?;
    page("/about/data", pages::about::render_data(&f("/about/data")))?;
    page(
        "/accessibility",
        pages::about::render_accessibility(&f("/accessibility")),
    )?;
    page("/privacy", pages::about::render_privacy(&f("/privacy")))?;
    page(
        "/sign-in",
        pages::sign_in::render(&f("/sign-in"), "token", None, "", false),
    )?;
    page(
        "/sign-in?signed_out=yes",
        pages::sign_in::render(&f("/sign-in"), "token", None, "", true),
    )?;
    page(
        "/sign-in/code",
        pages::sign_in_code::render(&f("/sign-in/code"), "token", None),
    )?;
    for (sample, not_in) in [
        ("empty", NotIn::Empty),
        ("wrong", NotIn::Wrong),
        ("wait", NotIn::Wait { seconds: 90 }),
    ] {
        let (whole, code) = (f("/sign-in"), f("/sign-in/code"));
        page(
            &format!("/sign-in?sample={sample}"),
            pages::sign_in::render(&whole, "token", Some(not_in), "officer-1", false),
        )?;
        page(
            &format!("/sign-in/code?sample={sample}"),
            pages::sign_in_code::render(&code, "token", Some(not_in)),
        )?;
    }
    for (url, who) in [
        ("/desk", signed_in(true)),
        ("/desk?sample=new", signed_in(false)),
    ] {
        page(url, pages::desk::render(&f(url), &law, &who, "token"))?;
    }
    let (who, looked) = (signed_in(true), accesses());
    for (page_of, url) in [
        (&looked, "/desk/access/tw-epa:H5000123"),
        (
            &AccessPage::default(),
            "/desk/access/tw-epa:H5000123?sample=none",
        ),
    ] {
        let id = &organisation_long().subject.id;
        page(url, pages::access::render(&f(url), &law, &who, id, page_of))?;
    }
    for (url, wrong) in [
        ("/wrong/not-found", Wrong::NotFound),
        ("/wrong/gone", Wrong::Gone),
        ("/wrong/method", Wrong::Method),
        ("/wrong/forbidden", Wrong::Forbidden),
        ("/wrong/unreadable", Wrong::Unreadable),
        (
            "/wrong/invalid",
            Wrong::Invalid {
                param: "as_of",
                expected: "a civil date",
            },
        ),
        (
            "/wrong/fault",
            Wrong::Fault {
                incident: "5k2x9a07-00042".into(),
            },
        ),
    ] {
        page(url, pages::wrong::render_in(&f(url), &wrong))?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_rendered_in_every_language() {
        for lang in Lang::ALL {
            let pages = pages(lang).unwrap();
            assert!(pages.len() > 30);
            for (url, html) in pages {
                assert!(
                    !html.contains("Unknown localization"),
                    "{url} in {lang:?}: {}",
                    around(&html, "Unknown localization")
                );
                assert!(
                    html.contains(&format!("<html lang=\"{}\">", lang.tag())),
                    "{url}"
                );
                assert_eq!(
                    html.matches("<h1").count(),
                    1,
                    "{url} has one heading of the first rank"
                );
                assert_eq!(html.matches("<main").count(), 1, "{url}");
                assert!(
                    !html.contains(" style="),
                    "{url}: the content policy allows no inline style"
                );
                assert!(!html.contains("<script>"), "{url}: nor an inline script");
            }
        }
    }

    fn around<'a>(html: &'a str, what: &str) -> &'a str {
        html.find(what)
            .map_or("", |at| &html[at..html.len().min(at + 120)])
    }

    #[test]
    fn a_name_that_is_markup_is_shown_as_text() {
        let mut view = organisation_against();
        let markup = "<script>alert('x')</script>&amp;\"";
        view.subject.name = markup.into();
        view.names.iter_mut().for_each(|n| n.name = markup.into());
        view.details[0].value = Some(register::Value::Text(markup.into()));
        let html = pages::organisation::render(
            &frame("/organisations/x:1", Lang::En, false),
            &law(),
            &view,
        )
        .unwrap();
        assert!(!html.contains("<script>alert"));
        assert!(html.contains("&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;amp;&#34;"));
    }

    #[test]
    fn chinese_pages_have_no_english_sentence() {
        // Names of formats, units and software may be Latin; three Latin words in a row are a sentence.
        for lang in [Lang::ZhHans, Lang::ZhHant] {
            for (url, html) in pages(lang).unwrap() {
                let text = text_of(&html);
                for line in text.lines() {
                    let words = line
                        .split(|c: char| !c.is_ascii_alphabetic())
                        .filter(|w| w.len() > 1);
                    let latin: Vec<_> = words.collect();
                    let chinese = line.chars().any(|c| c as u32 > 0x2e80);
                    assert!(
                        chinese || latin.len() < 3 || is_code(line),
                        "{url}: `{line}`"
                    );
                }
            }
        }
    }

    fn is_code(line: &str) -> bool {
        [
            "standing verify",
            "standing receipt",
            "register.example",
            "English",
            "/",
            "C2SP",
            "Consolidated",
        ]
        .iter()
        .any(|code| line.contains(code))
    }

    fn text_of(html: &str) -> String {
        let body = html.split_once("<body>").map_or(html, |(_, body)| body);
        let mut out = String::new();
        let mut inside = false;
        for c in body.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    out.push('\n');
                }
                c if !inside => out.push(c),
                _ => {}
            }
        }
        out
    }
}
