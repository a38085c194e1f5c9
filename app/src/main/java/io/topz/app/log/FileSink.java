package io.topz.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * A file that lines are appended to. If it exceeds a size limit, it is renamed and a new one is started; the date and time are appended to
 * the old name, as in nats-server.
 */
final class FileSink implements LogSink {

    private static final DateTimeFormatter BACKUP_SUFFIX =
            DateTimeFormatter.ofPattern(".yyyy.MM.dd.HH.mm.ss.SSSSSSSSS", Locale.ROOT);

    /** The permissions of nats-server's log: it names users and subjects, which not everybody should see. */
    private static final FileAttribute<?>[] PERMISSIONS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"))
                    }
                    : new FileAttribute<?>[0];

    private final Path file;
    private final long sizeLimitBytes;
    private final LineFormat format;
    private FileChannel channel;
    private long size;

    /** Opens the file. A {@code sizeLimitBytes} of 0 means no limit. */
    FileSink(Path file, long sizeLimitBytes, LineFormat format) throws IOException {
        this.file = file;
        this.sizeLimitBytes = sizeLimitBytes;
        this.format = format;
        channel = open(file);
        size = channel.size();
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                    PERMISSIONS);
        } catch (NoSuchFileException noDirectory) {
            throw new IOException("cannot open the log file " + file + ": there is no such directory", noDirectory);
        } catch (AccessDeniedException denied) {
            throw new IOException("cannot open the log file " + file + ": permission denied", denied);
        }
    }

    @Override
    public synchronized void write(String lines) {
        try {
            append(lines);
            if (sizeLimitBytes > 0 && size > sizeLimitBytes) {
                rotate();
            }
        } catch (IOException failed) {
            // The disk may be full, for example. The line may still be visible where the process was started.
            System.err.print(lines);
        }
    }

    private void append(String lines) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(UTF_8));
        size += bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void rotate() throws IOException {
        String suffix = LocalDateTime.now(ZoneId.systemDefault()).format(BACKUP_SUFFIX);
        Path backup = file.resolveSibling(file.getFileName() + suffix);
        Files.move(file, backup);
        reopen();
        append(format.line(Instant.now(), "INF", "Rotated log, backup saved as \"" + backup + "\"", null));
    }

    @Override
    public synchronized boolean reopen() throws IOException {
        FileChannel before = channel;
        channel = open(file);
        size = channel.size();
        before.close();
        return true;
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // Nothing to flush: every line was written when it was logged.
        }
    }
}
