//! One broken catalogue for each lint, and what is said about it. The same
//! catalogue mended is the one in `base/`, of which nothing is said.

use super::{Case, Edit};

pub(super) const CASES: &[Case] = &[
    Case {
        breaks: "DP001",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"provisions = ["art-1"]"##,
            to: "provisions = []",
        }],
        said: &[
            "DP001 acts/fine.toml:7:1 `fine` rests on no provision",
            "DP076 mappings/fines.toml:17:16 `fine` does not rest on `art-1`",
        ],
    },
    Case {
        breaks: "DP001",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"provisions = ["art-1"]
"##,
            to: "",
        }],
        said: &["DP001 acts/fine.toml:1:1 `provisions` is missing"],
    },
    Case {
        breaks: "DP002",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"provisions = ["art-1"]"##,
            to: r##"provisions = ["art-1", "art1"]"##,
        }],
        said: &["DP002 acts/fine.toml:7:24 provision `art1` is not in `law.toml`"],
    },
    Case {
        breaks: "DP003",
        edits: &[Edit {
            file: "law.toml",
            from: r##"instrument = "circular""##,
            to: r##"instrument = "circulars""##,
        }],
        said: &["DP003 law.toml:25:14 instrument `circulars` is not in `law.toml`"],
    },
    Case {
        breaks: "DP004",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"in_force_from = "2026-04-01""##,
            to: r##"in_force_from = "2026-04-01"
in_force_until = "2026-04-01""##,
        }],
        said: &[
            "DP055 acts/fine.toml:23:18 no rule for decisions from 2026-04-01, and they go on",
            "DP004 acts/fine.toml:40:18 in force from 2026-04-01 until 2026-04-01: not a single day",
        ],
    },
    Case {
        breaks: "DP005",
        edits: &[Edit {
            file: "law.toml",
            from: r##"citation = { en = "art. 2" }
in_force_from = 2020-01-01"##,
            to: r##"citation = { en = "art. 2" }
in_force_from = 2026-05-01"##,
        }],
        said: &[
            "DP005 acts/fine.toml:45:9 `art-2` is in force from 2026-05-01, and this rule needs it from 2026-04-01",
            "DP005 authorities.toml:10:9 `art-2` is in force from 2026-05-01, and this power needs it from 2020-01-01",
            "DP005 authorities.toml:20:9 `art-2` is in force from 2026-05-01, and this power needs it from 2020-01-01",
        ],
    },
    Case {
        breaks: "DP006",
        edits: &[Edit {
            file: "law.toml",
            from: r##"rank = "statute""##,
            to: r##"rank = "rule""##,
        }],
        said: &[
            "DP039 lists/blacklist.toml:8:14 the listing rests on ministry rule or policy alone",
            "DP006 measures/no-tender.toml:8:14 a measure needs a statute or regulation under it",
        ],
    },
    Case {
        breaks: "DP007",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##"review_body = "ministry""##,
            to: r##"review_body = "inspectorate""##,
        }],
        said: &[
            "DP007 authorities.toml:5:15 `inspectorate` would decide appeals against its own acts",
        ],
    },
    Case {
        breaks: "DP008",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##"review_body = "ministry"
"##,
            to: "",
        }],
        said: &[
            "DP008 authorities.toml:2:6 `inspectorate` names no review body, and the appeal against its `blacklist` goes there",
            "DP008 authorities.toml:2:6 `inspectorate` names no review body, and the appeal against its `fine` goes there",
            "DP008 authorities.toml:2:6 `inspectorate` names no review body, and the appeal against its `no-tender` goes there",
        ],
    },
    Case {
        breaks: "DP009",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##"review_body = "ministry""##,
            to: r##"review_body = "ministy""##,
        }],
        said: &["DP009 authorities.toml:5:15 review body `ministy` is not in `authorities.toml`"],
    },
    Case {
        breaks: "DP010",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##"review_body = "court""##,
            to: r##"review_body = "inspectorate""##,
        }],
        said: &[
            "DP010 authorities.toml:5:15 reviewed in a circle: `inspectorate` > `ministry` > `inspectorate`",
            "DP010 authorities.toml:16:15 reviewed in a circle: `ministry` > `inspectorate` > `ministry`",
        ],
    },
    Case {
        breaks: "DP011",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"[notice]
reply = { within = "P10D", from = "service" }
"##,
            to: "",
        }],
        said: &["DP011 acts/fine.toml:5:11 `fine` is adverse and has no `[notice]`"],
    },
    Case {
        breaks: "DP012",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"max = "P1Y"
"##,
            to: "",
        }],
        said: &["DP012 acts/fine.toml:38:1 `fine` is shown without a longest period"],
    },
    Case {
        breaks: "DP013",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"max = "P1Y"
ends_by_itself = true"##,
            to: r##"max = "P1Y"
ends_by_itself = false"##,
        }],
        said: &["DP013 acts/fine.toml:44:18 `fine` stays shown until somebody acts"],
    },
    Case {
        breaks: "DP014",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"[objection]
lodge = { within = "P30D", from = "service" }
decided_by = "other_officer"
"##,
            to: "",
        }],
        said: &["DP014 acts/fine.toml:5:11 `fine` is adverse and has no `[objection]`"],
    },
    Case {
        breaks: "DP015",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"[repair]
after = "P3M"
from = "determination"
conditions = [{ en = "The fine is paid" }]
decide = { within = "P7WD", from = "receipt" }
"##,
            to: "",
        }],
        said: &["DP015 acts/fine.toml:5:11 `fine` is adverse and has no `[repair]`"],
    },
    Case {
        breaks: "DP016",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"[appeal]
lodge = { within = "P30D", from = "service" }
decided_by = "review_body"
"##,
            to: "",
        }],
        said: &["DP016 acts/fine.toml:5:11 `fine` is adverse and has no `[appeal]`"],
    },
    Case {
        breaks: "DP017",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"[ends]
with_publication = true
"##,
            to: "",
        }],
        said: &["DP017 acts/fine.toml:5:11 `fine` is adverse and has no `[ends]`"],
    },
    Case {
        breaks: "DP017",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: "with_publication = true",
            to: "with_publication = false",
        }],
        said: &["DP017 acts/fine.toml:50:1 `[ends]` of `fine` does not say when"],
    },
    Case {
        breaks: "DP018",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"min = "P3M"
max = "P1Y""##,
            to: r##"min = "P2Y"
max = "P1Y""##,
        }],
        said: &["DP018 acts/fine.toml:42:7 shown at least `P2Y`, and at most `P1Y`"],
    },
    Case {
        breaks: "DP019",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"decided_by = "review_body""##,
            to: r##"decided_by = "other_officer""##,
        }],
        said: &[
            "DP019 acts/fine.toml:59:14 an appeal goes to another body, not to another officer of the same one",
        ],
    },
    Case {
        breaks: "DP020",
        edits: &[Edit {
            file: "measures/no-tender.toml",
            from: r##"within = "P10D", from = "determination""##,
            to: r##"within = "P6M", from = "determination""##,
        }],
        said: &[
            "DP020 measures/no-tender.toml:11:21 reviewed within `P6M`; an urgent act is reviewed within days",
        ],
    },
    Case {
        breaks: "DP020",
        edits: &[Edit {
            file: "measures/no-tender.toml",
            from: r##"review = { within = "P10D", from = "determination" }
"##,
            to: "",
        }],
        said: &["DP020 measures/no-tender.toml:10:2 `review` is missing in `urgent`"],
    },
    Case {
        breaks: "DP021",
        edits: &[Edit {
            file: "acts/objection.toml",
            from: r##"changes = ["fine", "no-tender", "blacklist"]"##,
            to: r##"changes = ["no-tender", "blacklist"]"##,
        }],
        said: &["DP021 acts/fine.toml:1:6 no act kind contests `fine`"],
    },
    Case {
        breaks: "DP022",
        edits: &[Edit {
            file: "acts/annulled.toml",
            from: r##"changes = ["fine", "no-tender", "blacklist"]"##,
            to: r##"changes = ["fine", "no-tender"]"##,
        }],
        said: &["DP022 lists/blacklist.toml:1:6 no act kind annuls `blacklist`"],
    },
    Case {
        breaks: "DP023",
        edits: &[Edit {
            file: "acts/repaired.toml",
            from: r##"changes = ["fine", "no-tender", "blacklist"]"##,
            to: r##"changes = ["fine", "blacklist"]"##,
        }],
        said: &["DP023 measures/no-tender.toml:1:6 no act kind repairs `no-tender`"],
    },
    Case {
        breaks: "DP024",
        edits: &[Edit {
            file: "measures/no-tender.toml",
            from: "adverse = true",
            to: "adverse = false",
        }],
        said: &["DP024 measures/no-tender.toml:5:11 `no-tender` is a measure, so it is adverse"],
    },
    Case {
        breaks: "DP025",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"subjects = ["company", "establishment"]"##,
            to: "subjects = []",
        }],
        said: &["DP025 acts/fine.toml:6:1 `fine` says nobody it may concern"],
    },
    Case {
        breaks: "DP026",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"subjects = ["company", "establishment"]"##,
            to: r##"subjects = ["company", "natural_person"]"##,
        }],
        said: &[
            "DP026 acts/fine.toml:6:24 `natural_person` is a natural person, and only organisations are subjects",
        ],
    },
    Case {
        breaks: "DP026",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"kind = "company""##,
            to: r##"kind = "individual""##,
        }],
        said: &[
            "DP026 mappings/fines.toml:8:8 `individual` is a natural person, and only organisations are subjects",
        ],
    },
    Case {
        breaks: "DP027",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"subjects = ["company", "establishment"]"##,
            to: r##"subjects = ["compny", "vessel"]"##,
        }],
        said: &[
            "DP027 acts/fine.toml:6:13 subject kind `compny` is none of `company`, `registered_business`, `association`, `public_body`, `establishment`, `licence`, `product`, `algorithmic_system`",
            "DP027 acts/fine.toml:6:23 subject kind `vessel` is none of `company`, `registered_business`, `association`, `public_body`, `establishment`, `licence`, `product`, `algorithmic_system`",
        ],
    },
    Case {
        breaks: "DP028",
        edits: &[Edit {
            file: "catalogue.toml",
            from: r##"id = "demo-no"
title = { en = "Number in the demonstration" }"##,
            to: r##"id = "demo-no"
title = { en = "National ID number" }"##,
        }],
        said: &["DP028 catalogue.toml:10:16 scheme `demo-no` (`national id`) numbers people"],
    },
    Case {
        breaks: "DP028",
        edits: &[
            Edit {
                file: "catalogue.toml",
                from: r##"id = "demo-no""##,
                to: r##"id = "tw-national-id""##,
            },
            Edit {
                file: "mappings/fines.toml",
                from: "demo-no:",
                to: "uscc:",
            },
        ],
        said: &[
            "DP028 catalogue.toml:9:6 scheme `tw-national-id` (`tw-national-id`) numbers people",
        ],
    },
    Case {
        breaks: "DP029",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"disclosure = "sealed"
"##,
            to: "",
        }],
        said: &[
            "DP029 acts/fine.toml:17:21 `officer` (`officer`) tells of a person and is not sealed",
        ],
    },
    Case {
        breaks: "DP029",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: "[content.properties.gravity]",
            to: r##"[content.properties.head]
type = "string"
title = { en = "Head", zh = "負責人" }

[content.properties.gravity]"##,
        }],
        said: &["DP029 acts/fine.toml:12:21 `head` (`負責人`) tells of a person and is not sealed"],
    },
    Case {
        breaks: "DP030",
        edits: &[Edit {
            file: "catalogue.toml",
            from: r##"why_weak = { en = "Made from name and place" }
"##,
            to: "",
        }],
        said: &["DP030 catalogue.toml:12:12 `demo-no` is weak and does not say why"],
    },
    Case {
        breaks: "DP031",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"name = "firm""##,
            to: r##"name = "{firm} {owner}""##,
        }],
        said: &[
            "DP031 mappings/fines.toml:10:8 column `owner` is in `leave_out`, for it is about a person",
        ],
    },
    Case {
        breaks: "DP032",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"field = "environment""##,
            to: r##"field = "religious_affairs""##,
        }],
        said: &[
            "DP032 acts/fine.toml:4:9 `religious_affairs` is speech, belief, association or private life: no act is about it",
        ],
    },
    Case {
        breaks: "DP032",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"field = "environment""##,
            to: r##"field = "fisheries""##,
        }],
        said: &[
            "DP032 acts/fine.toml:4:9 field of law `fisheries` is none of `company_registration`, `licensing`, `environment`, `food_and_drugs`, `product_and_consumer`, `labour_and_safety`, `finance`, `tax_and_customs`, `competition_and_procurement`, `building_and_land`, `transport`, `health`, `data_and_cyber`, `fraud_and_corruption`, `judgment_enforcement`, `sanctions_and_export`, `intellectual_property`",
        ],
    },
    Case {
        breaks: "DP033",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"title = { en = "Fine" }"##,
            to: r##"title = { en = "Fine for spreading rumours" }"##,
        }],
        said: &[
            "DP033 acts/fine.toml:2:16 `rumours`: no act may be about speech, belief or association",
        ],
    },
    Case {
        breaks: "DP034",
        edits: &[Edit {
            file: "measures/no-tender.toml",
            from: r##"rests_on = ["fine"]
"##,
            to: "",
        }],
        said: &["DP034 measures/no-tender.toml:1:1 measure `no-tender` rests on no act"],
    },
    Case {
        breaks: "DP035",
        edits: &[Edit {
            file: "measures/no-tender.toml",
            from: r##"rests_on = ["fine"]"##,
            to: r##"rests_on = ["fines"]"##,
        }],
        said: &["DP035 measures/no-tender.toml:6:13 no act kind `fines` in this catalogue"],
    },
    Case {
        breaks: "DP036",
        edits: &[Edit {
            file: "measures/no-tender.toml",
            from: r##"rests_on = ["fine"]"##,
            to: r##"rests_on = ["no-tender"]"##,
        }],
        said: &["DP036 measures/no-tender.toml:6:13 `no-tender` rests on itself"],
    },
    Case {
        breaks: "DP036",
        edits: &[
            Edit {
                file: "measures/no-tender.toml",
                from: r##"rests_on = ["fine"]"##,
                to: r##"rests_on = ["blacklist"]"##,
            },
            Edit {
                file: "lists/blacklist.toml",
                from: r##"rests_on = ["fine"]"##,
                to: r##"rests_on = ["no-tender"]"##,
            },
        ],
        said: &[
            "DP036 lists/blacklist.toml:6:13 `blacklist` rests on `no-tender`, which rests on `blacklist`",
            "DP036 measures/no-tender.toml:6:13 `no-tender` rests on `blacklist`, which rests on `no-tender`",
        ],
    },
    Case {
        breaks: "DP037",
        edits: &[
            Edit {
                file: "acts/withdrawn.toml",
                from: "",
                to: r##"id = "withdrawn"
title = { en = "Withdrawn" }
role = "lapse"
effect = "withdraws"
field = "environment"
adverse = false
subjects = ["company"]
provisions = ["art-1"]
"##,
            },
            Edit {
                file: "authorities.toml",
                from: r##""annulled", "##,
                to: r##""annulled", "withdrawn", "##,
            },
        ],
        said: &[
            "DP037 acts/withdrawn.toml:1:1 `withdrawn` has an effect, and no act to have it on",
        ],
    },
    Case {
        breaks: "DP038",
        edits: &[Edit {
            file: "acts/objection.toml",
            from: r##""blacklist"]"##,
            to: r##""blacklist", "fin"]"##,
        }],
        said: &["DP038 acts/objection.toml:5:46 no act kind `fin` in this catalogue"],
    },
    Case {
        breaks: "DP039",
        edits: &[Edit {
            file: "lists/blacklist.toml",
            from: r##"provisions = ["art-1", "circular-1"]"##,
            to: r##"provisions = ["circular-1"]"##,
        }],
        said: &[
            "DP039 lists/blacklist.toml:8:14 the listing rests on ministry rule or policy alone",
        ],
    },
    Case {
        breaks: "DP040",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"name = "firm"
"##,
            to: "",
        }],
        said: &["DP040 mappings/fines.toml:7:1 a subject is an identifier and a name"],
    },
    Case {
        breaks: "DP041",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"in_force_from = "2026-04-01"
starts = "after_service""##,
            to: r##"in_force_from = "2026-04-01"
starts = "on_decision""##,
        }],
        said: &["DP041 acts/fine.toml:40:10 `fine` is shown on the day of decision, served or not"],
    },
    Case {
        breaks: "DP042",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"[appeal]
lodge = { within = "P30D""##,
            to: r##"[appeal]
lodge = { within = "P0D""##,
        }],
        said: &["DP042 acts/fine.toml:58:20 no day to lodge the appeal"],
    },
    Case {
        breaks: "DP043",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##""annulled", "##,
            to: r##""annulled", "anulled", "##,
        }],
        said: &["DP043 authorities.toml:8:55 no act kind `anulled` in this catalogue"],
    },
    Case {
        breaks: "DP044",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##""no-tender", "##,
            to: "",
        }],
        said: &["DP044 measures/no-tender.toml:1:6 no authority has power for `no-tender`"],
    },
    Case {
        breaks: "DP045",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"key = "fine:{no}"
authority = { is = "inspectorate" }"##,
            to: r##"key = "fine:{no}"
authority = { is = "ministry" }"##,
        }],
        said: &["DP045 mappings/fines.toml:16:20 `ministry` has no power for `fine`"],
    },
    Case {
        breaks: "DP046",
        edits: &[Edit {
            file: "catalogue.toml",
            from: r##"calendar = "TW""##,
            to: r##"calendar = "ATLANTIS""##,
        }],
        said: &["DP046 catalogue.toml:5:12 no working-day calendar `ATLANTIS`"],
    },
    Case {
        breaks: "DP047",
        edits: &[Edit {
            file: "catalogue.toml",
            from: r##"calendar = "TW""##,
            to: r##"calendar = """##,
        }],
        said: &[
            "DP047 acts/fine.toml:65:21 `P7WD` counts working days, and the catalogue has no calendar",
            "DP047 lists/blacklist.toml:28:21 `P7WD` counts working days, and the catalogue has no calendar",
            "DP047 measures/no-tender.toml:32:21 `P7WD` counts working days, and the catalogue has no calendar",
        ],
    },
    Case {
        breaks: "DP048",
        edits: &[Edit {
            file: "catalogue.toml",
            from: "Asia/Taipei",
            to: "Asia/Taibei",
        }],
        said: &["DP048 catalogue.toml:4:13 no time zone `Asia/Taibei` in the IANA list"],
    },
    Case {
        breaks: "DP049",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##"territory = "TW-TAO""##,
            to: r##"territory = "TW-Taoyuan""##,
        }],
        said: &["DP049 authorities.toml:4:13 `TW-Taoyuan` is no ISO 3166 code"],
    },
    Case {
        breaks: "DP050",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##"territory = "TW-TAO""##,
            to: r##"territory = "JP-13""##,
        }],
        said: &["DP050 authorities.toml:4:13 `JP-13` is not in `TW`"],
    },
    Case {
        breaks: "DP051",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"title = { en = "Fine" }"##,
            to: r##"title = { ja = "過料" }"##,
        }],
        said: &["DP051 acts/fine.toml:2:1 no text in `en`"],
    },
    Case {
        breaks: "DP051",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"title = { en = "Fine" }"##,
            to: "title = {}",
        }],
        said: &["DP051 acts/fine.toml:2:1 no text in any language"],
    },
    Case {
        breaks: "DP052",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"[content]
type = "object""##,
            to: r##"[content]
type = "object"
required = "gravity""##,
        }],
        said: &["DP052 acts/fine.toml:9:1 `required`: expected a list, found the text `gravity`"],
    },
    Case {
        breaks: "DP052",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"disclosure = "sealed""##,
            to: r##"disclosure = "seald""##,
        }],
        said: &[
            "DP029 acts/fine.toml:17:21 `officer` (`officer`) tells of a person and is not sealed",
            r##"DP052 acts/fine.toml:19:14 "seald" is no disclosure: `public`, `parties` or `sealed`"##,
        ],
    },
    Case {
        breaks: "DP053",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"title = { en = "Gravity" }
"##,
            to: "",
        }],
        said: &["DP053 acts/fine.toml:12:21 field `gravity` has no title for readers"],
    },
    Case {
        breaks: "DP054",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"in_force_from = "2026-04-01"
"##,
            to: r##"in_force_from = "2026-01-01"
"##,
        }],
        said: &[
            "DP054 acts/fine.toml:38:1 rule 2 stands before rule 3 for the same days and the same acts",
        ],
    },
    Case {
        breaks: "DP055",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"in_force_from = "2026-04-01"
"##,
            to: r##"in_force_from = "2026-05-01"
"##,
        }],
        said: &["DP055 acts/fine.toml:39:17 no rule from 2026-04-01 until 2026-05-01"],
    },
    Case {
        breaks: "DP056",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"field = "gravity", is = ["minor"]"##,
            to: r##"field = "gravty", is = ["minor"]"##,
        }],
        said: &["DP056 acts/fine.toml:24:18 content has no field `gravty`"],
    },
    Case {
        breaks: "DP056",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"field = "gravity", is = ["minor"]"##,
            to: r##"field = "gravity", is = ["small"]"##,
        }],
        said: &["DP056 acts/fine.toml:24:35 `gravity` is never `small`"],
    },
    Case {
        breaks: "DP057",
        edits: &[Edit {
            file: "authorities.toml",
            from: "court = true",
            to: r##"court = true

[[authority]]
id = "archive"
name = { en = "Archive" }
territory = "TW""##,
        }],
        said: &["DP057 authorities.toml:29:6 `archive` may do nothing and reviews nobody"],
    },
    Case {
        breaks: "DP058",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##"provisions = ["art-1"]"##,
            to: r##"provisions = ["art-1", "art-2"]"##,
        }],
        said: &["DP058 authorities.toml:9:24 none of the act kinds of this power rests on `art-2`"],
    },
    Case {
        breaks: "DP059",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"kind = "fine""##,
            to: r##"kind = "fines""##,
        }],
        said: &[
            "DP059 mappings/fines.toml:14:8 no act kind `fines` in this catalogue",
            "DP064 mappings/fines.toml:26:11 `changes` of `annulled` does not name `fines`",
        ],
    },
    Case {
        breaks: "DP060",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"key = "fine:{no}"
authority = { is = "inspectorate" }"##,
            to: r##"key = "fine:{no}"
authority = { is = "inspectors" }"##,
        }],
        said: &[
            "DP060 mappings/fines.toml:16:20 authority `inspectors` is not in `authorities.toml`",
        ],
    },
    Case {
        breaks: "DP061",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: "demo-no:",
            to: "demo-nr:",
        }],
        said: &["DP061 mappings/fines.toml:9:14 scheme `demo-nr` is not known and not declared"],
    },
    Case {
        breaks: "DP062",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"key = "fine:{no}""##,
            to: r##"key = "fine:no""##,
        }],
        said: &["DP062 mappings/fines.toml:15:7 key `fine:no` is the same for every row"],
    },
    Case {
        breaks: "DP063",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"columns = ["no", "##,
            to: r##"columns = ["no.", "##,
        }],
        said: &["DP063 mappings/fines.toml:4:1 a file may lack columns read here: `no`"],
    },
    Case {
        breaks: "DP064",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"changes = "fine""##,
            to: r##"changes = "fne""##,
        }],
        said: &["DP064 mappings/fines.toml:26:11 no act `fne` in this mapping"],
    },
    Case {
        breaks: "DP064",
        edits: &[
            Edit {
                file: "acts/annulled.toml",
                from: r##"changes = ["fine", "##,
                to: "changes = [",
            },
            Edit {
                file: "acts/annulled-fine.toml",
                from: "",
                to: r##"id = "annulled-fine"
title = { en = "Fine annulled" }
role = "outcome"
effect = "annuls"
changes = ["fine"]
field = "environment"
adverse = false
subjects = ["company"]
provisions = ["art-1"]
"##,
            },
            Edit {
                file: "authorities.toml",
                from: r##""annulled", "##,
                to: r##""annulled", "annulled-fine", "##,
            },
        ],
        said: &[
            "DP080 acts/fine.toml:59:14 `ministry` has no power to annul `fine`",
            "DP064 mappings/fines.toml:26:11 `changes` of `annulled` does not name `fine`",
        ],
    },
    Case {
        breaks: "DP065",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: "content = { gravity =",
            to: "content = { gravty =",
        }],
        said: &["DP065 mappings/fines.toml:19:13 `fine` has no field `gravty`"],
    },
    Case {
        breaks: "DP066",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"from = "determination"
conditions"##,
            to: r##"from = "determination"
tell = { within = "P10D", from = "receipt", unverified = true }
conditions"##,
        }],
        said: &[
            "DP066 acts/fine.toml:64:58 not verified, and `catalogue.toml` does not tell readers",
        ],
    },
    Case {
        breaks: "DP067",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"reply = { within = "P10D", from = "service" }
"##,
            to: "",
        }],
        said: &["DP067 acts/fine.toml:47:1 `fine` is decided without a time to answer"],
    },
    Case {
        breaks: "DP068",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"after = "P3M""##,
            to: r##"after = "P3Y""##,
        }],
        said: &[
            "DP068 acts/fine.toml:62:9 repair opens after `P3Y`, when showing has ended everywhere",
        ],
    },
    Case {
        breaks: "DP069",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"conditions = [{ en = "The fine is paid" }]"##,
            to: "conditions = []",
        }],
        said: &["DP069 acts/fine.toml:64:14 what repairs `fine` is not said"],
    },
    Case {
        breaks: "DP070",
        edits: &[
            Edit {
                file: "authorities.toml",
                from: r##"court = true
"##,
                to: "",
            },
            Edit {
                file: "acts/fine.toml",
                from: r##"decided_by = "review_body""##,
                to: r##"decided_by = "court""##,
            },
        ],
        said: &["DP070 acts/fine.toml:59:14 no authority of this catalogue is a court"],
    },
    Case {
        breaks: "DP071",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"key = "annulled:{no}""##,
            to: r##"key = "fine:{no}""##,
        }],
        said: &[
            "DP071 mappings/fines.toml:25:7 key of `annulled` starts with `fine:`, as that of `fine`",
        ],
    },
    Case {
        breaks: "DP072",
        edits: &[Edit {
            file: "acts/annulled.toml",
            from: r##"role = "outcome""##,
            to: r##"role = "correction""##,
        }],
        said: &[
            "DP072 acts/annulled.toml:4:10 `annulled` has the effect `annuls`; its role goes with `corrects`, `amends`",
        ],
    },
    Case {
        breaks: "DP073",
        edits: &[
            Edit {
                file: "authorities.toml",
                from: r##"basis = "art-2"
"##,
                to: "",
            },
            Edit {
                file: "authorities.toml",
                from: r##"basis = "art-2"
"##,
                to: "",
            },
            Edit {
                file: "acts/fine.toml",
                from: r##"basis = "art-2"
"##,
                to: "",
            },
        ],
        said: &[
            "DP078 authorities.toml:17:1 what gives `ministry` this power is not said",
            "DP073 law.toml:18:6 nothing cites provision `art-2`",
        ],
    },
    Case {
        breaks: "DP074",
        edits: &[
            Edit {
                file: "acts/replacement.toml",
                from: "",
                to: r##"id = "replacement"
title = { en = "Replacement" }
role = "replacement"
effect = "replaces"
changes = ["fine"]
field = "environment"
adverse = false
subjects = ["company"]
provisions = ["art-1"]
"##,
            },
            Edit {
                file: "authorities.toml",
                from: r##""annulled", "##,
                to: r##""annulled", "replacement", "##,
            },
        ],
        said: &[
            "DP074 acts/replacement.toml:7:11 `replacement` stands in the place of `fine`, which is adverse, and is not",
        ],
    },
    Case {
        breaks: "DP075",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"changes = "fine"
"##,
            to: "",
        }],
        said: &[
            "DP075 mappings/fines.toml:23:8 `annulled` changes an act, and the row does not say which",
        ],
    },
    Case {
        breaks: "DP076",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"key = "fine:{no}"
authority = { is = "inspectorate" }
basis = { is = "art-1" }"##,
            to: r##"key = "fine:{no}"
authority = { is = "inspectorate" }
basis = { is = "art-2" }"##,
        }],
        said: &["DP076 mappings/fines.toml:17:16 `fine` does not rest on `art-2`"],
    },
    Case {
        breaks: "DP077",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"name = "firm""##,
            to: "unnamed = true",
        }],
        said: &[
            "DP077 mappings/fines.toml:10:11 names cannot be compared: a wrong identifier goes unnoticed",
        ],
    },
    Case {
        breaks: "DP002",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: "[notice]",
            to: r##"[[duty]]
what = { en = "Publish" }
within = { within = "P7WD", from = "decision", basis = "art-9" }

[notice]"##,
        }],
        said: &["DP002 acts/fine.toml:49:56 provision `art-9` is not in `law.toml`"],
    },
    Case {
        breaks: "DP078",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##"provisions = ["art-1"]
basis = "art-2"
"##,
            to: "",
        }],
        said: &["DP078 authorities.toml:7:1 what gives `inspectorate` this power is not said"],
    },
    Case {
        breaks: "DP051",
        edits: &[Edit {
            file: "catalogue.toml",
            from: r##"languages = ["en"]"##,
            to: "languages = []",
        }],
        said: &["DP051 catalogue.toml:3:1 the catalogue speaks no language"],
    },
    Case {
        breaks: "DP080",
        edits: &[Edit {
            file: "authorities.toml",
            from: r##"acts = ["annulled"]"##,
            to: r##"acts = ["repaired"]"##,
        }],
        said: &[
            "DP080 acts/fine.toml:59:14 `ministry` has no power to annul `fine`",
            "DP080 lists/blacklist.toml:22:14 `ministry` has no power to annul `blacklist`",
            "DP080 measures/no-tender.toml:26:14 `ministry` has no power to annul `no-tender`",
        ],
    },
    Case {
        breaks: "DP080",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"decided_by = "review_body""##,
            to: r##"decided_by = "court""##,
        }],
        said: &["DP080 acts/fine.toml:59:14 no court has power to annul `fine`"],
    },
    Case {
        breaks: "DP081",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"[content]
type = "object""##,
            to: r##"[content]
type = "object"
additionalProperties = true"##,
        }],
        said: &["DP081 acts/fine.toml:11:24 takes fields nobody named"],
    },
    Case {
        breaks: "DP081",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: "[content.properties.gravity]",
            to: r##"[content.properties.more]
type = "object"
title = { en = "More" }

[content.properties.gravity]"##,
        }],
        said: &["DP081 acts/fine.toml:12:21 `more` takes fields nobody named"],
    },
    Case {
        breaks: "DP082",
        edits: &[Edit {
            file: "mappings/fines.toml",
            from: r##"kind = "company""##,
            to: r##"kind = "product""##,
        }],
        said: &[
            "DP082 mappings/fines.toml:14:8 `fine` may not concern a subject `product`",
            "DP082 mappings/fines.toml:23:8 `annulled` may not concern a subject `product`",
        ],
    },
    Case {
        breaks: "DP083",
        edits: &[
            Edit {
                file: "acts/fine.toml",
                from: r##"max = "P1Y""##,
                to: r##"max = "P7Y""##,
            },
            Edit {
                file: "measures/no-tender.toml",
                from: r##"after = "P1Y""##,
                to: r##"after = "P10Y""##,
            },
        ],
        said: &[
            "DP083 acts/fine.toml:43:7 shown for `P7Y`",
            "DP083 measures/no-tender.toml:18:9 in effect for `P10Y`",
        ],
    },
    Case {
        breaks: "DP012",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"max = "P1Y""##,
            to: r##"max = "P99Y""##,
        }],
        said: &["DP012 acts/fine.toml:43:7 `P99Y` is for ever"],
    },
    Case {
        breaks: "DP017",
        edits: &[Edit {
            file: "measures/no-tender.toml",
            from: r##"after = "P1Y""##,
            to: r##"after = "P999Y""##,
        }],
        said: &["DP017 measures/no-tender.toml:18:9 `P999Y` is for ever"],
    },
    Case {
        breaks: "DP084",
        edits: &[Edit {
            file: "lists/blacklist.toml",
            from: "adverse = true",
            to: "adverse = false",
        }],
        said: &[
            "DP084 lists/blacklist.toml:5:11 listing `blacklist` would come without safeguards",
        ],
    },
    Case {
        breaks: "DP085",
        edits: &[
            Edit {
                file: "acts/entry.toml",
                from: "",
                to: "",
            },
            Edit {
                file: "authorities.toml",
                from: r##", "entry""##,
                to: "",
            },
        ],
        said: &["DP085 catalogue.toml:2:9 no act kind registers organisations"],
    },
    Case {
        breaks: "CF001",
        edits: &[
            Edit {
                file: "law.toml",
                from: r##"rank = "policy""##,
                to: r##"rank = policy""##,
            },
            Edit {
                file: "law.toml",
                from: r##"rank = "statute""##,
                to: "rank =",
            },
        ],
        said: &[
            "CF001 law.toml:4:7 string values must be quoted, expected literal string",
            r##"CF001 law.toml:9:8 missing opening quote, expected `"`"##,
        ],
    },
    Case {
        breaks: "CF002",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"role = "sanction""##,
            to: r##"roles = "x"
role = "sanction"
assessment = "low""##,
        }],
        said: &[
            "CF002 acts/fine.toml:3:1 `roles` is not a key known here",
            "CF002 acts/fine.toml:5:1 `assessment` is not a key known here",
        ],
    },
    Case {
        breaks: "CF002",
        edits: &[Edit {
            file: "law.toml",
            from: r##"id = "art-2""##,
            to: r##"id = "art-2"
in_force_form = "2020-01-01""##,
        }],
        said: &["CF002 law.toml:19:1 `in_force_form` is not a key known here"],
    },
    Case {
        breaks: "CF003",
        edits: &[
            Edit {
                file: "acts/fine.toml",
                from: r##"role = "sanction"
"##,
                to: "",
            },
            Edit {
                file: "acts/fine.toml",
                from: r##"clock = "determination"
"##,
                to: "",
            },
        ],
        said: &[
            "CF003 acts/fine.toml:1:1 `role` is missing",
            "CF003 acts/fine.toml:37:1 `clock` is missing in `publication.2`",
        ],
    },
    Case {
        breaks: "CF004",
        edits: &[
            Edit {
                file: "acts/fine.toml",
                from: r##"max = "P1Y""##,
                to: r##"max = "1 year""##,
            },
            Edit {
                file: "acts/fine.toml",
                from: "adverse = true",
                to: r##"adverse = "yes""##,
            },
            Edit {
                file: "law.toml",
                from: r##"in_force_from = "2020-01-01""##,
                to: r##"in_force_from = "1.1.2020""##,
            },
        ],
        said: &[
            "CF004 acts/fine.toml:5:11 expected true or false, found the text `yes` in `adverse`",
            "CF004 acts/fine.toml:43:7 `1 year` is no period (as `P3M`, `P1Y`, `P7WD`) in `publication.2.max`",
            "CF004 law.toml:15:17 `1.1.2020` is no date (as `2026-04-01`) in `in_force_from`",
        ],
    },
    Case {
        breaks: "CF005",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"role = "sanction""##,
            to: r##"role = "sanctoin""##,
        }],
        said: &[
            "CF005 acts/fine.toml:3:8 `sanctoin` is none of `registration`, `licence`, `finding`, `sanction`, `listing`, `measure`, `correction`, `contest`, `outcome`, `replacement`, `repair`, `lapse` in `role`",
        ],
    },
    Case {
        breaks: "CF006",
        edits: &[Edit {
            file: "law.toml",
            from: r##"id = "art-2""##,
            to: r##"id = "art-1""##,
        }],
        said: &[
            "DP002 acts/fine.toml:45:9 provision `art-2` is not in `law.toml`",
            "DP002 authorities.toml:10:9 provision `art-2` is not in `law.toml`",
            "DP002 authorities.toml:20:9 provision `art-2` is not in `law.toml`",
            "CF006 law.toml:18:1 `art-1` is there twice",
        ],
    },
    Case {
        breaks: "CF007",
        edits: &[Edit {
            file: "authorities.toml",
            from: "",
            to: "",
        }],
        said: &["CF007 authorities.toml:1:1 `authorities.toml` is missing"],
    },
    Case {
        breaks: "CF008",
        edits: &[Edit {
            file: "notes.toml",
            from: "",
            to: r##"x = 1
"##,
        }],
        said: &["CF008 notes.toml:1:1 is not read"],
    },
    Case {
        breaks: "CF009",
        edits: &[Edit {
            file: "acts/fine.toml",
            from: r##"id = "fine""##,
            to: r##"id = "fines""##,
        }],
        said: &[
            "DP038 acts/annulled.toml:5:12 no act kind `fine` in this catalogue",
            "CF009 acts/fine.toml:1:1 id `fines` is not the file's name `fine`",
            "DP021 acts/fine.toml:1:6 no act kind contests `fines`",
            "DP022 acts/fine.toml:1:6 no act kind annuls `fines`",
            "DP023 acts/fine.toml:1:6 no act kind repairs `fines`",
            "DP044 acts/fine.toml:1:6 no authority has power for `fines`",
            "DP038 acts/objection.toml:5:12 no act kind `fine` in this catalogue",
            "DP038 acts/repaired.toml:5:12 no act kind `fine` in this catalogue",
            "DP043 authorities.toml:8:9 no act kind `fine` in this catalogue",
            "DP035 lists/blacklist.toml:6:13 no act kind `fine` in this catalogue",
            "DP059 mappings/fines.toml:14:8 no act kind `fine` in this catalogue",
            "DP035 measures/no-tender.toml:6:13 no act kind `fine` in this catalogue",
        ],
    },
];
