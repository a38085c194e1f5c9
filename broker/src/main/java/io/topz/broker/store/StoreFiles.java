package io.topz.broker.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The file system as the store sees it; a test puts in one whose disk is full or whose power fails. */
public interface StoreFiles {

    /** The files of this machine. */
    StoreFiles DISK = new DiskFiles();

    /** Opens a file that is there for reading and writing. */
    OpenFile open(Path file) throws IOException;

    /** Creates a file, or empties the one that is there, and opens it. */
    OpenFile create(Path file) throws IOException;

    boolean exists(Path file);

    /** The names in a directory, none when there is no such directory. */
    List<String> list(Path directory) throws IOException;

    void createDirectories(Path directory) throws IOException;

    /** Renames at once, over a file that is there. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file or an empty directory, if it is there. */
    void delete(Path file) throws IOException;

    /** Makes what was created, renamed and deleted in a directory survive a power failure. */
    void forceDirectory(Path directory) throws IOException;

    /** A file that is open. */
    interface OpenFile extends Closeable {

        /** Reads at an offset as much as there is and has room, at least one byte; -1 at the end. */
        int read(ByteBuffer target, long offset) throws IOException;

        /** Writes at an offset; may write less than there is. */
        int write(ByteBuffer source, long offset) throws IOException;

        /** Makes what was written survive a power failure. */
        void force() throws IOException;

        long size() throws IOException;

        void truncate(long size) throws IOException;

        /** Reads exactly so many bytes into the start of an array. */
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
