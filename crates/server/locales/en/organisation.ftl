answer-today = { $n ->
    [0] Nothing stands against this organisation today
    [one] One act stands against this organisation today
   *[other] { $nText } acts stand against this organisation today
  }
answer-on = { $n ->
    [0] On { $day } nothing stood against this organisation
    [one] On { $day } one act stood against this organisation
   *[other] On { $day } { $nText } acts stood against this organisation
  }
answer-contested = { $n ->
    [one] One of them is contested and not decided yet.
   *[other] { $nText } of them are contested and not decided yet.
  }
answer-act = by { $authority }, decided on { $day }
answer-gone = { $n ->
    [one] One act is no longer shown.
   *[other] { $nText } acts are no longer shown.
  }
answer-known = { $n ->
    [0] On { $day }, as known on { $at }, nothing stood against this organisation
    [one] On { $day }, as known on { $at }, one act stood against this organisation
   *[other] On { $day }, as known on { $at }, { $nText } acts stood against this organisation
  }
answer-historic = What has left public view since is not shown for any day.
answer-to-today = See today, { $day }
sole-heading = A sole trader’s business
sole-text = This is the registered business of one person. Only the business is a subject here, never the person.
when-heading = What held, and when
timeline-title = Acts along the years
timeline-desc = { $n ->
    [one] One bar
   *[other] { $nText } bars, one an act,
  } from { $first } to { $last }. The table below says the same.
timeline-table = The same as a table
timeline-left-out = { $n ->
    [one] One older act is left out of the picture.
   *[other] { $nText } older acts are left out of the picture.
  }
as-of-label = Standing on
as-of-button = Show that day
known-summary = As it was known at another time
known-label = Known at
known-hint = A date such as 2018-05-01, or an instant such as 2018-05-01T09:30:00Z. Later entries are left aside.
days-of-change = Days on which something changed
adverse-heading = Acts against it
adverse-none = None is shown.
favourable-heading = Licences and other acts
who-heading = Who this is
name-current = Name
name-former = Former name
name-since = since { $from }
name-between = { $from } to { $last }
registered-in = Registered in
catalogue-unverified = Not yet verified in this catalogue
withheld = not public
fact-from = In effect from
fact-last = Last day in effect
fact-shown = Last day shown here
fact-by = By
fact-decided = Decided
fact-served = Served on { $day }
fact-under = Under
reasons = Reasons given
contest = How to contest or repair it
history = What happened
history-n = { $n ->
    [one] What happened
   *[other] What happened: { $nText } steps
  }
fell-with = It fell because the act it rested on fell
verify-link = Verify this act
entry-n = log entry { $index }
gone-since = Out of view since { $day }. It was an act of:
gone-why-link = Why acts leave public view
way-objection = Objection to the authority
way-appeal = Appeal to another body
way-repair = Repair
way-open = Open
way-closed = Not open
way-until = Until { $day } ({ $n ->
    [0] today is the last day
    [one] one day left
   *[other] { $nText } days left
  }).
way-was-until = The last day was { $day }.
way-opens = From { $day }.
way-no-limit = At any time.
way-not-now = Not at this stage.
way-until-unknown = The last day cannot be computed yet, because the calendar of working days is not published that far. Ask the authority.
way-decided-by = Decided by:
way-conditions = Conditions:
lifted-with = It is over because the matter it rested on is over
step-void = (fell itself: as if it had not been)
what-it-said = What it said, by whom and under which article
answer-more = { $n ->
    [one] and one more below
   *[other] and { $nText } more below
}
acts-brief = { $n ->
    [one] One earlier act, on a page of its own
   *[other] { $nText } earlier acts, each on a page of its own
}
act-page-link = Page of this act
until-day = until { $day }
show-all = Show all { $nText }
col-gone = Out of view since
col-why = Why
other-day-heading = Another day
errors-heading = There is a problem
error-as-of = The day must be written as year-month-day, such as 2018-05-01
error-known-at = What was known when must be a date such as 2018-05-01, or an instant such as 2018-05-01T09:30:00Z
