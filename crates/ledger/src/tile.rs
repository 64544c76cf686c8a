//! Tiles: which there are for a size, and what they are called (C2SP tlog-tiles).
//!
//! `tile/<L>/<N>[.p/<W>]` for hashes, `tile/entries/<N>[.p/<W>]` for entries, the
//! index in groups of three digits. What is inside an entry bundle is in
//! `bundle.rs`; reading tiles for proofs is in `reader.rs`.

use std::fmt;

use crate::text;

/// Hashes or entries in a full tile.
pub const TILE_WIDTH: u64 = 256;

/// Levels of the tree in one tile: 2^8 = 256.
pub const TILE_HEIGHT: u32 = 8;

/// Tile levels a log of 2^64 - 1 entries needs.
pub const TILE_LEVELS: u8 = 8;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An entry bundle.
    Entries,
    /// Hashes of the level: 0 are leaves, 1 the roots of full level-0 tiles, ...
    Hashes(u8),
}

/// One tile, by its kind, index and width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tile {
    /// Entries, or the level of the hashes.
    pub kind: Kind,
    /// Place in the level, from 0.
    pub index: u64,
    /// Hashes or entries in it: 256 in a full tile, fewer in a partial one.
    ///
    /// INVARIANT: 1 to 256.
    pub width: u16,
}

impl Tile {
    /// The tile of `kind` at `index` in a tree of `size`; `None` if it would be empty.
    #[must_use]
    pub fn at(kind: Kind, index: u64, size: u64) -> Option<Tile> {
        let items = match kind {
            Kind::Entries => size,
            Kind::Hashes(level) => size
                .checked_shr(TILE_HEIGHT * u32::from(level))
                .unwrap_or(0),
        };
        let width = items
            .checked_sub(index.checked_mul(TILE_WIDTH)?)?
            .min(TILE_WIDTH);
        (width > 0).then_some(Tile {
            kind,
            index,
            width: width as u16,
        })
    }

    /// The partial tiles of a tree of `size`: entries first, then level 0 up.
    pub fn partial(size: u64) -> impl Iterator<Item = Tile> {
        let kinds = std::iter::once(Kind::Entries).chain((0..TILE_LEVELS).map(Kind::Hashes));
        kinds.filter_map(move |kind| {
            let level = match kind {
                Kind::Entries => 0,
                Kind::Hashes(level) => u32::from(level),
            };
            let items = size >> (TILE_HEIGHT * level);
            let width = (items % TILE_WIDTH) as u16;
            (width > 0).then_some(Tile {
                kind,
                index: items / TILE_WIDTH,
                width,
            })
        })
    }

    /// Whether it holds all 256.
    #[must_use]
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == TILE_WIDTH
    }

    /// The full tile at the same place, in which a partial one is a prefix.
    #[must_use]
    pub fn full(self) -> Tile {
        Tile {
            width: TILE_WIDTH as u16,
            ..self
        }
    }

    /// Path below the log's prefix, without a leading slash.
    #[must_use]
    pub fn path(&self) -> String {
        self.to_string()
    }

    /// Reads a path back; `None` for anything [`Tile::path`] would not write.
    #[must_use]
    pub fn parse(path: &str) -> Option<Tile> {
        let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let kind = match level {
            "entries" => Kind::Entries,
            number => Kind::Hashes(text::decimal(number)?.try_into().ok().filter(|l| *l < 64)?),
        };
        let (place, width) = match rest.split_once(".p/") {
            None => (rest, TILE_WIDTH as u16),
            Some((place, width)) => {
                let width = text::decimal(width).filter(|w| (1..TILE_WIDTH).contains(w))?;
                (place, width as u16)
            }
        };
        let tile = Tile {
            kind,
            index: parse_index(place)?,
            width,
        };
        // One path for one tile: refuses `x000/005` and the like.
        (tile.path() == path).then_some(tile)
    }
}

fn parse_index(place: &str) -> Option<u64> {
    let digits = place.split('/').try_fold(String::new(), |mut all, group| {
        let group = group.strip_prefix('x').unwrap_or(group);
        let plain = group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
        all.push_str(plain.then_some(group)?);
        Some(all)
    })?;
    digits.parse().ok()
}

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Entries => f.write_str("tile/entries/")?,
            Kind::Hashes(level) => write!(f, "tile/{level}/")?,
        }
        let mut divisor = 1u64;
        while self.index / divisor >= 1000 {
            divisor *= 1000;
        }
        while divisor > 1 {
            write!(f, "x{:03}/", self.index / divisor % 1000)?;
            divisor /= 1000;
        }
        write!(f, "{:03}", self.index % 1000)?;
        if !self.is_full() {
            write!(f, ".p/{}", self.width)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, index: u64, width: u16, path: &str) {
        let tile = Tile { kind, index, width };
        assert_eq!(tile.path(), path);
        assert_eq!(Tile::parse(path), Some(tile));
    }

    #[test]
    fn paths_are_those_of_the_specification() {
        check(Kind::Hashes(0), 1_234_067, 256, "tile/0/x001/x234/067");
        check(Kind::Entries, 0, 1, "tile/entries/000.p/1");
        check(Kind::Hashes(63), 999, 255, "tile/63/999.p/255");
        check(Kind::Entries, 1000, 256, "tile/entries/x001/000");
        check(
            Kind::Hashes(0),
            u64::MAX,
            256,
            "tile/0/x018/x446/x744/x073/x709/x551/615",
        );
    }

    #[test]
    fn other_spellings_are_refused() {
        for wrong in [
            "tile/8/0/000",
            "tile/0/0",
            "tile/0/x000/005",
            "tile/00/000",
            "tile/64/000",
            "/tile/0/000",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/001/000",
            "tile/0/x001",
            "tile/entries/",
            "tile/entries/../000",
            "tile/0/x099/x446/x744/x073/x709/x551/615",
            "",
        ] {
            assert_eq!(Tile::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_tiles_of_70_000_entries_are_those_of_the_specification() {
        let partial: Vec<String> = Tile::partial(70_000).map(|t| t.path()).collect();
        let expected = [
            "tile/entries/273.p/112",
            "tile/0/273.p/112",
            "tile/1/001.p/17",
            "tile/2/000.p/1",
        ];
        assert_eq!(partial, expected);
        let of_256: Vec<String> = Tile::partial(256).map(|t| t.path()).collect();
        assert_eq!(of_256, ["tile/1/000.p/1"]);
        assert_eq!(
            Tile::at(Kind::Hashes(0), 273, 70_000).map(|t| t.width),
            Some(112)
        );
        assert_eq!(
            Tile::at(Kind::Hashes(0), 272, 70_000).map(|t| t.width),
            Some(256)
        );
        assert_eq!(Tile::at(Kind::Hashes(0), 274, 70_000), None);
    }
}
