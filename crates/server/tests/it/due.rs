//! Calendars of what is due: only what concerns acts in public view.

use crate::app::{App, FACILITY, act_id};

fn unfolded(body: &str) -> String {
    body.replace("\r\n ", "")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organisations_calendar_has_the_days_of_what_is_shown() {
    let app = App::new().await;
    let url = format!("/organisations/{FACILITY}/due.ics");
    let calendar = app.get(&url).await;
    assert_eq!(calendar.status, 200);
    assert_eq!(
        calendar.header("content-type"),
        "text/calendar; charset=utf-8"
    );
    let body = unfolded(&calendar.body);
    // Five years from 8 March 2024: no longer shown, no longer in effect.
    let shown = act_id("p1", "2024-03-08");
    assert!(body.contains(&format!("UID:{shown}-showing_ends@register.example")));
    assert_eq!(
        body.matches("DTSTART;VALUE=DATE:20290309").count(),
        2,
        "{body}"
    );
    assert_eq!(body.matches("BEGIN:VEVENT").count(), 2, "{body}");
    let fell = act_id("p2", "2023-02-01").to_string();
    assert!(!body.contains(&fell) && !body.contains("大園"));
    // The same question, the same answer.
    assert_eq!(app.get(&url).await.body, calendar.body);
    let chinese = app.get(&format!("{url}?lang=zh-Hant")).await;
    assert!(unfolded(&chinese.body).contains("停止公開"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_lead_to_their_calendar_and_what_is_nowhere_has_none() {
    let app = App::new().await;
    let authority = "/authorities/tw-environment/taoyuan-epb";
    for page in [&format!("/organisations/{FACILITY}"), authority] {
        let html = app.get(&format!("{page}?lang=en")).await.body;
        let link = format!(
            "<link rel=\"alternate\" type=\"text/calendar\" href=\"{page}/due.ics?lang=en\""
        );
        assert!(html.contains(&link), "{html}");
        let calendar = app.get(&format!("{page}/due.ics")).await;
        assert!(calendar.body.starts_with("BEGIN:VCALENDAR\r\n"), "{page}");
    }
    for nowhere in [
        "/organisations/tw-epa:X9999999/due.ics",
        "/organisations/none/due.ics",
        "/authorities/tw-environment/nobody/due.ics",
    ] {
        assert_eq!(app.get(nowhere).await.status, 404, "{nowhere}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_says_what_is_due_today_and_not_on_days_past() {
    let app = App::new().await;
    let page = format!("/organisations/{FACILITY}?lang=en");
    let html = app.get(&page).await.body;
    for said in [
        "What is due",
        "No longer shown to the public",
        "<time datetime=\"2029-03-09\">",
        "5 years from the day of decision, 8 March 2024",
    ] {
        assert!(html.contains(said), "{said} is not in {html}");
    }
    let past = app.get(&format!("{page}&as_of=2024-03-10")).await.body;
    assert!(!past.contains("What is due"));
}
