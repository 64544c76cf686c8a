//! Text of any kind: nothing unfinished on shipped pages, no path of somebody's
//! machine.

/// Lines of a page that say it is unfinished. What a program prints, in a code
/// block, may say so: a suggested mapping does.
pub fn unfinished(name: &str, text: &str) -> Vec<String> {
    let mut code = false;
    let mut out = Vec::new();
    for (line, content) in text.lines().enumerate() {
        if content.trim_start().starts_with("```") {
            code = !code;
        }
        let mut words = content.split(|c: char| !c.is_alphanumeric());
        if !code && words.any(|w| [concat!("TO", "DO"), concat!("FIX", "ME"), "TBD"].contains(&w)) {
            out.push(format!("{name}:{}: unfinished", line + 1));
        }
    }
    out
}

/// Lines that hold an absolute path of a developer's machine.
pub fn machine_paths(name: &str, text: &str) -> Vec<String> {
    let roots = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
    ];
    // The start of a path, not the middle of one (or of a URL).
    let starts = |before: &str| {
        let last = before.chars().next_back();
        last.is_none_or(|c| !(c.is_alphanumeric() || "._-/}".contains(c)))
    };
    text.lines()
        .enumerate()
        .filter(|(_, line)| {
            roots
                .iter()
                .any(|root| line.match_indices(root).any(|(at, _)| starts(&line[..at])))
        })
        .map(|(n, _)| format!("{name}:{}: a path of some machine", n + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_s_path_is_found_and_a_url_is_none() {
        let text = concat!("see /wo", "rk/main\nhttps://x.example/wo", "rk/1\n");
        assert_eq!(
            machine_paths("a.md", text),
            ["a.md:1: a path of some machine"]
        );
    }

    #[test]
    fn an_unfinished_page_is_found_and_a_program_s_output_is_none() {
        let text = concat!(
            "# TO",
            "DO\n```toml\n# TO",
            "DO: which?\n```\nTODOs answered\n"
        );
        assert_eq!(unfinished("a.md", text), ["a.md:1: unfinished"]);
    }
}
