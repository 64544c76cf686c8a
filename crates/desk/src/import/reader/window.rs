//! A stretch of text that grows until it holds a whole row.

use std::io::{self, Read};

use encoding_rs::Encoding;

use super::ROW_BYTES_MAX;

const CHUNK_BYTES: usize = 256 << 10;

/// The part of a UTF-8 stream between what was taken and what was read.
pub(super) struct Window {
    source: Box<dyn Read + Send>,
    encoding: &'static Encoding,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    at_end: bool,
    fault: Option<String>,
    newline: u8,
}

impl Window {
    pub(super) fn new(source: Box<dyn Read + Send>, encoding: &'static Encoding) -> Self {
        Self {
            source,
            encoding,
            buffer: vec![0; CHUNK_BYTES],
            start: 0,
            end: 0,
            at_end: false,
            fault: None,
            newline: b'\n',
        }
    }

    /// What was read and not yet taken.
    pub(super) fn text(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Whether nothing follows [`Window::text`].
    pub(super) fn at_end(&self) -> bool {
        self.at_end
    }

    /// Why nothing follows, when the stream did not end by itself.
    pub(super) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// The byte that ends a line: a line feed, or a carriage return in files
    /// that have no line feed.
    pub(super) fn newline(&self) -> u8 {
        self.newline
    }

    /// Name of the encoding the bytes were read as.
    pub(super) fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// The first `len` bytes, or all when there are fewer.
    pub(super) fn sample(&mut self, len: usize) -> &[u8] {
        while self.end - self.start < len && self.more() {}
        let text = &self.buffer[self.start..self.end];
        if memchr::memchr(b'\n', text).is_none() && memchr::memchr(b'\r', text).is_some() {
            self.newline = b'\r';
        }
        &text[..len.min(text.len())]
    }

    /// Reads on; false when nothing follows.
    pub(super) fn more(&mut self) -> bool {
        if self.at_end {
            return false;
        }
        if self.end == self.buffer.len() {
            self.make_room();
        }
        loop {
            match self.source.read(&mut self.buffer[self.end..]) {
                Ok(0) => {
                    self.at_end = true;
                    return false;
                }
                Ok(n) => {
                    self.end += n;
                    return true;
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => {
                    self.at_end = true;
                    self.fault = Some(e.to_string());
                    return false;
                }
            }
        }
    }

    fn make_room(&mut self) {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.end * 2 > self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
    }

    /// Takes `len` bytes away.
    pub(super) fn take(&mut self, len: usize) {
        self.start += len;
        debug_assert!(self.start <= self.end);
    }

    /// Takes the rest of the line away, its end included.
    pub(super) fn skip_line(&mut self) {
        loop {
            if let Some(at) = memchr::memchr(self.newline, self.text()) {
                self.take(at + 1);
                return;
            }
            self.take(self.end - self.start);
            if !self.more() {
                return;
            }
        }
    }

    /// Length of the line at the start, its end excluded, and whether a line
    /// end follows. `Err` when it is longer than a row may be.
    pub(super) fn line(&mut self) -> Result<(usize, bool), ()> {
        let mut seen = 0;
        loop {
            if let Some(at) = memchr::memchr(self.newline, &self.text()[seen..]) {
                return Ok((seen + at, true));
            }
            seen = self.end - self.start;
            if seen > ROW_BYTES_MAX {
                return Err(());
            }
            if !self.more() {
                return Ok((seen, false));
            }
        }
    }
}
