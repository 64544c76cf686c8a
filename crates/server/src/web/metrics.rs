//! Counters of this process, in Prometheus' text format.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper bounds of the latency histogram, in microseconds.
const BOUNDS_US: [u64; 10] = [
    250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 500_000, 2_500_000,
];

#[derive(Debug, Default)]
struct Latency {
    buckets: [u64; BOUNDS_US.len()],
    count: u64,
    sum_us: u64,
}

#[derive(Debug, Default)]
struct Counters {
    requests: BTreeMap<(String, u16), u64>,
    latency: BTreeMap<String, Latency>,
}

/// Requests since start, by route and status.
#[derive(Debug, Default)]
pub struct Metrics(Mutex<Counters>);

impl Metrics {
    /// One request answered.
    pub fn count(&self, route: &str, status: u16, took: Duration) {
        let took_us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counters
            .requests
            .entry((route.to_owned(), status))
            .or_default() += 1;
        let latency = counters.latency.entry(route.to_owned()).or_default();
        latency.count += 1;
        latency.sum_us = latency.sum_us.saturating_add(took_us);
        for (bucket, bound) in latency.buckets.iter_mut().zip(BOUNDS_US) {
            *bucket += u64::from(took_us <= bound);
        }
    }

    /// All counters as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = String::from(
            "# HELP standing_requests_total Requests answered.\n# TYPE standing_requests_total counter\n",
        );
        for ((route, status), count) in &counters.requests {
            let _ = writeln!(
                out,
                "standing_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}"
            );
        }
        out += "# HELP standing_request_seconds Time to answer.\n# TYPE standing_request_seconds histogram\n";
        for (route, latency) in &counters.latency {
            for (bucket, bound) in latency.buckets.iter().zip(BOUNDS_US) {
                let le = bound as f64 / 1e6;
                let _ = writeln!(
                    out,
                    "standing_request_seconds_bucket{{route=\"{route}\",le=\"{le}\"}} {bucket}"
                );
            }
            let Latency { count, sum_us, .. } = latency;
            let sum = *sum_us as f64 / 1e6;
            let _ = writeln!(
                out,
                "standing_request_seconds_bucket{{route=\"{route}\",le=\"+Inf\"}} {count}"
            );
            let _ = writeln!(
                out,
                "standing_request_seconds_sum{{route=\"{route}\"}} {sum}"
            );
            let _ = writeln!(
                out,
                "standing_request_seconds_count{{route=\"{route}\"}} {count}"
            );
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_hold_what_is_at_most_as_slow() {
        let metrics = Metrics::default();
        metrics.count("/acts/{id}", 200, Duration::from_micros(700));
        let text = metrics.to_text();
        assert!(text.contains("standing_requests_total{route=\"/acts/{id}\",status=\"200\"} 1"));
        assert!(text.contains("le=\"0.0005\"} 0"));
        assert!(text.contains("le=\"0.001\"} 1"));
        assert!(text.contains("_sum{route=\"/acts/{id}\"} 0.0007"));
    }
}
