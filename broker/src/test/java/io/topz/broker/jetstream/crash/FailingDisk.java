package io.topz.broker.jetstream.crash;

import io.topz.broker.store.StoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The disk of this machine, with calls that fail on request of a test. */
public final class FailingDisk implements StoreFiles {

    /** A kind of operating system call. */
    public enum Call {
        OPEN,
        CREATE,
        READ,
        WRITE,
        FORCE,
        SIZE,
        TRUNCATE,
        LIST,
        MAKE_DIRECTORY,
        MOVE,
        DELETE,
        FORCE_DIRECTORY
    }

    private volatile Set<Call> failing = EnumSet.noneOf(Call.class);
    private volatile String inPath = "";
    private final AtomicInteger skipped = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /** Makes all such calls fail until {@link #heal}. */
    public void fail(Call first, Call... more) {
        failIn("", 0, Integer.MAX_VALUE, EnumSet.of(first, more));
    }

    /** Makes a number of such calls fail for files whose path contains a text, after the first few have passed. */
    public void failIn(String part, int passing, int times, Set<Call> calls) {
        failing = EnumSet.noneOf(Call.class);
        inPath = part;
        skipped.set(passing);
        left.set(times);
        failing = EnumSet.copyOf(calls);
    }

    public void heal() {
        failing = EnumSet.noneOf(Call.class);
    }

    /** The number of failed calls. */
    public int failures() {
        return failures.get();
    }

    private void check(Call call, Path file) throws IOException {
        if (failing.contains(call)
                && file.toString().contains(inPath)
                && skipped.getAndUpdate(n -> Math.max(0, n - 1)) == 0
                && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            failures.incrementAndGet();
            throw new FileSystemException(file.toString(), null, "Input/output error");
        }
    }

    @Override
    public OpenFile open(Path file) throws IOException {
        check(Call.OPEN, file);
        return new Open(file, DISK.open(file));
    }

    @Override
    public OpenFile create(Path file) throws IOException {
        check(Call.CREATE, file);
        return new Open(file, DISK.create(file));
    }

    @Override
    public boolean exists(Path file) {
        return DISK.exists(file);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        check(Call.LIST, directory);
        return DISK.list(directory);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        check(Call.MAKE_DIRECTORY, directory);
        DISK.createDirectories(directory);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        check(Call.MOVE, to);
        DISK.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        check(Call.DELETE, file);
        DISK.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        check(Call.FORCE_DIRECTORY, directory);
        DISK.forceDirectory(directory);
    }

    private final class Open implements OpenFile {

        private final Path path;
        private final OpenFile file;

        Open(Path path, OpenFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public int read(ByteBuffer target, long offset) throws IOException {
            check(Call.READ, path);
            return file.read(target, offset);
        }

        @Override
        public int write(ByteBuffer source, long offset) throws IOException {
            check(Call.WRITE, path);
            return file.write(source, offset);
        }

        @Override
        public void force() throws IOException {
            check(Call.FORCE, path);
            file.force();
        }

        @Override
        public long size() throws IOException {
            check(Call.SIZE, path);
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            check(Call.TRUNCATE, path);
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
