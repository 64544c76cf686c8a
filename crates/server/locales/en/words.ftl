state-not_yet = not yet in effect
state-in_force = stands
state-holds = in force
state-contested = contested
state-upheld = upheld
state-amended = amended
state-annulled = annulled
state-withdrawn = withdrawn
state-replaced = replaced
state-repaired = repaired
state-ended = ended
subject-company = Company
subject-registered_business = Registered business
subject-association = Association
subject-public_body = Public body
subject-establishment = Establishment
subject-licence = Licence
subject-product = Product
subject-algorithmic_system = Algorithmic system
role-registration = Registration
role-licence = Licence
role-finding = Finding
role-sanction = Penalty or order
role-listing = Public list
role-measure = Measure resting on another act
role-correction = Correction
role-contest = Contest by the organisation
role-outcome = Decision on a contest
role-replacement = Takes the place of another act
role-repair = Repair
role-lapse = End
field-company_registration = Registration and corporate disclosure
field-licensing = Licences to trade
field-environment = Environment
field-food_and_drugs = Food and drugs
field-product_and_consumer = Products and consumers
field-labour_and_safety = Labour and safety at work
field-finance = Finance
field-tax_and_customs = Tax and customs
field-competition_and_procurement = Competition and public procurement
field-building_and_land = Building and land
field-transport = Transport
field-health = Health services
field-data_and_cyber = Data protection and network security
field-fraud_and_corruption = Fraud and corruption
field-judgment_enforcement = Enforcement of judgments
field-sanctions_and_export = Sanctions and export control
field-intellectual_property = Intellectual property
rank-statute = Statute
rank-regulation = Regulation
rank-rule = Ministerial rule
rank-local = Local legislation
rank-policy = Policy document
clock-determination = the day of decision
clock-publication = the first day shown
clock-listing = the day of listing
clock-end_of_conduct = the day the unlawful conduct ended
clock-service = the day of service
clock-receipt = the day of receipt
clock-decision = the day of decision on the application
starts-on_decision = On the day of decision
starts-after_service = On the day of service
starts-after_appeal_window = When the time to appeal is over
removal-tombstone = A note stays that an act of this kind was here and why it went, without its content.
removal-no_trace = Nothing is left to see.
decided-by-other_officer = another officer of the same authority, who did not decide the act
decided-by-review_body = the authority’s review body
decided-by-court = a court
period-years = { $n ->
    [one] 1 year
   *[other] { $n } years
  }
period-months = { $n ->
    [one] 1 month
   *[other] { $n } months
  }
period-weeks = { $n ->
    [one] 1 week
   *[other] { $n } weeks
  }
period-days = { $n ->
    [one] 1 day
   *[other] { $n } days
  }
period-working-days = { $n ->
    [one] 1 working day
   *[other] { $n } working days
  }
period-none = no time
term = { $period } from { $from }
term-day-zero = , that day counted
term-roll = ; if the last day is no working day, the next one
in-force-always = In force
in-force-from = In force from { $from }
in-force-until = In force until { $last }
in-force-between = In force from { $from } to { $last }
decided-always = All decisions
decided-from = Decisions from { $from }
decided-until = Decisions until { $last }
decided-between = Decisions from { $from } to { $last }
