package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// tempPrefix begins the name of everything that is not finished. What is
// left of it after a crash is deleted when the store is opened.
const tempPrefix = ".tmp-"

// syncBatch is how many files of a tree are open at once.
const syncBatch = 64

// A disk makes every change to the data folder that has to be whole.
type disk struct {
	// scripts is held for reading while something is written into the folder
	// of a script, and for writing while empty ones are removed.
	scripts sync.RWMutex

	root  string
	hook  func(string) error // Options.Step
	count atomic.Uint64
}

func (d *disk) rel(path string) string {
	rel, err := filepath.Rel(d.root, path)
	if err != nil || rel == "." {
		return path
	}
	return filepath.ToSlash(rel)
}

// step runs one step of a write, unless the hook is against it.
func (d *disk) step(what, path string, f func() error) error {
	if d.hook != nil {
		if err := d.hook(what + " " + d.rel(path)); err != nil {
			return err
		}
	}
	return f()
}

func (d *disk) temp(dir string) string {
	return filepath.Join(dir, fmt.Sprintf("%s%d-%d", tempPrefix, os.Getpid(), d.count.Add(1)))
}

// write makes path a file of this content, or leaves it as it was.
func (d *disk) write(path string, b []byte, mode fs.FileMode) error {
	tmp := d.temp(filepath.Dir(path))
	err := d.put(tmp, path, b, mode)
	if err != nil {
		os.Remove(tmp)
	}
	return d.explain("write", path, err)
}

func (d *disk) put(tmp, path string, b []byte, mode fs.FileMode) error {
	f, err := d.create(tmp, b, mode)
	if err != nil {
		return err
	}
	if err := d.finish(tmp, f); err != nil {
		return err
	}
	return d.rename(tmp, path)
}

// create writes a file and leaves it open, to be finished.
func (d *disk) create(path string, b []byte, mode fs.FileMode) (f *os.File, err error) {
	err = d.step("create", path, func() (err error) {
		f, err = os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = d.step("write", path, func() error {
		_, err := f.Write(b)
		return err
	})
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func (d *disk) finish(path string, f *os.File) error {
	return errors.Join(d.step("fsync", path, f.Sync), f.Close())
}

// rename moves a finished file or folder into place for good.
func (d *disk) rename(from, to string) error {
	if err := d.step("rename", to, func() error { return os.Rename(from, to) }); err != nil {
		return err
	}
	return d.syncDir(filepath.Dir(to))
}

func (d *disk) syncDir(path string) error {
	return d.step("fsync", path, func() error { return syncDir(path) })
}

// mkdir makes a folder, unless it is there; its parent has to be.
func (d *disk) mkdir(path string, mode fs.FileMode) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	err := d.step("mkdir", path, func() error { return os.Mkdir(path, mode) })
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return d.explain("make", path, err)
	}
	return d.explain("make", path, d.syncDir(filepath.Dir(path)))
}

// remove deletes a file or a folder with all that is in it: it is there as a
// whole or not at all.
func (d *disk) remove(path string) error {
	return d.delete(path, func() error { return d.syncDir(filepath.Dir(path)) })
}

// discard is remove for what may come back after a power cut.
func (d *disk) discard(path string) error { return d.delete(path, func() error { return nil }) }

func (d *disk) delete(path string, sync func() error) error {
	if !exists(path) {
		return nil
	}
	tmp := d.temp(filepath.Dir(path))
	err := d.step("remove", path, func() error { return os.Rename(path, tmp) })
	if err == nil {
		err = errors.Join(sync(), os.RemoveAll(tmp))
	}
	return d.explain("remove", path, err)
}

// tree makes a folder of these files, safe on the disk except for its own
// name in the folder above.
func (d *disk) tree(root string, files Files, folders, mode fs.FileMode) error {
	dirs := []string{root}
	for name := range files {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			dirs = append(dirs, filepath.Join(root, filepath.FromSlash(dir)))
		}
	}
	slices.Sort(dirs)
	dirs = slices.Compact(dirs)
	for _, dir := range dirs {
		if err := d.step("mkdir", dir, func() error { return os.Mkdir(dir, folders) }); err != nil {
			return err
		}
	}
	paths := files.Paths()
	for {
		n := min(len(paths), syncBatch)
		var open []unsynced
		for _, name := range paths[:n] {
			full := filepath.Join(root, filepath.FromSlash(name))
			f, err := d.create(full, files[name], mode)
			if err != nil {
				for _, u := range open {
					u.file.Close()
				}
				return err
			}
			open = append(open, unsynced{full, f})
		}
		if paths = paths[n:]; len(paths) == 0 { // all names are in the folders now
			for _, dir := range dirs {
				open = append(open, unsynced{path: dir})
			}
		}
		// Side by side, so that the file system can make one commit of them.
		if err := concurrently(d, open, d.sync); err != nil {
			return err
		}
		if len(paths) == 0 {
			return nil
		}
	}
}

// unsynced is an open file, or a folder if file is nil.
type unsynced struct {
	path string
	file *os.File
}

func (d *disk) sync(u unsynced) error {
	if u.file == nil {
		return d.syncDir(u.path)
	}
	return d.finish(u.path, u.file)
}

// concurrently runs f for each x, and returns the first error. With a hook,
// the steps have to come in the same order every time.
func concurrently[T any](d *disk, xs []T, f func(T) error) error {
	errs := make([]error, len(xs))
	var wg sync.WaitGroup
	for i, x := range xs {
		if d.hook != nil || i == len(xs)-1 {
			errs[i] = f(x)
			continue
		}
		wg.Go(func() { errs[i] = f(x) })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func unfinished(name string) bool { return strings.HasPrefix(name, tempPrefix) }
