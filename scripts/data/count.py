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
  acts               different acts by kind: one natural key is one act
  rows_refused_as_other_print   rows that give an act already there another day or content: a
                     row stands or falls whole, and the first print stays
  threads            matters by the final state of their opening act, as the acts alone leave
                     it; with --as-of, as time leaves it too (an adverse act ends with its
                     publication: Taiwan 5 years, Detroit 3, Japan 1, from the decision)
  names_disagree     rows whose name, after NFKC, case folding and dropping whatever is neither letter,
                     digit nor mark, differs from the register's. Such rows are held back and make nothing
                     here; "tw-environment, no name held" counts them too. The register also folds
                     spellings of legal forms, so it may hold fewer
Rows that cite no law are refused and make nothing.

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
    """Acts by kind and threads by state of the rows a register takes.

    A row stands or falls whole: it is refused when one of its acts is already there
    with another day or content.
    """

    def __init__(self, as_of):
        self.as_of, self.acts, self.threads, self.refused = as_of, {}, {}, 0

    def row(self, acts, state=None, years=None):
        """acts: (kind, key, day, content), the opening act first; `state` is its thread's."""
        if any((kind, key) in self.acts and self.acts[kind, key] != (day, content) for kind, key, day, content in acts):
            self.refused += 1
            return
        for kind, key, day, content in acts:
            self.acts[kind, key] = (day, content)
        kind, key, day, _ = acts[0]
        if state:
            old = self.threads.get((kind, key), ("in_force", day, years))[0]
            self.threads[kind, key] = (max(old, state, key=STRENGTH.index), day, years)

    def report(self):
        threads = collections.defaultdict(collections.Counter)
        for (kind, _), (state, day, years) in self.threads.items():
            threads[kind][aged(state, years, day, self.as_of)] += 1
        by_state = sum(threads.values(), collections.Counter())
        return {"rows_refused_as_other_print": self.refused,
                "acts": dict(sorted(collections.Counter(kind for kind, _ in self.acts).items())),
                "acts_total": len(self.acts),
                "threads": {k: dict(sorted(v.items())) for k, v in sorted(threads.items())},
                "threads_by_state": dict(sorted(by_state.items()))}


def penalty_acts(r, key):
    """The acts a row makes, and the state of its penalty by the source's own column."""
    result, reason, day = r["petition_result"], r["rescission_reason"], r["updated_at"][:10]
    acts = [("penalty", key, r["penalty_date"], (r["law"], r["violation_date"], r["fine_twd"], r["improve_by"]))]
    if result or reason == "駁回":
        acts.append(("petition", key, "30 days later", r["petition_agency"]))
    outcome = PETITION.get(result) or (not result and reason == "駁回" and "petition-dismissed")
    if outcome and not (outcome == "petition-granted" and reason in TAKEN_BACK):
        acts.append((outcome, key, day, result or reason))
    if reason in TAKEN_BACK:
        acts.append((TAKEN_BACK[reason], key, day, (reason, result)))
    elif result == "撤銷並另立裁處書":
        acts.append(("replacement", key, day, (reason, result)))
    if reason == "改處金額":
        acts.append(("amount-changed", key, day, (reason, result)))
    state = STATE.get(r["status_derived"]) or "amended"
    if state in STANDS and r["reinspection"] in CURED:
        state = "repaired"
        acts.append(("cured", key, day, (r["reinspection"], r["improve_by"])))
    return acts, state


def taiwan(data, as_of, hold):
    facilities = read(data / "tw-environment/epa_facilities.csv.zst")
    penalties = read(data / "tw-environment/epa_penalties.csv.zst")
    tests = read(data / "tw-environment/epa_stack_tests.csv.zst")
    names = {r["control_no"]: plain(r["name"]) for r in facilities}
    t = Tally(as_of)
    for r in facilities:
        t.row([("registration", r["control_no"], "2011-01-01", None)], "in_force")
    seen, reprints, disagree, no_law = set(), 0, 0, 0
    for r in penalties:
        key = (r["document_no"], r["county"], r["control_no"], r["penalty_date"])
        reprints += key in seen
        seen.add(key)
        disagrees = plain(r["facility_name"]) != names[r["control_no"]]
        disagree += disagrees
        no_law += not r["law"]
        if r["law"] and not (hold and disagrees):
            acts, state = penalty_acts(r, key)
            t.row(acts, state, 5)
    tested, test_reprints = set(), 0
    for r in tests:
        key = (r["control_no"], r["stack"], r["tested_on"], r["item"])
        test_reprints += key in tested
        tested.add(key)
        over = "超標" in r["result"]
        cured = over and "改善完成" in r["result"]
        acts = [("stack-test-failed" if over else "stack-test", key, r["tested_on"], (r["value"], r["unit"], r["result"]))]
        if cured:
            acts.append(("stack-test-cured", key, r["updated_at"][:10], r["result"]))
        t.row(acts, "repaired" if cured else "in_force", 5 if over else None)
    return {"rows": {"epa_facilities": len(facilities), "epa_penalties": len(penalties), "epa_stack_tests": len(tests)},
            "exact_duplicates": {"epa_facilities": duplicates(facilities), "epa_penalties": duplicates(penalties),
                                 "epa_stack_tests": duplicates(tests)},
            "reprints": {"epa_penalties": reprints, "epa_stack_tests": test_reprints},
            "subjects": len(names), "names_disagree": {"epa_penalties": disagree}, "no_law_cited": no_law,
            "status_derived": dict(collections.Counter(r["status_derived"] for r in penalties).most_common()),
            **t.report()}


def detroit(data, as_of):
    firms = read(data / "detroit-food/establishments.csv.zst")
    inspections = read(data / "detroit-food/inspections.csv.zst")
    violations = read(data / "detroit-food/violations.csv.zst")
    t = Tally(as_of)
    for r in firms:
        t.row([("registration", r["establishment_id"], "2016-08-01", None)], "in_force")
        if r["license_number"] and r["license_date"]:
            t.row([("licence", (r["establishment_id"], r["license_date"]), r["license_date"], None)], "in_force")
    inspected = {}
    for r in inspections:
        inspected[r["inspection_id"]] = r["inspected_on"]
        good = r["in_compliance"] == "Yes"
        t.row([("inspection" if good else "inspection-noncompliant", r["inspection_id"], r["inspected_on"], None)],
              "in_force", None if good else 3)
    no_code, early = 0, 0
    for r in violations:
        if not r["code"]:
            no_code += 1
            continue
        key = tuple(v.strip() for v in r.values())
        day = inspected[r["inspection_id"]]
        corrected = r["corrected_on"] or (r["corrected"] == "Yes" and day)
        acts = [("violation", key, day, None)]
        if corrected:
            acts.append(("violation-corrected", key, corrected, None))
            early += corrected < day
        t.row(acts, "repaired" if corrected else "in_force", 3)
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
        t.row([("registration", who + (r["announced_on"],), r["announced_on"], None)], "in_force")
        key = who + (r["announced_on"], r["law_articles"])
        gone = r["still_listed_at_end"] == "0"
        acts = [("publication", key, r["announced_on"], None)]
        if gone:
            acts.append(("taken-down", key, r["last_snapshot"], None))
        t.row(acts, "ended" if gone else "in_force", 1)
    return {"rows": {"labour_violations": len(cases)}, "exact_duplicates": {"labour_violations": duplicates(cases)},
            "subjects": len({(r["bureau"], r["name"], r["address"]) for r in cases}), "names_disagree": {}, **t.report()}


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--as-of", type=date.fromisoformat, metavar="DAY", help="let time play its part too")
    args.add_argument("data", nargs="?", type=Path, default=Path(__file__).resolve().parents[2] / "data")
    a = args.parse_args()
    catalogues = {"tw-environment": taiwan(a.data, a.as_of, True), "detroit-food": detroit(a.data, a.as_of),
                  "jp-labour": japan(a.data, a.as_of)}
    print(json.dumps({"as_of": a.as_of and a.as_of.isoformat(),
                      "subjects": sum(c["subjects"] for c in catalogues.values()),
                      "acts": sum(c["acts_total"] for c in catalogues.values()),
                      "catalogues": catalogues,
                      "tw-environment, no name held": taiwan(a.data, a.as_of, False)}, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
