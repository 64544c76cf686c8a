//! The encoding of a text: chosen from its first bytes, then turned to UTF-8.
//!
//! A byte order mark decides; then zero bytes in every other place (UTF-16);
//! then whether the bytes are UTF-8; then chardetng's guess. Bytes that the
//! encoding has no character for become [`NO_CHARACTER`], which no UTF-8 text
//! can hold: the row they stand in is found by it and rejected, and never
//! taken with a replacement character in a name.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::OpenError;

/// Stands in the UTF-8 stream where the encoding had no character.
pub(super) const NO_CHARACTER: u8 = 0xff;

/// The encoding of a text that begins with `sample`.
pub(super) fn choose(sample: &[u8], asked: Option<&str>) -> Result<&'static Encoding, OpenError> {
    if let Some((by_mark, _)) = Encoding::for_bom(sample) {
        return Ok(by_mark);
    }
    if let Some(label) = asked {
        return Encoding::for_label(label.trim().as_bytes())
            .ok_or_else(|| OpenError::Encoding(label.to_owned()));
    }
    Ok(detect(sample))
}

fn detect(sample: &[u8]) -> &'static Encoding {
    if let Some(utf_16) = by_zero_bytes(sample) {
        return utf_16;
    }
    if is_mostly_utf_8(sample) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, sample.len() < super::SAMPLE_BYTES);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // GB18030 has every character GBK has.
    if guess == GBK { GB18030 } else { guess }
}

/// UTF-16 without a mark: delimiters and digits leave a zero byte in every
/// other place.
fn by_zero_bytes(sample: &[u8]) -> Option<&'static Encoding> {
    let pairs = sample.len() / 2;
    let zeros = |odd: usize| {
        sample
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = |n: usize| n * 20 > pairs && n > 1;
    match (many(even), many(odd)) {
        (false, true) if even * 20 < odd => Some(UTF_16LE),
        (true, false) if odd * 20 < even => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8, also when a few bytes of it are broken: one bad cell must not turn
/// a whole file into another language.
fn is_mostly_utf_8(sample: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // The last character may be cut by the end of the sample.
    let cut = std::str::from_utf8(sample).is_err_and(|e| e.error_len().is_none());
    bad -= usize::from(cut);
    bad == 0 || good >= bad * 20
}

/// The stream as UTF-8, without its byte order mark.
pub(super) fn to_utf8(
    source: impl Read + Send + 'static,
    encoding: &'static Encoding,
) -> Box<dyn Read + Send> {
    if encoding == UTF_8 {
        return Box::new(WithoutMark {
            source,
            begun: false,
        });
    }
    Box::new(Transcoded {
        source,
        decoder: encoding.new_decoder_with_bom_removal(),
        input: vec![0; 32 << 10],
        from: 0,
        to: 0,
        output: Vec::with_capacity(64 << 10),
        at: 0,
        state: State::Reading,
    })
}

struct WithoutMark<R> {
    source: R,
    begun: bool,
}

impl<R: Read> Read for WithoutMark<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.begun || out.len() < 3 {
            return self.source.read(out);
        }
        self.begun = true;
        let mut n = 0;
        while n < 3 {
            match self.source.read(&mut out[n..])? {
                0 => break,
                more => n += more,
            }
        }
        if out[..n].starts_with("\u{feff}".as_bytes()) {
            out.copy_within(3..n, 0);
            n -= 3;
            if n == 0 {
                return self.source.read(out);
            }
        }
        Ok(n)
    }
}

#[derive(PartialEq)]
enum State {
    Reading,
    AtEnd,
    Done,
}

struct Transcoded<R> {
    source: R,
    decoder: Decoder,
    input: Vec<u8>,
    from: usize,
    to: usize,
    output: Vec<u8>,
    at: usize,
    state: State,
}

impl<R: Read> Transcoded<R> {
    /// Fills `output`; leaves it empty at the end of the stream.
    fn fill(&mut self) -> io::Result<()> {
        self.output.clear();
        self.at = 0;
        while self.output.is_empty() && self.state != State::Done {
            if self.from == self.to && self.state == State::Reading {
                self.to = self.source.read(&mut self.input)?;
                self.from = 0;
                if self.to == 0 {
                    self.state = State::AtEnd;
                }
            }
            self.decode();
        }
        Ok(())
    }

    fn decode(&mut self) {
        let last = self.state == State::AtEnd;
        let mut text = [0u8; 8 << 10];
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
            &self.input[self.from..self.to],
            &mut text,
            last,
        );
        self.from += read;
        self.output.extend_from_slice(&text[..written]);
        match result {
            DecoderResult::Malformed(..) => self.output.push(NO_CHARACTER),
            DecoderResult::InputEmpty if last => self.state = State::Done,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
        }
    }
}

impl<R: Read> Read for Transcoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at == self.output.len() {
            self.fill()?;
        }
        let n = (&self.output[self.at..]).read(out)?;
        self.at += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, encoding: &'static Encoding) {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable);
        assert_eq!(detect(&bytes), encoding, "{text}");
    }

    #[test]
    fn a_short_text_already_tells_its_encoding() {
        check(
            "名稱,縣市\n生全通運有限公司,基隆市\n陸仕企業股份有限公司,屏東縣\n",
            encoding_rs::BIG5,
        );
        check(
            "名称,地区\n北京市某某科技有限公司,海淀区\n上海某某贸易有限公司,浦东新区\n",
            GB18030,
        );
        check(
            "名称,住所\n（有）シーフードハウス,愛知県名古屋市\n",
            encoding_rs::SHIFT_JIS,
        );
        check(
            "nom,ville\nSociété générale d'électricité,Orléans\n",
            encoding_rs::WINDOWS_1252,
        );
        check("name,city\nAcme,London\n", UTF_8);
        check("名稱,縣市\n生全通運有限公司,基隆市\n", UTF_8);
    }

    #[test]
    fn a_utf_8_text_with_one_broken_byte_stays_utf_8() {
        let mut bytes = "生全通運有限公司,基隆市\n".repeat(30).into_bytes();
        bytes.insert(30, 0xe5);
        assert_eq!(detect(&bytes), UTF_8);
        bytes.truncate(bytes.len() - 2);
        assert_eq!(detect(&bytes), UTF_8);
    }

    #[test]
    fn utf_16_is_known_without_a_mark() {
        let le: Vec<u8> = "id,名稱\n1,生全\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(detect(&le), UTF_16LE);
        let be: Vec<u8> = "id,名稱\n1,生全\n"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(detect(&be), UTF_16BE);
    }
}
