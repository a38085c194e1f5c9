package io.topz.broker.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A small file that is replaced as a whole and verified when it is read, such as the configuration of a stream or the state of a consumer.
 * After a crash it has either the old or the new content. The last line is the CRC32C of the content.
 */
public final class CheckedFile {

    /** The suffix of a file that is being written and does not have its final name yet. */
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
     * @throws NoSuchFileException if the file does not exist
     * @throws DamagedRecordException if the checksum does not match
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

    /** Writes or replaces the content. Without {@code force} the file may be old or damaged after a power failure. */
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

    /** Whether it has that content. A file that cannot be read now counts as one that has it. */
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

    /** Puts the file aside under a free name, to be examined by an operator; returns the new path. */
    public Path quarantine() throws IOException {
        return quarantine(files, path);
    }

    /** Puts a file or directory aside under a free name, to be examined by an operator; returns the new path. */
    public static Path quarantine(StoreFiles files, Path path) throws IOException {
        Path aside = freeNameAside(files, path);
        files.move(path, aside);
        return aside;
    }

    /** A free name for the copy of a file that is put aside. */
    static Path freeNameAside(StoreFiles files, Path path) {
        int number = 1;
        while (files.exists(path.resolveSibling(path.getFileName() + DAMAGED + number))) {
            number++;
        }
        return path.resolveSibling(path.getFileName() + DAMAGED + number);
    }

    /**
     * Creates an empty file under the name that a damaged file would be put aside with, so that the missing file is reported to operators.
     */
    public void noteMissing() throws IOException {
        files.create(freeNameAside(files, path)).close();
    }

    /** The name that a file had before it was put aside. */
    public static String nameBefore(Path aside) {
        String name = String.valueOf(aside.getFileName());
        return name.substring(0, name.lastIndexOf(DAMAGED));
    }

    /** Whether that is the name of a file that was put aside. */
    static boolean isAside(String fileName) {
        return fileName.contains(DAMAGED);
    }
}
