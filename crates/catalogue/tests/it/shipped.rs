//! The catalogues shipped with the program load.

use std::path::Path;

#[test]
fn no_shipped_catalogue_breaks_a_promise() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
    match catalogue::load_law(&dir) {
        Ok(law) => assert!(!law.catalogues.is_empty(), "nothing is shipped"),
        Err(findings) => {
            let errors = findings
                .iter()
                .filter(|f| f.level == catalogue::Level::Error);
            let lines: Vec<String> = errors.map(catalogue::Finding::one_line).collect();
            panic!("{}", lines.join("\n"));
        }
    }
}
