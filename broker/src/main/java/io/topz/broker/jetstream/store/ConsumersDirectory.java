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
 * The directory of the consumers of one stream in a {@link StreamDirectory}: a log of their changes, and a copy of the description of each
 * consumer, from which it is restored if the log is damaged.
 */
public final class ConsumersDirectory {

    private static final String LOG = "log";
    private static final String DESCRIPTION = ".json";
    private static final String OLD_STATE = ".state";

    /** The longest name. It leaves room for suffixes: kinds of files, temporary files, files that were put aside. */
    private static final int MAX_NAME = FileNames.MAX_LENGTH - 55;

    private static final int SEGMENT_BYTES = 256 * 1024;

    /** A policy by which the log is forced only on request. */
    private static final SyncPolicy WHEN_ASKED = SyncPolicy.every(Duration.ofDays(1));

    private final Directory directory;

    ConsumersDirectory(Directory directory) {
        this.directory = directory;
    }

    /** Whether changes must be forced to the disk before they are confirmed. */
    public boolean forcesAlways() {
        return directory.policy().always();
    }

    public boolean exists() {
        return directory.exists();
    }

    /** Whether the log has files. Without them there has been no consumer, or the log was lost. */
    public boolean hasLog() throws IOException {
        return !directory.directory(LOG).names().isEmpty();
    }

    /** Opens the log, or creates it; {@link MessageLog#replay} must be called next. Only {@link MessageLog#sync} forces it to the disk. */
    public MessageLog openLog() throws IOException {
        directory.create();
        return directory.directory(LOG).openLog(SEGMENT_BYTES, WHEN_ASKED);
    }

    /** Copies the damaged log to a file that stays until an operator removes it. The log must not be open. */
    public void keepDamagedLog() throws IOException {
        directory.directory(LOG).keepDamagedLog(directory);
    }

    /** The copies of the descriptions. */
    public List<CheckedFile> descriptions() throws IOException {
        return directory.names().stream()
                .filter(name -> name.endsWith(DESCRIPTION))
                .map(directory::file)
                .toList();
    }

    /** The name of the consumer, derived from the name of its file; a long name is truncated. */
    public static String nameOf(CheckedFile description) {
        String fileName = String.valueOf(description.path().getFileName());
        String name = fileName.substring(0, fileName.length() - DESCRIPTION.length());
        String decoded = FileNames.decode(name);
        return decoded == null ? name : decoded;
    }

    /** The description that was put aside as that file; null if the file was something else. */
    public @Nullable CheckedFile descriptionBefore(Path aside) {
        String name = CheckedFile.nameBefore(aside);
        return name.endsWith(DESCRIPTION) ? directory.file(name) : null;
    }

    /** The file with the copy of the description of a consumer. It may not exist. */
    public CheckedFile description(String consumer) {
        return directory.file(FileNames.encode(consumer, MAX_NAME) + DESCRIPTION);
    }

    /** The file in which earlier versions stored the state of a consumer. */
    public CheckedFile oldState(String consumer) {
        return directory.file(FileNames.encode(consumer, MAX_NAME) + OLD_STATE);
    }

    /** The files that were put aside because of damage and still exist. */
    public List<Path> damaged() throws IOException {
        return directory.aside().stream().map(directory.path()::resolve).toList();
    }

    /** Whether the file still exists. */
    public boolean isThere(Path file) {
        return directory.file(String.valueOf(file.getFileName())).exists();
    }

    /** Makes deletions in this directory durable. */
    public void force() throws IOException {
        directory.force();
    }
}
