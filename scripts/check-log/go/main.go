// Checks a log with the code that Go itself checks its module checksums with
// (golang.org/x/mod/sumdb/tlog and note): written by others, for other data.
//
// usage: checklog LOGDIR VKEY [RECEIPT | EARLIER-CHECKPOINT]...
//
// It does not know what entries mean. Nothing of the Rust code is used.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height   = 8
	width    = 1 << height
	proofMax = 5000 // Single proofs tried; every entry is checked in any case.
)

type log struct {
	dir      string
	verifier note.Verifier
	flip     string // File of which one bit is read wrongly.
}

func (l *log) read(path string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(l.dir, path))
	if err == nil && path == l.flip {
		data[len(data)/2] ^= 1
	}
	return data, err
}

// readTile reads a tile by Go's name for it, which has the height in front.
func (l *log) readTile(goPath string, bytesWanted int) ([]byte, error) {
	path := "tile/" + strings.TrimPrefix(goPath, "tile/8/")
	data, err := l.read(path)
	if errors.Is(err, os.ErrNotExist) {
		// The full tile where the partial one has been removed.
		data, err = l.read(strings.Split(path, ".p/")[0])
	}
	if err != nil {
		return nil, err
	}
	if bytesWanted > len(data) {
		return nil, fmt.Errorf("%s has %d bytes instead of %d", path, len(data), bytesWanted)
	}
	if bytesWanted > 0 {
		data = data[:bytesWanted]
	}
	return data, nil
}

func (l *log) Height() int                     { return height }
func (l *log) SaveTiles([]tlog.Tile, [][]byte) {}
func (l *log) ReadTiles(t []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(t))
	for i, tile := range t {
		data, err := l.readTile(tile.Path(), tile.W*tlog.HashSize)
		if err != nil {
			return nil, err
		}
		all[i] = data
	}
	return all, nil
}

// open verifies the note and reads the three lines: Go's own ParseTree wants another first one.
func (l *log) open(text []byte) (tlog.Tree, error) {
	n, err := note.Open(text, note.VerifierList(l.verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) < 4 || lines[0] != l.verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("the checkpoint is not of %s", l.verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func (l *log) bundle(index, size int64) ([][]byte, error) {
	count := size - index*width
	if count > width {
		count = width
	}
	tile := tlog.Tile{H: height, L: -1, N: index, W: int(count)}
	path := "tile/8/entries" + strings.TrimPrefix(tile.Path(), "tile/8/data")
	data, err := l.readTile(path, 0)
	if err != nil {
		return nil, err
	}
	entries := make([][]byte, 0, count)
	for int64(len(entries)) < count {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("bundle %d is cut off", index)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	// A full bundle read in the place of a partial one may go on.
	if count == width && len(data) > 0 {
		return nil, fmt.Errorf("bundle %d has bytes after its last entry", index)
	}
	return entries, nil
}

// check verifies the note, every entry, and growth from an earlier size.
func (l *log) check() (tree tlog.Tree, proofs int, err error) {
	text, err := l.read("checkpoint")
	if err != nil {
		return tree, 0, err
	}
	if tree, err = l.open(text); err != nil {
		return tree, 0, err
	}
	// The whole tree again, from the entries alone: its root must be the signed one.
	var stored []tlog.Hash
	own := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for b := int64(0); b*width < tree.N; b++ {
		entries, err := l.bundle(b, tree.N)
		if err != nil {
			return tree, proofs, err
		}
		for i, entry := range entries {
			hashes, err := tlog.StoredHashes(b*width+int64(i), entry, own)
			if err != nil {
				return tree, proofs, err
			}
			stored = append(stored, hashes...)
		}
	}
	if tree.N > 0 {
		root, err := tlog.TreeHash(tree.N, own)
		if err != nil {
			return tree, proofs, err
		}
		if root != tree.Hash {
			return tree, proofs, fmt.Errorf("the entries have the root %v, the checkpoint %v", root, tree.Hash)
		}
	}
	// Every tile, byte for byte. TileHashReader alone is not enough: as of x/mod 0.7 it
	// leaves some tiles unchecked when several hashes of the root share one.
	for _, tile := range tlog.NewTiles(height, 0, tree.N) {
		if int64(tile.W) < width && int64(tile.W) != (tree.N>>(height*tile.L))%width {
			continue // Of a smaller tree.
		}
		want, err := tlog.ReadTileData(tile, own)
		if err != nil {
			return tree, proofs, err
		}
		got, err := l.readTile(tile.Path(), len(want))
		if err != nil {
			return tree, proofs, err
		}
		if !bytes.Equal(want, got) {
			return tree, proofs, fmt.Errorf("%s is not what the entries give", tile.Path())
		}
	}
	// Proofs made from our tiles, as a client makes them.
	reader := tlog.TileHashReader(tree, l)
	for n, step := int64(0), 1+tree.N/proofMax; n < tree.N; n += step {
		proof, err := tlog.ProveRecord(tree.N, n, reader)
		if err != nil {
			return tree, proofs, err
		}
		leaf := stored[tlog.StoredHashIndex(0, n)]
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaf); err != nil {
			return tree, proofs, fmt.Errorf("entry %d: %w", n, err)
		}
		if tlog.CheckRecord(proof, tree.N, tree.Hash, n, tlog.RecordHash([]byte("forged"))) == nil {
			return tree, proofs, fmt.Errorf("a forged entry %d passed", n)
		}
		proofs++
	}
	if tree.N > 1 {
		old := tree.N * 2 / 3
		hash, err := tlog.TreeHash(old, own)
		if err != nil {
			return tree, proofs, err
		}
		err = l.extends(tree, tlog.Tree{N: old, Hash: hash})
		if err != nil {
			return tree, proofs, err
		}
		hash[0] ^= 1
		if l.extends(tree, tlog.Tree{N: old, Hash: hash}) == nil {
			return tree, proofs, fmt.Errorf("a forged earlier root passed")
		}
	}
	return tree, proofs, nil
}

func (l *log) extends(tree, old tlog.Tree) error {
	proof, err := tlog.ProveTree(tree.N, old.N, tlog.TileHashReader(tree, l))
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash)
}

// receipt checks a c2sp.org/tlog-proof@v1 by itself; the entry is taken from the log.
func (l *log) receipt(tree tlog.Tree, text []byte) error {
	head, checkpoint, found := bytes.Cut(text, []byte("\n\n"))
	if !found {
		return fmt.Errorf("the receipt has no checkpoint")
	}
	signed, err := l.open(checkpoint)
	if err != nil {
		return err
	}
	lines := strings.Split(string(head), "\n")[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return fmt.Errorf("the receipt has no index")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	if err != nil {
		return err
	}
	if index < 0 || index >= tree.N {
		return fmt.Errorf("the receipt is of entry %d, which is not in the log", index)
	}
	var proof tlog.RecordProof
	for _, line := range lines[1:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(hash) != tlog.HashSize {
			return fmt.Errorf("the receipt has a line that is no hash")
		}
		proof = append(proof, *(*tlog.Hash)(hash))
	}
	entries, err := l.bundle(index/width, tree.N)
	if err != nil {
		return err
	}
	leaf := tlog.RecordHash(entries[index%width])
	return tlog.CheckRecord(proof, signed.N, signed.Hash, index, leaf)
}

// refusesDamage checks that one flipped bit in a file of each kind is noticed.
func (l *log) refusesDamage(tree tlog.Tree) error {
	files := []string{"checkpoint"}
	if tree.N >= width {
		files = append(files, "tile/0/000", "tile/entries/000")
	}
	for _, file := range files {
		damaged := *l
		damaged.flip = file
		if _, _, err := damaged.check(); err == nil {
			return fmt.Errorf("a flipped bit in %s was not noticed", file)
		}
	}
	return nil
}

func run(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("usage: checklog LOGDIR VKEY [RECEIPT | EARLIER-CHECKPOINT]")
	}
	verifier, err := note.NewVerifier(args[1])
	if err != nil {
		return err
	}
	l := &log{dir: args[0], verifier: verifier}
	tree, proofs, err := l.check()
	if err != nil {
		return err
	}
	if err := l.refusesDamage(tree); err != nil {
		return err
	}
	receipts, earlier := 0, 0
	for _, path := range args[2:] {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if bytes.HasPrefix(text, []byte("c2sp.org/tlog-proof@v1\n")) {
			err = l.receipt(tree, text)
			receipts++
		} else if old, openErr := l.open(text); openErr != nil {
			err = openErr
		} else {
			err = l.extends(tree, old)
			earlier++
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	fmt.Printf("go sumdb: %d entries, %d inclusion proofs, %d receipts, %d earlier checkpoints; damage refused\n",
		tree.N, proofs, receipts, earlier)
	return nil
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "go sumdb:", err)
		os.Exit(1)
	}
}
