log-title = The log
log-lead = Every act is an entry in a log that can only grow. Nobody, the operator included, can alter or back-date an entry without anyone who kept a checkpoint being able to show it.
log-size = entries
log-origin = Origin
log-root = Root hash
log-key = Key it signs with
log-recorded = Newest entry
log-checkpoint = Checkpoint
log-checkpoint-text = The signed state of the log. Keep one, and you can prove later that history was not changed:
log-check = Check it yourself
log-check-own = With the command of this project:
log-check-other = Or with any software that reads C2SP tlog-tiles, tlog-checkpoint and signed notes, such as Go’s sumdb/tlog and note packages. The files:
log-file-checkpoint = origin, size and root, signed
log-file-tile = hashes of the first 256 entries
log-file-entries = the first 256 entries
log-reveals = What it reveals
log-reveals-text = An entry holds the issuer, the kind and the time of an act, and salted digests of all else. Neither the organisation nor the content can be read from it. When an act is erased its salts are destroyed, and the digests mean nothing from then on.
held-title = Held, never entered
held-lead = An act names its organisation by an identifier and a name. If they disagree with the register, the act is held and not entered, until a person has found out who is meant.
held-total = { $n ->
    [0] Nothing is held.
    [one] One row is held.
   *[other] { $nText } rows are held.
  }
held-why = Why
held-why-text = A registrar once entered one company’s winding-up against another whose name differed by one letter. The register was mended the same day; the copies were not, and a firm of 250 people failed. An entry against the wrong organisation does more harm than a late one.
held-next = What happens to them
held-next-text = The authority that sent the row is asked. Once identifier and name agree it is entered, with the day on which that happened; else it is dropped.
held-names = Why there are no names here
held-names-text = What is held has not been found to concern anyone. Naming an organisation here would do what holding is meant to prevent.
