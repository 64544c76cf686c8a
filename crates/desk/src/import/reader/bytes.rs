//! From the bytes of a file to the bytes in it: counted, then unpacked.
//!
//! gzip (RFC 1952, several members as `cat a.gz b.gz` makes them) and zstd
//! (RFC 8878, several frames) are told by their magic numbers.

use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use super::OpenError;

/// Counts what passes.
pub(super) struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Counted<R> {
    pub(super) fn new(inner: R, count: Arc<AtomicU64>) -> Self {
        Self { inner, count }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out)?;
        self.count.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// A stream whose beginning can be looked at first.
pub(super) struct Peeked {
    head: Vec<u8>,
    at: usize,
    rest: Box<dyn Read + Send>,
}

impl Peeked {
    fn new(rest: Box<dyn Read + Send>) -> Self {
        Self {
            head: Vec::new(),
            at: 0,
            rest,
        }
    }

    /// The first `len` bytes, or all when there are fewer. Only before
    /// anything was read.
    pub(super) fn peek(&mut self, len: usize) -> Result<&[u8], OpenError> {
        while self.head.len() < len {
            let before = self.head.len();
            self.head.resize(len, 0);
            match self.rest.read(&mut self.head[before..]) {
                Ok(n) => {
                    self.head.truncate(before + n);
                    if n == 0 {
                        break;
                    }
                }
                Err(e) => {
                    self.head.truncate(before);
                    if e.kind() == io::ErrorKind::Interrupted {
                        continue;
                    }
                    // What came before the damage may still hold rows; the
                    // damage is met again, and told, when reading gets there.
                    if before > 0 {
                        self.rest = Box::new(Broken(Some(e)));
                        break;
                    }
                    return Err(OpenError::Format(format!("the file cannot be read: {e}")));
                }
            }
        }
        Ok(&self.head[..len.min(self.head.len())])
    }
}

impl Read for Peeked {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at < self.head.len() {
            let n = (&self.head[self.at..]).read(out)?;
            self.at += n;
            if self.at == self.head.len() {
                (self.head, self.at) = (Vec::new(), 0);
            }
            return Ok(n);
        }
        self.rest.read(out)
    }
}

/// A stream that fails where another did.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(self
            .0
            .take()
            .unwrap_or_else(|| io::ErrorKind::UnexpectedEof.into()))
    }
}

/// Takes compression off.
pub(super) fn unpack<R: Read + Send + 'static>(source: R) -> Result<Peeked, OpenError> {
    let mut source = Peeked::new(Box::new(source));
    let head = source.peek(4)?;
    let inner: Box<dyn Read + Send> = if head.starts_with(&[0x1f, 0x8b]) {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(
            64 << 10,
            source,
        )))
    } else if head == [0x28, 0xb5, 0x2f, 0xfd] {
        let frames = zstd::Decoder::new(source).map_err(|e| {
            OpenError::Format(format!("the file cannot be unpacked with zstd: {e}"))
        })?;
        Box::new(frames)
    } else {
        return Ok(source);
    };
    Ok(Peeked::new(inner))
}

/// Says so plainly when a file is of a well-known kind that is not read here.
pub(super) fn refuse_known_binary(head: &[u8]) -> Result<(), OpenError> {
    let kind = match head {
        [b'P', b'K', 3, 4, ..] => "a zip archive and no spreadsheet",
        [b'%', b'P', b'D', b'F', b'-', ..] => "a PDF",
        [b'P', b'A', b'R', b'1', ..] => "a Parquet file",
        [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', ..] => "packed with bzip2",
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => "packed with xz",
        [0x1f, 0x8b, ..] => "packed with gzip twice",
        _ => return Ok(()),
    };
    Err(OpenError::Format(format!(
        "the file is {kind}; CSV, TSV, JSON Lines, XLSX and ODS are read, plain or packed with gzip or zstd"
    )))
}
