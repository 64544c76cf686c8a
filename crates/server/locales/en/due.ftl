due-title = What is due
due-col-day = Day
due-col-what = What
due-col-who = Who sees to it
due-no-day = Not known yet
due-more = { $n ->
    [one] One more is in the calendar.
   *[other] { $nText } more are in the calendar.
  }
due-calendar = Calendar of what is due (iCalendar)
due-calendar-of = What is due: { $name }
due-reply = Last day to answer
due-hearing_request = Last day to ask for a hearing
due-showing_begins = First day shown to the public
due-showing_ends = No longer shown to the public
due-effect_ends = No longer in effect
due-objection = Last day to object
due-objection_to_decide = Last day to decide the objection
due-appeal = Last day to appeal
due-appeal_to_decide = Last day to decide the appeal
due-repair_opens = First day to apply for repair
due-urgent_review = Last day to review the urgent act
due-who-organisation = the organisation
due-who-authority = the authority
due-who-review_body = the review body
due-who-court = a court
due-who-nobody = nobody, by itself
due-start-effect = the first day of effect
due-start-change = the day it was changed or lifted
due-why-period = { $period } from { $start }, { $day }
due-why-day = on { $start }, { $day }
due-why-unserved = { $why } (the source has no day of service; the day of decision stands in)
due-why-act = the act itself says so
due-why-contests-over = the times to contest it are over by then
due-why-rests-on = what it rests on is over by then
due-why-unknown = the day cannot be told yet: { $why }
due-under = under { $provision }
due-of-act = { $kind }, { $authority }
due-unknown-days = { $n ->
    [one] One day cannot be told yet, because the calendar of working days is not published that far.
   *[other] { $nText } days cannot be told yet, because the calendar of working days is not published that far.
  }
due-calendar-more = There is more than a calendar holds; it goes as far as { $day }.
