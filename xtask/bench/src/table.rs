//! Lines of a report.

/// What machine this is and how busy.
pub fn machine() {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').take(3).collect::<Vec<_>>().join(" ");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!(
        "{cores} cores, load {load} (others' work slows wall-clock figures; ratios hold better)\n"
    );
}

/// A heading.
pub fn heading(text: &str) {
    println!("\n{text}");
}

/// A rate, with its ratio to a baseline and whether a target is met.
pub fn rate(what: &str, value: f64, unit: &str, baseline: Option<f64>, target: Option<f64>) {
    let ratio = baseline.map_or(String::new(), |b| format!("  {:.2} of baseline", value / b));
    let met = match target {
        Some(t) if value >= t => format!("  (target {t:.0}: met)"),
        Some(t) => format!("  (target {t:.0}: MISSED)"),
        None => String::new(),
    };
    println!("  {what:<44} {value:>12.0} {unit}{ratio}{met}");
}

/// A time in milliseconds, with a limit.
pub fn time(what: &str, ms: f64, limit: Option<f64>) {
    let met = match limit {
        Some(l) if ms <= l => format!("  (limit {l:.2}: met)"),
        Some(l) => format!("  (limit {l:.2}: MISSED)"),
        None => String::new(),
    };
    println!("  {what:<44} {ms:>12.3} ms{met}");
}

/// The value at a share of sorted values.
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = ((sorted.len() as f64 - 1.0) * share).round() as usize;
    sorted.get(at).copied().unwrap_or(f64::NAN)
}

/// CPU seconds this process has used, user and system.
pub fn cpu_s() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Fields after the name in brackets; utime and stime are the 12th and 13th.
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let ticks = |i: usize| {
        fields
            .get(i)
            .and_then(|f| f.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    (ticks(11) + ticks(12)) / 100.0
}
