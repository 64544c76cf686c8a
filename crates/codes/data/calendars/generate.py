#!/usr/bin/env python3
"""Write the working-day calendars next to this file.

    pip install holidays==0.109
    python generate.py [cn_working_days_2004_2026.csv.gz]

Only days that differ from Monday-to-Friday are kept. CN is written when its day list is given: every day of
2004-2026 from npm `chinese-days` (MIT), columns date, weekday, is_working_day, kind, name_zh, name_en. The others come
from PyPI `holidays` (MIT). Nothing is fetched.
"""

import csv
import datetime as dt
import gzip
import pathlib
import sys

import holidays

HERE = pathlib.Path(__file__).parent
PACKAGE = f"PyPI `holidays` {holidays.__version__}"


def days(first, last):
    day = dt.date(first, 1, 1)
    while day.year <= last:
        yield day
        day += dt.timedelta(days=1)


def write(name, head, first, last, off, on):
    """off: {date: name} days without work; on: {date: name} make-up workdays."""
    with open(HERE / f"{name}.csv", "w", encoding="utf-8", newline="\n") as out:
        for key, value in head.items():
            out.write(f"# {key}: {value}\n")
        out.write(f"# from: {first}-01-01\n# until: {last}-12-31\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["date", "working", "name"])
        for day in days(first, last):
            weekday = day.weekday() < 5
            working = day in on or (weekday and day not in off)
            if working != weekday:
                writer.writerow([day, int(working), on.get(day) if working else off[day]])


def china(path):
    off, on = {}, {}
    with gzip.open(path, "rt", encoding="utf-8") as source:
        for row in csv.DictReader(source):
            day = dt.date.fromisoformat(row["date"])
            (on if row["is_working_day"] == "1" else off)[day] = row["name_zh"] or row["kind"]
    write("CN", {
        "calendar": "CN, China (mainland): days of work and rest as arranged each year by the State Council",
        "source": "State Council general office notices 2004-2026, by way of npm `chinese-days`; agrees with PyPI `chinesecalendar`",
        "licence": "MIT (package); the days are facts from official notices",
        "verified": "against a second package, not against each notice. 2027 is not published",
    }, 2004, 2026, off, on)


def taiwan():
    first, last = 2004, 2026
    list_ = holidays.country_holidays("TW", years=range(first, last + 2))
    # A workday moved into the year before belongs to the list of the year after.
    on = {day: "補行上班" for day in list_.weekend_workdays}
    off = {day: name for day, name in list_.items() if day.year <= last}
    write("TW", {
        "calendar": "TW, Taiwan: office calendar of the government, make-up workdays included",
        "source": f"Directorate-General of Personnel Administration calendars 2004-2026, by way of {PACKAGE}",
        "licence": "MIT (package); the days are facts from official notices",
        "verified": "against sessions of the Taipei exchange 2007-2026 (it differs by its own settlement days, typhoon days, Labour Day and make-up workdays), not against each notice. Labour Day is a day of work before 2026. Typhoon days are local and not here. 2027 is computed by the package, not taken from the published calendar, and left out",
    }, first, last, off, on)


def japan():
    first, last = 2004, 2027
    list_ = dict(holidays.country_holidays("JP", language="ja", years=range(first, last + 1)))
    for day in days(first, last):
        if (day.month, day.day) in {(12, 29), (12, 30), (12, 31), (1, 2), (1, 3)}:
            list_.setdefault(day, "行政機関の休日")
    write("JP", {
        "calendar": "JP, Japan: holidays of administrative organs (national holidays, 29 December to 3 January)",
        "source": f"Act on National Holidays (1948) by way of {PACKAGE}; Act on Holidays of Administrative Organs (1988) art. 1 for the year's end",
        "licence": "MIT (package); the days are facts from law",
        "verified": "against sessions of the Tokyo exchange 2007-2026 (it differs at the year's end and by an outage). The equinox days of 2027 are astronomical",
    }, first, last, list_, {})


def england():
    first, last = 2004, 2027
    list_ = holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1))
    write("GB-ENG", {
        "calendar": "GB-ENG, United Kingdom: bank holidays in England and Wales",
        "source": f"Banking and Financial Dealings Act 1971 and proclamations, by way of {PACKAGE}",
        "licence": "MIT (package); the days are facts from law",
        "verified": "against sessions of the London exchange 2007-2026 (no difference). Scotland and Northern Ireland differ. A later proclamation can add a day",
    }, first, last, list_, {})


def united_states():
    first, last = 2004, 2027
    list_ = holidays.country_holidays("US", years=range(first, last + 1), categories=("government", "public"))
    write("US", {
        "calendar": "US, United States: federal holidays, and days the President closed federal offices",
        "source": f"5 U.S.C. 6103 and executive orders, by way of {PACKAGE}",
        "licence": "MIT (package); the days are facts from law",
        "verified": "against sessions of the New York exchange 2007-2026 (it keeps fewer holidays, and Good Friday). State holidays are not here; an executive order can add a day",
    }, first, last, list_, {})


def european_union():
    first, last = 2004, 2027
    list_ = holidays.financial_holidays("XECB", years=range(first, last + 1))
    write("EU", {
        "calendar": "EU: closing days of TARGET (European Central Bank), NOT the Commission's own list",
        "source": f"ECB TARGET closing days, by way of {PACKAGE}",
        "licence": "MIT (package); the days are facts from an official list",
        "verified": "no. Regulation (EEC, Euratom) 1182/71 art. 2 counts the days each institution publishes in the Official Journal; the Commission's list has more (Maundy Thursday, Ascension, 9 May, Whit Monday, 21 July, 15 August, 1 November, year's end). No package has it: use a calendar of your own where a term under EU law depends on it",
    }, first, last, list_, {})


if len(sys.argv) > 1:
    china(sys.argv[1])
taiwan()
japan()
england()
united_states()
european_union()
