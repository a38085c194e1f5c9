package io.topz.broker.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The file system as the store uses it. Tests replace it by one with a full disk or a failing power supply. */
public interface StoreFiles {

    /** The files of this machine. */
    StoreFiles DISK = new DiskFiles();

    /** Opens an existing file for reading and writing. */
    OpenFile open(Path file) throws IOException;

    /** Creates a file, or truncates an existing one, and opens it. */
    OpenFile create(Path file) throws IOException;

    boolean exists(Path file);

    /** The names in a directory; none if the directory does not exist. */
    List<String> list(Path directory) throws IOException;

    void createDirectories(Path directory) throws IOException;

    /** Renames atomically, replacing an existing file. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file or an empty directory if it exists. */
    void delete(Path file) throws IOException;

    /** Makes creations, renames and deletions in a directory survive a power failure. */
    void forceDirectory(Path directory) throws IOException;

    /** An open file. */
    interface OpenFile extends Closeable {

        /** Reads bytes at an offset, at least one and at most what fits into {@code target}; returns -1 at the end. */
        int read(ByteBuffer target, long offset) throws IOException;

        /** Writes bytes at an offset; may write only some of them. */
        int write(ByteBuffer source, long offset) throws IOException;

        /** Makes written bytes survive a power failure. */
        void force() throws IOException;

        long size() throws IOException;

        void truncate(long size) throws IOException;

        /** Reads exactly {@code length} bytes into the start of an array. */
        default void readFully(byte[] target, int length, long offset) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
            while (buffer.hasRemaining()) {
                if (read(buffer, offset + buffer.position()) < 0) {
                    throw new DamagedRecordException("the file ends at " + (offset + buffer.position()));
                }
            }
        }

        /** Writes a range of an array. */
        default void writeFully(byte[] source, int from, int length, long offset) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(source, from, length);
            while (buffer.hasRemaining()) {
                write(buffer, offset + buffer.position() - from);
            }
        }
    }
}
