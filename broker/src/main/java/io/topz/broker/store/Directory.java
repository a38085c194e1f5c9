package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory in a {@link StoreDirectory}, with a log, checked files, or further directories. Used in turns, one at a time; only files that
 * are no longer in use are deleted on another thread.
 */
public final class Directory {

    /** The name of the file that an interrupted {@link #probe} leaves. */
    public static final String PROBE = "probe" + CheckedFile.TEMPORARY;

    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
    private static final int PROBE_BYTES = 64 * 1024;

    private final LogResources resources;
    private final SyncPolicy policy;
    private final Path path;

    Directory(LogResources resources, SyncPolicy policy, Path path) {
        this.resources = resources;
        this.policy = policy;
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** The name of this directory. */
    public String fileName() {
        return String.valueOf(path.getFileName());
    }

    /** When written data is forced to the disk. */
    public SyncPolicy policy() {
        return policy;
    }

    public boolean exists() {
        return resources.files.exists(path);
    }

    /** The names of the entries; none if the directory does not exist. */
    public List<String> names() throws IOException {
        return resources.files.list(path);
    }

    /** The subdirectories; none if the directory does not exist. */
    public List<Directory> directories() throws IOException {
        return names().stream()
                .map(this::directory)
                .filter(directory -> Files.isDirectory(directory.path))
                .toList();
    }

    /** The names of files that were put aside because of damage and still exist. */
    public List<String> aside() throws IOException {
        return names().stream().filter(CheckedFile::isAside).toList();
    }

    /** The subdirectory with that file name, which may not exist. {@link FileNames} converts any text to a file name. */
    public Directory directory(String fileName) {
        return new Directory(resources, policy, path.resolve(fileName));
    }

    /** The file with that name, which may not exist. */
    public CheckedFile file(String fileName) {
        return new CheckedFile(resources.files, path.resolve(fileName));
    }

    /** Creates the directory and its parents so that they survive a power failure. */
    public void create() throws IOException {
        resources.createDirectories(path);
    }

    /** Makes creations, renames and deletions in this directory survive a power failure. */
    public void force() throws IOException {
        resources.files.forceDirectory(path);
    }

    /** Opens the log in this directory, or creates it; {@link MessageLog#replay} must be called next. */
    public MessageLog openLog(int segmentBytes) throws IOException {
        return openLog(segmentBytes, policy);
    }

    /** Opens the log with a policy that differs from that of the store. */
    public MessageLog openLog(int segmentBytes, SyncPolicy ofLog) throws IOException {
        return FileLog.open(resources, path, ofLog, segmentBytes);
    }

    /** Copies the segments of the log in this directory, which is damaged and not open, to {@code target} as files put aside. */
    public void keepDamagedLog(Directory target) throws IOException {
        for (String name : names()) {
            if (Segment.number(name) > 0) {
                byte[] bytes;
                try (StoreFiles.OpenFile file = resources.files.open(path.resolve(name))) {
                    bytes = new byte[Math.toIntExact(file.size())];
                    file.readFully(bytes, bytes.length, 0);
                }
                Path aside = CheckedFile.freeNameAside(resources.files, target.path.resolve(fileName() + "-" + name));
                try (StoreFiles.OpenFile copy = resources.files.create(aside)) {
                    copy.writeFully(bytes, 0, bytes.length, 0);
                }
            }
        }
    }

    /** Checks that a write succeeds and can be forced to the disk. */
    public void probe() throws IOException {
        Path file = path.resolve(PROBE);
        try {
            try (StoreFiles.OpenFile probe = resources.files.create(file)) {
                probe.writeFully(new byte[PROBE_BYTES], 0, PROBE_BYTES, 0);
                probe.force();
            }
        } finally {
            resources.files.delete(file);
        }
    }

    /** Renames the directory atomically to a free name with that prefix, and returns it; {@link #deleteLater} must be called next. */
    public Directory retire(String prefix) throws IOException {
        int number = 1;
        while (resources.files.exists(path.resolveSibling(prefix + number))) {
            number++;
        }
        Path retired = path.resolveSibling(prefix + number);
        resources.files.move(path, retired);
        return new Directory(resources, policy, retired);
    }

    /**
     * Makes the removal of a retired directory durable; {@code writer} deletes its files, which takes long if there are many. The files
     * must not be open.
     */
    public void deleteLater(Executor writer) throws IOException {
        Path parent = path.getParent();
        if (parent != null) {
            resources.files.forceDirectory(parent);
        }
        writer.execute(this::delete);
    }

    /** Deletes the directory with all its content, as far as that is possible now. */
    public void delete() {
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted now; the next start retries it", path, e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
