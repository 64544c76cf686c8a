#!/usr/bin/env python3
"""Counts from the demo data what `standing stats --json` should say: count.py [--as-of DAY] [DATA_DIR]

Independent on purpose: plain Python over the CSV files, reading neither the mappings
nor any of our code. For Taiwan the final states come from the source's own column
`status_derived`, not from the petition and rescission columns the mapping reads.

What is counted, for each catalogue:
  rows               rows of each file
  exact_duplicates   rows equal to an earlier row in every column of the demo file
  reprints           rows that print an act again which an earlier row made
  subjects           different subjects
  acts               different acts by kind: same natural key and same day of decision is one act
  threads            matters by the final state of their opening act, as the acts alone leave
                     it; with --as-of, as time leaves it too (an adverse act ends with its
                     publication: Taiwan 5 years, Detroit 3, Japan 1, from the decision)
  names_disagree     rows whose name, after NFKC, case folding and dropping whatever is
                     neither letter, digit nor mark, differs from the register's. The register holds such rows
                     back; it also folds spellings of legal forms, so it may hold fewer
`acts` and `threads` count every row, `held` what of them belongs to rows to be held
(name) or refused (no law cited): subtract it for a register that holds them.

Two prints of one decision add up: a penalty in force in one and upheld in the other
is upheld. Taiwan, status_derived to state:
  in_force, appeal_not_admitted, other:訴願人撤回, other:原告撤回, other:程序駁回   in_force
  upheld, other:部份不受理，部份駁回                                          upheld
  partly_revoked and the other other:*                                       amended
  revoked_on_appeal annulled; replaced; withdrawn_*, other: withdrawn; repealed: ended
and a penalty that stands (in_force, upheld, amended) is repaired where a reinspection found
the breach cured.
"""
import argparse
import collections
import csv
import io
import json
import subprocess
import unicodedata
from datetime import date
from pathlib import Path

CURED = {"改善完成", "檢測符合標準", "符合規定", "未發現污染現象", "建議解除列管", "其他-改善完成。"}
PETITION = {
    "訴願駁回": "petition-dismissed", "實體駁回": "petition-dismissed", "部份不受理，部份駁回": "petition-dismissed",
    "原處分撤銷": "petition-granted", "實體撤銷": "petition-granted",
    "改處金額": "petition-amended", "部份撤銷，部份駁回": "petition-amended", "部份程序撤銷": "petition-amended",
    "部份實體撤銷": "petition-amended", "部份不受理，部份撤銷": "petition-amended",
    "訴願不受理": "petition-not-admitted", "程序駁回": "petition-not-admitted",
    "訴願人撤回": "petition-withdrawn", "原告撤回": "petition-withdrawn", "和解": "petition-withdrawn",
}
TAKEN_BACK = {"資料鍵入錯誤": "withdrawn-entry-error", "陳情撤銷": "withdrawn-on-complaint",
              "自行撤銷": "withdrawn-by-authority", "其他": "withdrawn-other", "案件廢止": "repealed",
              "撤銷並另立裁處書": "replacement"}
STATE = {"in_force": "in_force", "appeal_not_admitted": "in_force", "other:訴願人撤回": "in_force",
         "other:原告撤回": "in_force", "other:程序駁回": "in_force", "upheld": "upheld",
         "other:部份不受理，部份駁回": "upheld", "revoked_on_appeal": "annulled", "replaced": "replaced",
         "withdrawn_data_entry_error": "withdrawn", "withdrawn_on_complaint": "withdrawn",
         "withdrawn_by_authority": "withdrawn", "other": "withdrawn", "repealed": "ended"}
# Of two prints of one decision the stronger state counts.
STRENGTH = ["in_force", "upheld", "amended", "repaired", "ended", "replaced", "withdrawn", "annulled"]
STANDS = {"in_force", "upheld", "amended"}


def read(path):
    raw = subprocess.run(["zstd", "-dcq", str(path)], capture_output=True, check=True).stdout
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))


def plain(name):
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in unicodedata.normalize("NFKC", folded) if unicodedata.category(c)[0] in "LNM")


def duplicates(rows):
    return len(rows) - len({tuple(r.values()) for r in rows})


def years_later(day, years):
    d = date.fromisoformat(day)
    try:
        return d.replace(year=d.year + years)
    except ValueError:
        return d.replace(year=d.year + years, day=28)


def aged(state, adverse_years, decided_on, as_of):
    if as_of and adverse_years and state in STANDS and years_later(decided_on, adverse_years) < as_of:
        return "ended"
    return state


class Tally:
    """Acts by kind and threads by state, and which of them belong to held rows."""

    def __init__(self, as_of):
        self.as_of, self.acts, self.threads, self.held_acts, self.held_threads = as_of, {}, {}, set(), set()

    def act(self, kind, key, day, held=False):
        self.acts.setdefault((kind, key, day), kind)
        if held:
            self.held_acts.add((kind, key, day))

    def thread(self, kind, key, day, state, years=None, held=False):
        one = (kind, key, day)
        old = self.threads.get(one, ("in_force", years))[0]
        self.threads[one] = (max(old, state, key=STRENGTH.index), years)
        self.act(*one, held)
        if held:
            self.held_threads.add(one)

    def report(self):
        acts = lambda of: dict(sorted(collections.Counter(self.acts[a] for a in of).items()))
        def threads(of):
            out = collections.defaultdict(collections.Counter)
            for one in of:
                state, years = self.threads[one]
                out[one[0]][aged(state, years, one[2], self.as_of)] += 1
            return {k: dict(sorted(v.items())) for k, v in sorted(out.items())}
        by_state = lambda of: dict(sorted(sum(map(collections.Counter, threads(of).values()), collections.Counter()).items()))
        return {"acts": acts(self.acts), "acts_total": len(self.acts),
                "threads": threads(self.threads), "threads_by_state": by_state(self.threads),
                "held": {"acts": acts(self.held_acts), "threads_by_state": by_state(self.held_threads)}}


def taiwan(data, as_of):
    facilities = read(data / "tw-environment/epa_facilities.csv.zst")
    penalties = read(data / "tw-environment/epa_penalties.csv.zst")
    tests = read(data / "tw-environment/epa_stack_tests.csv.zst")
    names = {r["control_no"]: plain(r["name"]) for r in facilities}
    t = Tally(as_of)
    for r in facilities:
        t.thread("registration", r["control_no"], "2011-01-01", "in_force")
    seen, reprints, disagree, no_law, held_rows = set(), 0, 0, 0, 0
    for r in penalties:
        key = (r["document_no"], r["county"], r["control_no"], r["penalty_date"])
        reprints += key in seen
        seen.add(key)
        disagrees = plain(r["facility_name"]) != names[r["control_no"]]
        disagree += disagrees
        no_law += not r["law"]
        held = disagrees or not r["law"]
        held_rows += held
        state = STATE.get(r["status_derived"]) or "amended"
        if state in STANDS and r["reinspection"] in CURED:
            state = "repaired"
            t.act("cured", key, r["updated_at"][:10], held)
        t.thread("penalty", key, r["penalty_date"], state, 5, held)
        result, reason, day = r["petition_result"], r["rescission_reason"], r["updated_at"][:10]
        if result or reason == "駁回":
            t.act("petition", key, "lodged", held)
        outcome = PETITION.get(result) or (not result and reason == "駁回" and "petition-dismissed")
        if outcome and not (outcome == "petition-granted" and reason in TAKEN_BACK):
            t.act(outcome, key, day, held)
        if reason in TAKEN_BACK:
            t.act(TAKEN_BACK[reason], key, day, held)
        elif result == "撤銷並另立裁處書":
            t.act("replacement", key, day, held)
        if reason == "改處金額":
            t.act("amount-changed", key, day, held)
    tested = set()
    test_reprints = 0
    for r in tests:
        key = (r["control_no"], r["stack"], r["tested_on"], r["item"])
        test_reprints += key in tested
        tested.add(key)
        over = "超標" in r["result"]
        cured = over and "改善完成" in r["result"]
        kind = "stack-test-failed" if over else "stack-test"
        t.thread(kind, key, r["tested_on"], "repaired" if cured else "in_force", 5 if over else None)
        if cured:
            t.act("stack-test-cured", key, r["updated_at"][:10])
    return {"rows": {"epa_facilities": len(facilities), "epa_penalties": len(penalties), "epa_stack_tests": len(tests)},
            "exact_duplicates": {"epa_facilities": duplicates(facilities), "epa_penalties": duplicates(penalties),
                                 "epa_stack_tests": duplicates(tests)},
            "reprints": {"epa_penalties": reprints, "epa_stack_tests": test_reprints},
            "subjects": len(names), "names_disagree": {"epa_penalties": disagree}, "no_law_cited": no_law,
            "rows_held": held_rows, "status_derived": dict(collections.Counter(r["status_derived"] for r in penalties).most_common()),
            **t.report()}


def detroit(data, as_of):
    firms = read(data / "detroit-food/establishments.csv.zst")
    inspections = read(data / "detroit-food/inspections.csv.zst")
    violations = read(data / "detroit-food/violations.csv.zst")
    t = Tally(as_of)
    for r in firms:
        t.thread("registration", r["establishment_id"], "2016-08-01", "in_force")
        if r["license_number"] and r["license_date"]:
            t.thread("licence", (r["establishment_id"], r["license_date"]), r["license_date"], "in_force")
    inspected = {}
    for r in inspections:
        inspected[r["inspection_id"]] = r["inspected_on"]
        good = r["in_compliance"] == "Yes"
        t.thread("inspection" if good else "inspection-noncompliant", r["inspection_id"], r["inspected_on"],
                 "in_force", None if good else 3)
    no_code, early = 0, 0
    for r in violations:
        if not r["code"]:
            no_code += 1
            continue
        key = tuple(r.values())
        day = inspected[r["inspection_id"]]
        corrected = r["corrected_on"] or (r["corrected"] == "Yes" and day)
        t.thread("violation", key, day, "repaired" if corrected else "in_force", 3)
        if corrected:
            t.act("violation-corrected", key, corrected)
            early += corrected < day
    return {"rows": {"establishments": len(firms), "inspections": len(inspections), "violations": len(violations)},
            "exact_duplicates": {"establishments": duplicates(firms), "inspections": duplicates(inspections),
                                 "violations": duplicates(violations)},
            "subjects": len({r["establishment_id"] for r in firms}), "names_disagree": {},
            "violations_without_code": no_code, "rows_corrected_before_inspection": early,
            "corrected": dict(collections.Counter(
                f"{r['corrected'] or '(empty)'}, {'with' if r['corrected_on'] else 'no'} day" for r in violations).most_common()),
            **t.report()}


def japan(data, as_of):
    cases = read(data / "jp-labour/labour_violations.csv.zst")
    t = Tally(as_of)
    for r in cases:
        who = (r["bureau"], r["name"], r["address"])
        t.thread("registration", who, "2016-01-06", "in_force")
        key = who + (r["announced_on"], r["law_articles"])
        gone = r["still_listed_at_end"] == "0"
        t.thread("publication", key, r["announced_on"], "ended" if gone else "in_force", 1)
        if gone:
            t.act("taken-down", key, r["last_snapshot"])
    return {"rows": {"labour_violations": len(cases)}, "exact_duplicates": {"labour_violations": duplicates(cases)},
            "subjects": len({(r["bureau"], r["name"], r["address"]) for r in cases}), "names_disagree": {}, **t.report()}


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--as-of", type=date.fromisoformat, metavar="DAY", help="let time play its part too")
    args.add_argument("data", nargs="?", type=Path, default=Path(__file__).resolve().parents[2] / "data")
    a = args.parse_args()
    catalogues = {"tw-environment": taiwan(a.data, a.as_of), "detroit-food": detroit(a.data, a.as_of),
                  "jp-labour": japan(a.data, a.as_of)}
    print(json.dumps({"as_of": a.as_of and a.as_of.isoformat(),
                      "subjects": sum(c["subjects"] for c in catalogues.values()),
                      "acts": sum(c["acts_total"] for c in catalogues.values()),
                      "catalogues": catalogues}, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
