package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** File permissions that allow only the owner of the store to read or change it, on file systems that support them. */
final class OwnerOnly {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String FILE = "rw-------";
    private static final String DIRECTORY = "rwx------";

    private OwnerOnly() {}

    /** The attributes for a file to be created. */
    static FileAttribute<?>[] file() {
        return attributes(FILE);
    }

    /** The attributes for a directory to be created. */
    static FileAttribute<?>[] directory() {
        return attributes(DIRECTORY);
    }

    /** Removes the permissions of others from a directory, unless another user owns it. */
    static void close(Path directory) {
        if (POSIX) {
            try {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(DIRECTORY));
            } catch (IOException notOurs) {
                // The owner has granted access to this process and decides who else has it.
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
