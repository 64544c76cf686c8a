//! Kinds of act of which nothing falls due once they are shown: a registration,
//! mostly. An authority may have made very many.

use catalogue::{ActKind, Law};

/// Whether the law attaches no day to an act of this kind (qualified id) or to
/// a step about one, but the first on which it is shown. An act may still say
/// itself when it ends.
pub fn is_quiet(law: &Law, kind: &str) -> bool {
    let (Some(catalogue), Some((_, local)), Some(kind)) = (
        law.catalogue_of(kind),
        kind.split_once('/'),
        law.act_kind(kind),
    ) else {
        return false;
    };
    let steps = catalogue.act_kinds.values();
    let mut steps = steps.filter(|step| step.changes.iter().any(|changed| changed == local));
    !attaches_days(kind) && !steps.any(|step| !step.duties.is_empty())
}

fn attaches_days(kind: &ActKind) -> bool {
    kind.adverse
        || kind.notice.is_some()
        || kind.hearing.is_some()
        || kind.urgent.is_some()
        || kind.ends.is_some()
        || kind.objection.is_some()
        || kind.repair.is_some()
        || kind.appeal.is_some()
        || !kind.duties.is_empty()
        || kind.publication.iter().any(|rule| rule.max.is_some())
}

#[cfg(test)]
mod tests {
    use super::is_quiet;
    use crate::law;

    #[test]
    fn a_registration_is_quiet_and_a_penalty_is_not() {
        let law = law::load(None).expect("lawful");
        let check = |kind: &str, quiet: bool| assert_eq!(is_quiet(&law, kind), quiet, "{kind}");
        check("tw-environment/registration", true);
        check("tw-environment/penalty", false);
        check("cn-enterprise/registration", false);
        check("tw-environment/none", false);
    }
}
