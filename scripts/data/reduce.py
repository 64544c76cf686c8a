#!/usr/bin/env python3
"""Makes the demo data in `data/` from the full sets: reduce.py SOURCE_DIR [OUT_DIR]

SOURCE_DIR holds `tw/`, `detroit/` and `jp/` as `*.csv.gz`. Kept are all rows, in the
order of the source, and only the columns the import mappings read. One column is
added: `inspected_on` of a violation, from its inspection, for the source gives
violations no day of their own. Output is zstd; the same input makes the same bytes
with the same version of the `zstd` command, which must be installed.
"""
import csv
import gzip
import hashlib
import io
import subprocess
import sys
from pathlib import Path

PENALTIES = """document_no control_no facility_name county penalty_date violation_date law
fine_twd petition_agency petition_result rescission_reason improve_by reinspection updated_at
status_derived""".split()  # status_derived: not read by the mapping; counts are checked against it

FILES = {
    "tw-environment/epa_facilities": ("tw/epa_facilities",
        "control_no name address industrial_zone industry regulated_media imported_on".split()),
    "tw-environment/epa_penalties": ("tw/epa_penalties", PENALTIES),
    "tw-environment/epa_stack_tests": ("tw/epa_stack_tests",
        "control_no stack tested_on item value unit result updated_at".split()),
    "detroit-food/establishments": ("detroit/establishments",
        """establishment_id name operator_org address zipcode license_number license_type license_date
        establishment_type status risk_category review_frequency_days""".split()),
    "detroit-food/inspections": ("detroit/inspections",
        """inspection_id establishment_id inspected_on type priority priority_foundation core
        corrected_critical in_compliance""".split()),
    "detroit-food/violations": ("detroit/violations",
        """inspection_id establishment_id inspected_on code severity item problem location corrected
        days_to_correct corrected_on""".split()),
    "jp-labour/labour_violations": ("jp/labour_violations",
        """name bureau address announced_on law_articles summary other first_snapshot last_snapshot
        still_listed_at_end""".split()),
}

FACTORIES = """factory_no name unified_no unified_no_valid org_form township address established_on
registered_on status last_change_on closed_on revoked_on revocation_published_on industries
products""".split()


def read(path):
    with gzip.open(f"{path}.csv.gz", "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path, columns, rows):
    text = io.StringIO(newline="")
    out = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    out.writeheader()
    out.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = subprocess.run(["zstd", "-19", "-q", "--no-progress", "-c"], input=text.getvalue().encode(),
                            capture_output=True, check=True).stdout
    path.write_bytes(packed)
    print(f"{path.name:32} {len(rows):7} rows {len(packed):9} bytes")


def sample(rows, n):
    """n rows chosen by a hash of their number, in the order of the source; no sole traders."""
    firms = [r for r in rows if r["org_form"] != "獨資"]
    chosen = {r["factory_no"] for r in
              sorted(firms, key=lambda r: hashlib.sha256(r["factory_no"].encode()).digest())[:n]}
    return [r for r in firms if r["factory_no"] in chosen]


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    source = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) == 3 else Path(__file__).resolve().parents[2] / "data"
    inspected = {r["inspection_id"]: r["inspected_on"] for r in read(source / "detroit/inspections")}
    for name, (path, columns) in FILES.items():
        rows = read(source / path)
        if name.endswith("/violations"):
            for row in rows:
                row["inspected_on"] = inspected[row["inspection_id"]]
        write(out / f"{name}.csv.zst", columns, rows)
    write(out / "samples/factories.csv.zst", FACTORIES, sample(read(source / "tw/factories"), 2000))


if __name__ == "__main__":
    main()
