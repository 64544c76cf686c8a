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
log-check-own = With the command of this project. In place of HOST write the address of this site, and take the key from a place you trust more than this page:
log-check-other = Or with software of others. The checkpoint is a C2SP signed note and the tiles follow C2SP tlog-tiles. With Go’s golang.org/x/mod/sumdb: give the key above to note.NewVerifier and the checkpoint to note.Open; its second and third lines are size and root hash; give a reader of the tiles to tlog.TileHashReader, and tlog.ProveRecord and tlog.CheckRecord prove each entry. In a receipt, “proof” is a C2SP tlog-proof and “credential” an SD-JWT, which any library for it reads. The files:
log-file-checkpoint = origin, size and root, signed
log-file-tile = hashes of the first 256 entries
log-file-entries = the first 256 entries
log-reveals = What it reveals
log-reveals-text = An entry holds the issuer, the kind and the time of an act, and salted digests of all else. Neither the organisation nor the content can be read from it. Once the salts of an act are destroyed its digests mean nothing; a command that does so is not built yet.
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
held-next-text = They wait. Whoever runs the register finds out from the authority who is meant, and imports the corrected row; it is entered with the day on which that happened.
held-names = Why there are no names here
held-names-text = What is held has not been found to concern anyone. Naming an organisation here would do what holding is meant to prevent.
log-check-receipt = A receipt is downloaded from the page of an act, or written by whoever runs the register, and checked without a network:
