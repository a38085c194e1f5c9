package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions by which nobody but the owner of the store can read or change it, where the file system has such. */
final class OwnerOnly {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String FILE = "rw-------";
    private static final String DIRECTORY = "rwx------";

    private OwnerOnly() {}

    /** For a file that is created. */
    static FileAttribute<?>[] file() {
        return attributes(FILE);
    }

    /** For a directory that is created. */
    static FileAttribute<?>[] directory() {
        return attributes(DIRECTORY);
    }

    /** Closes a directory that is open to others, unless it belongs to one of them. */
    static void close(Path directory) {
        if (POSIX) {
            try {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(DIRECTORY));
            } catch (IOException notOurs) {
                // Its owner has let this process in and decides who else may.
            }
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
