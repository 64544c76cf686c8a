#!/usr/bin/env python3
"""Holds `standing stats --json` against counts taken from the CSV files by count.py: compare.py STATS.json [DATA_DIR]

Compared: subjects by catalogue, acts by kind, threads by kind and state (by the acts
alone), held rows. Every difference is printed; exit code 1 if there is one.
"""
import json
import subprocess
import sys
from pathlib import Path

stats = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
data = sys.argv[2:] or []
counted = json.loads(
    subprocess.run(
        [sys.executable, str(Path(__file__).with_name("count.py")), *data], check=True, capture_output=True, text=True
    ).stdout
)
differences = compared = 0


def same(what, program, script):
    global differences, compared
    compared += 1
    if program != script:
        differences += 1
        print(f"differs: {what}: the program says {program}, the CSV files say {script}")


kinds = set()
for catalogue, c in counted["catalogues"].items():
    same(f"organisations of {catalogue}", stats["subjects"]["by_catalogue"].get(catalogue, 0), c["subjects"])
    held = stats["held"]["by_catalogue"].get(catalogue, 0)
    same(f"rows held in {catalogue}", held, sum(c["names_disagree"].values()))
    for kind, n in c["acts"].items():
        kinds.add(f"{catalogue}/{kind}")
        same(f"acts {catalogue}/{kind}", stats["acts"]["by_kind"].get(f"{catalogue}/{kind}", 0), n)
    for kind, states in c["threads"].items():
        program = stats["threads"]["by_kind"].get(f"{catalogue}/{kind}", {})
        for state in sorted(set(states) | set(program)):
            same(f"threads {catalogue}/{kind} {state}", program.get(state, 0), states.get(state, 0))
for kind in stats["acts"]["by_kind"].keys() - kinds:
    same(f"acts {kind}", stats["acts"]["by_kind"][kind], 0)
same("acts in all", stats["acts"]["total"], counted["acts"])
same("entries in the log", stats["entries"], counted["acts"])
print(f"{compared} counts compared, {differences} differ" + ("" if differences else ": they agree"))
sys.exit(1 if differences else 0)
