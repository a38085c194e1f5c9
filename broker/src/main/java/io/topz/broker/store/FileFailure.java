package io.topz.broker.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Describes file failures to clients and operators. The description names the file but not its directory. */
public final class FileFailure {

    private FileFailure() {}

    /** The reason of a failure, such as {@code stream.json: access denied}. */
    public static String reason(Exception failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return reason(cause);
        }
        if (failure instanceof FileSystemException known && known.getFile() != null) {
            return Path.of(known.getFile()).getFileName() + ": " + reasonOf(known);
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String reasonOf(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }
}
