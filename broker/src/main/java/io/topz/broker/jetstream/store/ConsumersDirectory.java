package io.topz.broker.jetstream.store;

import io.topz.broker.store.CheckedFile;
import io.topz.broker.store.Directory;
import io.topz.broker.store.FileNames;
import io.topz.broker.store.MessageLog;
import io.topz.broker.store.SyncPolicy;
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

    private final Directory directory;

    ConsumersDirectory(Directory directory) {
        this.directory = directory;
    }

    /** Whether what is confirmed must be forced before. */
    public boolean forcesAlways() {
        return directory.policy().always();
    }

    public boolean exists() {
        return directory.exists();
    }

    /** Whether there has been a consumer whose log was not lost. */
    public boolean hasLog() throws IOException {
        return !directory.directory(LOG).names().isEmpty();
    }

    /** Opens the log, which is made if it is not there; {@link MessageLog#replay} comes next. Only {@link MessageLog#sync} forces. */
    public MessageLog openLog() throws IOException {
        directory.create();
        return directory.directory(LOG).openLog(SEGMENT_BYTES, WHEN_ASKED);
    }

    /** Copies the log, which is damaged, to where it stays until somebody has looked at it. It must not be open. */
    public void keepDamagedLog() throws IOException {
        directory.directory(LOG).keepDamagedLog(directory);
    }

    /** The copies of descriptions. */
    public List<CheckedFile> descriptions() throws IOException {
        return directory.names().stream()
                .filter(name -> name.endsWith(DESCRIPTION))
                .map(directory::file)
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
        return name.endsWith(DESCRIPTION) ? directory.file(name) : null;
    }

    /** The copy of the description of a consumer, whether it is there or not. */
    public CheckedFile description(String consumer) {
        return directory.file(FileNames.encode(consumer, MAX_NAME) + DESCRIPTION);
    }

    /** Where former versions kept the state of a consumer. */
    public CheckedFile oldState(String consumer) {
        return directory.file(FileNames.encode(consumer, MAX_NAME) + OLD_STATE);
    }

    /** What was put aside because of damage and is still there. */
    public List<Path> damaged() throws IOException {
        return directory.aside().stream().map(directory.path()::resolve).toList();
    }

    /** Whether it is still there. */
    public boolean isThere(Path file) {
        return directory.file(String.valueOf(file.getFileName())).exists();
    }

    /** Makes what was deleted here stay away after a power failure. */
    public void force() throws IOException {
        directory.force();
    }
}
