//! How many codes are checked a second, against the obvious way to write it.
//!
//! `cargo bench -p standing-codes` prints the rates; nothing fails when they are low.

use std::hint::black_box;
use std::time::Instant;

const COUNT: usize = 1_000_000;
const USCC: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn main() {
    // Different values, so that no branch is learned by heart; about one in 31, or in 97, is valid.
    let usccs: Vec<String> = numbers()
        .map(|n| format!("9135{:04}{:010}", n % 9_973, n % 9_999_999_967))
        .collect();
    let leis: Vec<String> = numbers().map(|n| format!("5493AB{n:014}")).collect();
    run("uscc", &usccs, codes::uscc::is_valid, naive_uscc);
    run("lei", &leis, codes::lei::is_valid, naive_lei);
}

fn numbers() -> impl Iterator<Item = u64> {
    (0..COUNT as u64).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20)
}

/// Prints the rate of each; both must find the same codes valid.
fn run(name: &str, values: &[String], fast: fn(&str) -> bool, naive: fn(&str) -> bool) {
    let mut found = Vec::new();
    for (kind, check) in [("byte tables", fast), ("naive", naive)] {
        let began = Instant::now();
        let valid = values
            .iter()
            .filter(|value| check(black_box(value)))
            .count();
        let took = began.elapsed();
        found.push(valid);
        let rate = values.len() as f64 / took.as_secs_f64() / 1e6;
        println!(
            "{name:5} {kind:12} {valid:6} of {} valid in {took:?}: {rate:.1} million a second",
            values.len()
        );
    }
    assert_eq!(found[0], found[1]);
}

fn naive_uscc(value: &str) -> bool {
    let numbers: Option<Vec<usize>> = value
        .chars()
        .map(|c| USCC.chars().position(|a| a == c))
        .collect();
    numbers.is_some_and(|numbers| {
        let sum: usize = numbers
            .iter()
            .enumerate()
            .map(|(at, n)| {
                n * if at < 17 {
                    3usize.pow(at as u32) % 31
                } else {
                    1
                }
            })
            .sum();
        numbers.len() == 18
            && sum.is_multiple_of(31)
            && value.chars().skip(2).take(6).all(|c| c.is_ascii_digit())
    })
}

fn naive_lei(value: &str) -> bool {
    let digits: Option<String> = value
        .chars()
        .map(|c| c.to_digit(36).map(|n| n.to_string()))
        .collect();
    digits.is_some_and(|digits| {
        let rest = digits
            .bytes()
            .fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
        value.len() == 20 && rest == 1
    })
}
