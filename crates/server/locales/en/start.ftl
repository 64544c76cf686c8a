start-title = Look up an organisation’s legal standing
start-heading = Where does an organisation stand in law today?
start-lead = Licences, findings, penalties and listings of organisations: by whom, under which article, until when, how to contest them, and how to prove it.
figures-heading = This register
figure-organisations = organisations
figure-entries = acts in the log
figure-shown = adverse acts shown today
figure-held = held and never entered
figures-truth = Of { $nText } adverse acts ever entered, { $fallen ->
    [0] none was
    [one] { $fallenText } was
   *[other] { $fallenText } were
  } annulled, withdrawn or replaced, and { $repaired ->
    [0] none was
    [one] { $repairedText } was
   *[other] { $repairedText } were
  } repaired.
figures-truth-link = What happens to those
search-title = Look up an organisation
search-title-for = Organisations for “{ $q }”
search-count = { $n ->
    [one] One organisation
   *[other] { $nText } organisations
  }
search-more = There are more: write more of the name.
search-none = Nothing found
search-none-means = That nothing is found does not mean that nothing stands: the organisation may be registered elsewhere or under another name.
search-tip-beginning = Names are found by their beginning. Leave out legal forms such as “Ltd”, or write less.
search-tip-identifier = An identifier may be written with its scheme, such as lei:5493001KJTIIGC8Y1R12, or without it.
search-tip-script = Write the name in the script in which it is registered.
search-matched = found by
search-standing = { $n ->
    [0] Nothing stands against it today
    [one] One act stands against it today
   *[other] { $nText } acts stand against it today
  }
figure-by-catalogue = { $nText } organisations · { $shownText } adverse acts shown today
newest-of = Newest in { $catalogue }
all-of-catalogue = All adverse acts shown in { $catalogue }
examples = For example:
