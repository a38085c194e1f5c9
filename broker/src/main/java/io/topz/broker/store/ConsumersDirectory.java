package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of the consumers of one stream in a {@link StreamDirectory}: a log of their changes, and next to it a
 * copy of the description of each, from which it is restored when the log is damaged.
 */
public final class ConsumersDirectory {

    private static final String LOG = "log";
    private static final String DESCRIPTION = ".json";
    private static final String OLD_STATE = ".state";

    /** Leaves room for what is put after names: kinds of files, temporary files, files that were put aside. */
    private static final int MAX_NAME = FileNames.MAX_LENGTH - 55;

    private static final int SEGMENT_BYTES = 256 * 1024;

    /** The log forces only on request. */
    private static final SyncPolicy WHEN_ASKED = SyncPolicy.every(Duration.ofDays(1));

    private final LogResources resources;
    private final SyncPolicy policy;
    private final Path path;

    ConsumersDirectory(LogResources resources, SyncPolicy policy, Path path) {
        this.resources = resources;
        this.policy = policy;
        this.path = path;
    }

    /** Whether what is confirmed must be forced before. */
    public boolean forcesAlways() {
        return policy.always();
    }

    public boolean exists() {
        return resources.files.exists(path);
    }

    /** Whether there has been a consumer whose log was not lost. */
    public boolean hasLog() throws IOException {
        return !resources.files.list(path.resolve(LOG)).isEmpty();
    }

    /** Opens the log, which is made if it is not there; {@link MessageLog#replay} comes next. Only {@link MessageLog#sync} forces. */
    public MessageLog openLog() throws IOException {
        if (!exists()) {
            resources.files.createDirectories(path);
            forceDirectory(path.getParent());
        }
        return FileLog.open(resources, path.resolve(LOG), WHEN_ASKED, SEGMENT_BYTES);
    }

    /** Copies the log, which is damaged, to where it stays until somebody has looked at it. It must not be open. */
    public void keepDamagedLog() throws IOException {
        Path log = path.resolve(LOG);
        for (String name : resources.files.list(log)) {
            if (Segment.number(name) > 0) {
                byte[] bytes;
                try (StoreFiles.OpenFile file = resources.files.open(log.resolve(name))) {
                    bytes = new byte[Math.toIntExact(file.size())];
                    file.readFully(bytes, bytes.length, 0);
                }
                Path aside = CheckedFile.freeNameAside(resources.files, path.resolve(LOG + "-" + name));
                try (StoreFiles.OpenFile copy = resources.files.create(aside)) {
                    copy.writeFully(bytes, 0, bytes.length, 0);
                }
            }
        }
    }

    /** The copies of descriptions. */
    public List<CheckedFile> descriptions() throws IOException {
        return resources.files.list(path).stream()
                .filter(name -> name.endsWith(DESCRIPTION))
                .map(this::file)
                .toList();
    }

    /** What the file of a description says by its name of whom it is; not always the whole name of the consumer. */
    public static String nameOf(CheckedFile description) {
        String fileName = String.valueOf(description.path().getFileName());
        String name = fileName.substring(0, fileName.length() - DESCRIPTION.length());
        String decoded = FileNames.decode(name);
        return decoded == null ? name : decoded;
    }

    /** The copy of a description that was put aside as that file; null if it was something else. */
    public @Nullable CheckedFile descriptionBefore(Path aside) {
        String name = CheckedFile.nameBefore(aside);
        return name.endsWith(DESCRIPTION) ? file(name) : null;
    }

    /** The copy of the description of a consumer, whether it is there or not. */
    public CheckedFile description(String consumer) {
        return file(FileNames.encode(consumer, MAX_NAME) + DESCRIPTION);
    }

    /** Where former versions kept the state of a consumer. */
    public CheckedFile oldState(String consumer) {
        return file(FileNames.encode(consumer, MAX_NAME) + OLD_STATE);
    }

    /** What was put aside because of damage and is still there. */
    public List<Path> damaged() throws IOException {
        return resources.files.list(path).stream()
                .filter(CheckedFile::isAside)
                .map(path::resolve)
                .toList();
    }

    /** Whether it is still there. */
    public boolean isThere(Path file) {
        return resources.files.exists(file);
    }

    /** Makes what was deleted here stay away after a power failure. */
    public void force() throws IOException {
        forceDirectory(path);
    }

    private void forceDirectory(@Nullable Path directory) throws IOException {
        if (directory != null) {
            resources.files.forceDirectory(directory);
        }
    }

    private CheckedFile file(String name) {
        return new CheckedFile(resources.files, path.resolve(name));
    }
}
