//! Checks the catalogues in the folders named: `cargo run -p standing-catalogue
//! --example check -- catalogues/*`. The program `standing` does the same.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut refused = false;
    for dir in std::env::args().skip(1) {
        let loaded = catalogue::load(Path::new(&dir));
        println!("{dir}");
        print!("{}", catalogue::render(&loaded.findings, &loaded.sources));
        refused |= loaded.catalogue.is_none();
    }
    if refused {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
