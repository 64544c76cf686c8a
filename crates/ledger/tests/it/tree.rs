//! Roots and proofs against two trees that others wrote: `tlog_tiles` and `ct-merkle`.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use ledger::proof::{verify_consistency, verify_inclusion};
use ledger::{DirSource, Hash, TileReader, TileSource, files::Disk};
use proptest::prelude::*;
use sha2::Sha256;
use tlog_tiles::{HashReader, TileHashReader};

use crate::common::{entry, frontier, write_log};
use crate::memory::Memory;

/// Their tree, with every hash in memory.
struct Theirs(Vec<tlog_tiles::Hash>);

impl Theirs {
    fn of(size: u64) -> Theirs {
        let mut theirs = Theirs(Vec::new());
        for n in 0..size {
            let more = tlog_tiles::stored_hashes(n, &entry(n), &theirs).unwrap();
            theirs.0.extend(more);
        }
        theirs
    }
}

impl HashReader for Theirs {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog_tiles::Hash>, tlog_tiles::Error> {
        Ok(indexes.iter().map(|i| self.0[*i as usize]).collect())
    }
}

/// Our files, for their reader: theirs are called `tile/8/<L>/...`.
struct OurTiles<S>(S);

impl<S: TileSource> tlog_tiles::TileReader for OurTiles<S> {
    fn height(&self) -> u8 {
        8
    }
    fn read_tiles(&self, tiles: &[tlog_tiles::Tile]) -> Result<Vec<Vec<u8>>, tlog_tiles::Error> {
        let path = |tile: &tlog_tiles::Tile| tile.path().replacen("tile/8/", "tile/", 1);
        Ok(tiles
            .iter()
            .map(|tile| self.0.read(&path(tile)).unwrap().unwrap())
            .collect())
    }
    fn save_tiles(&self, _: &[tlog_tiles::Tile], _: &[Vec<u8>]) {}
}

fn ours(hash: &tlog_tiles::Hash) -> Hash {
    Hash(hash.0)
}

fn theirs(hashes: &[Hash]) -> Vec<tlog_tiles::Hash> {
    hashes.iter().map(|hash| tlog_tiles::Hash(hash.0)).collect()
}

fn bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

fn root_of(size: u64) -> RootHash<Sha256> {
    RootHash::new(frontier(size).root().0.into(), size)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn roots_and_proofs_are_those_of_others(size in 1u64..1400, a in any::<u64>(), b in any::<u64>()) {
        let (index, old) = (a % size, 1 + b % size);
        let memory = Memory::default();
        write_log(&memory, size);
        let mut reader = TileReader::new(&memory, size);
        let root = reader.root().unwrap();
        let their_tree = Theirs::of(size);
        prop_assert_eq!(root, ours(&tlog_tiles::tree_hash(size, &their_tree).unwrap()));
        prop_assert_eq!(reader.frontier().unwrap(), frontier(size));
        prop_assert_eq!(reader.entry(index).unwrap(), entry(index));

        let inclusion = reader.prove_inclusion(index).unwrap();
        let leaf = Hash::leaf(&entry(index));
        prop_assert!(verify_inclusion(&leaf, index, size, &inclusion, &root).is_ok());
        prop_assert_eq!(
            &theirs(&inclusion), &tlog_tiles::prove_record(size, index, &their_tree).unwrap());
        let their_root = tlog_tiles::Hash(root.0);
        tlog_tiles::check_record(
            &theirs(&inclusion), size, their_root, index, tlog_tiles::Hash(leaf.0)).unwrap();
        root_of(size).verify_inclusion(
            &entry(index), index, &InclusionProof::from_bytes(bytes(&inclusion))).unwrap();

        let consistency = reader.prove_consistency(old).unwrap();
        let old_root = frontier(old).root();
        prop_assert!(verify_consistency((old, &old_root), (size, &root), &consistency).is_ok());
        prop_assert_eq!(
            &theirs(&consistency), &tlog_tiles::prove_tree(size, old, &their_tree).unwrap());
        root_of(size).verify_consistency(
            &root_of(old), &ConsistencyProof::try_from_bytes(bytes(&consistency)).unwrap()).unwrap();
    }

    #[test]
    fn an_altered_proof_never_holds(
        size in 2u64..900, a in any::<u64>(), b in any::<u64>(), bit in any::<usize>(),
    ) {
        let (index, old) = (a % size, 1 + b % (size - 1));
        let memory = Memory::default();
        write_log(&memory, size);
        let mut reader = TileReader::new(&memory, size);
        let root = reader.root().unwrap();
        let leaf = Hash::leaf(&entry(index));
        let proof = reader.prove_inclusion(index).unwrap();
        let holds = |proof: &[Hash], index, size, leaf: &Hash, root: &Hash|
            verify_inclusion(leaf, index, size, proof, root).is_ok();
        for altered in alterations(&proof, bit) {
            prop_assert!(!holds(&altered, index, size, &leaf, &root));
        }
        prop_assert!(!holds(&proof, index ^ 1, size, &leaf, &root));
        prop_assert!(!holds(&proof, index, size, &flipped(leaf, bit), &root));
        prop_assert!(!holds(&proof, index, size, &leaf, &flipped(root, bit)));

        let (old_root, proof) = (frontier(old).root(), reader.prove_consistency(old).unwrap());
        let holds = |proof: &[Hash], old_root: &Hash, root: &Hash|
            verify_consistency((old, old_root), (size, root), proof).is_ok();
        prop_assert!(holds(&proof, &old_root, &root));
        for altered in alterations(&proof, bit) {
            prop_assert!(!holds(&altered, &old_root, &root));
        }
        prop_assert!(!holds(&proof, &flipped(old_root, bit), &root));
        prop_assert!(!holds(&proof, &old_root, &flipped(root, bit)));
    }

    #[test]
    fn proofs_of_any_numbers_and_hashes_do_not_panic(
        a in any::<u64>(), b in any::<u64>(), hashes in prop::collection::vec(any::<[u8; 32]>(), 0..70),
    ) {
        let hashes: Vec<Hash> = hashes.into_iter().map(Hash).collect();
        let root = Hash::leaf(b"");
        let _ = verify_inclusion(&root, a, b, &hashes, &root);
        let _ = verify_consistency((a, &root), (b, &root), &hashes);
        let _ = verify_consistency((1 << (a % 64), &root), (b, &root), &hashes);
        let mut reader = TileReader::new(Memory::default(), b);
        prop_assert!(b == 0 || reader.root().is_err());
        let _ = (reader.prove_inclusion(a), reader.prove_consistency(a), reader.frontier());
    }
}

fn flipped(mut hash: Hash, bit: usize) -> Hash {
    hash.0[bit / 8 % 32] ^= 1 << (bit % 8);
    hash
}

fn alterations(proof: &[Hash], bit: usize) -> Vec<Vec<Hash>> {
    let mut all = Vec::new();
    let mut longer = proof.to_vec();
    longer.push(Hash::EMPTY);
    all.push(longer);
    if !proof.is_empty() {
        all.push(proof[1..].to_vec());
        all.push(proof[..proof.len() - 1].to_vec());
        let mut other = proof.to_vec();
        let place = bit % proof.len();
        other[place] = flipped(other[place], bit);
        all.push(other);
    }
    all
}

#[test]
fn every_proof_of_small_trees_holds_and_is_that_of_ct_merkle() {
    let memory = Memory::default();
    write_log(&memory, 70);
    let mut mirror = MemoryBackedTree::<Sha256, Vec<u8>>::new();
    for size in 1..=70u64 {
        mirror.push(entry(size - 1));
        let mut reader = TileReader::new(&memory, size);
        // Sizes never written themselves: cut from wider tiles.
        let root = frontier(size).root();
        memory.put(&format!("tile/0/000.p/{size}"), &leaves(size));
        assert_eq!(reader.root().unwrap(), root);
        for index in 0..size {
            let proof = reader.prove_inclusion(index).unwrap();
            verify_inclusion(&Hash::leaf(&entry(index)), index, size, &proof, &root).unwrap();
            assert_eq!(
                mirror.prove_inclusion(index as usize).as_bytes(),
                bytes(&proof)
            );
        }
        for old in 1..size {
            let proof = reader.prove_consistency(old).unwrap();
            let old_root = frontier(old).root();
            verify_consistency((old, &old_root), (size, &root), &proof).unwrap();
            assert_eq!(
                mirror.prove_consistency((size - old) as usize).as_bytes(),
                bytes(&proof)
            );
        }
    }
}

fn leaves(size: u64) -> Vec<u8> {
    (0..size).flat_map(|n| Hash::leaf(&entry(n)).0).collect()
}

#[test]
fn their_tile_reader_reads_our_files() {
    let dir = tempfile::tempdir().unwrap();
    let size = 66_000;
    let root = write_log(Disk::new(dir.path()), size).root();
    let tiles = OurTiles(DirSource::new(dir.path()));
    let root = tlog_tiles::Hash(root.0);
    let reader = TileHashReader::new(size, root, &tiles);
    for index in [0, 1, 255, 256, 65_535, 65_536, 65_999] {
        let proof = tlog_tiles::prove_record(size, index, &reader).unwrap();
        let leaf = tlog_tiles::record_hash(&entry(index));
        tlog_tiles::check_record(&proof, size, root, index, leaf).unwrap();
    }
}
