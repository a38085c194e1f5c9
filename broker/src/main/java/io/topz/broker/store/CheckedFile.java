package io.topz.broker.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A small file that is replaced as a whole and checked when it is read: the configuration of a stream or consumer, the state of a
 * consumer. A crash leaves the old content or the new one. After the content stands a line with its CRC32C.
 */
public final class CheckedFile {

    /** The end of the name of a file that is being written and has no name of its own yet. */
    public static final String TEMPORARY = ".tmp";

    private static final String CHECK = "\ncrc32c %08x\n";
    private static final int CHECK_LENGTH = 17;
    private static final String DAMAGED = ".damaged-";

    private final StoreFiles files;
    private final Path path;

    public CheckedFile(StoreFiles files, Path path) {
        this.files = files;
        this.path = path;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return files.exists(path);
    }

    /**
     * Reads the content.
     *
     * @throws NoSuchFileException when there is no such file
     * @throws DamagedRecordException when it does not hold what was written
     */
    public byte[] read() throws IOException {
        byte[] bytes;
        try (StoreFiles.OpenFile file = files.open(path)) {
            bytes = new byte[Math.toIntExact(file.size())];
            file.readFully(bytes, bytes.length, 0);
        }
        int length = bytes.length - CHECK_LENGTH;
        if (length < 0 || !Arrays.equals(bytes, length, bytes.length, check(bytes, length), 0, CHECK_LENGTH)) {
            throw new DamagedRecordException(path.getFileName() + " is damaged");
        }
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Replaces the content, or writes the first one. Without {@code force} a failure of the machine may leave the file old or
     * damaged.
     */
    public void replace(byte[] content, boolean force) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + TEMPORARY);
        try {
            try (StoreFiles.OpenFile file = files.create(temporary)) {
                byte[] bytes = Arrays.copyOf(content, content.length + CHECK_LENGTH);
                System.arraycopy(check(content, content.length), 0, bytes, content.length, CHECK_LENGTH);
                file.writeFully(bytes, 0, bytes.length, 0);
                if (force) {
                    file.force();
                }
            }
            files.move(temporary, path);
        } catch (IOException e) {
            deleteAfter(e, temporary);
            throw e;
        }
        Path directory = path.getParent();
        if (force && directory != null) {
            files.forceDirectory(directory);
        }
    }

    private void deleteAfter(IOException failure, Path temporary) {
        try {
            files.delete(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static byte[] check(byte[] content, int length) {
        CRC32C crc = new CRC32C();
        crc.update(content, 0, length);
        return CHECK.replace("%08x", HexFormat.of().toHexDigits((int) crc.getValue()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether it has that content. A file that cannot be read now counts as one that has. */
    public boolean holds(byte[] content) {
        try {
            return Arrays.equals(read(), content);
        } catch (NoSuchFileException | DamagedRecordException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    public void delete() throws IOException {
        files.delete(path);
    }

    /** Puts the file aside under a name that was free, for somebody to look at; returns it. */
    public Path quarantine() throws IOException {
        return quarantine(files, path);
    }

    /** Puts a file or directory aside under a name that was free, for somebody to look at; returns it. */
    public static Path quarantine(StoreFiles files, Path path) throws IOException {
        Path aside = freeNameAside(files, path);
        files.move(path, aside);
        return aside;
    }

    /** A name that is free for a copy of a file that is put aside. */
    static Path freeNameAside(StoreFiles files, Path path) {
        int number = 1;
        while (files.exists(path.resolveSibling(path.getFileName() + DAMAGED + number))) {
            number++;
        }
        return path.resolveSibling(path.getFileName() + DAMAGED + number);
    }

    /** Leaves an empty file where one that is missing would have been put aside, so that an operator hears of it. */
    public void noteMissing() throws IOException {
        files.create(freeNameAside(files, path)).close();
    }

    /** The name that a file had before it was put aside. */
    public static String nameBefore(Path aside) {
        String name = String.valueOf(aside.getFileName());
        return name.substring(0, name.lastIndexOf(DAMAGED));
    }

    /** Whether a file of that name was put aside. */
    static boolean isAside(String fileName) {
        return fileName.contains(DAMAGED);
    }
}
