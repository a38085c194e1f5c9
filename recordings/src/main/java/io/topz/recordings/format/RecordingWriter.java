package io.topz.recordings.format;

import io.topz.recordings.format.BlockHeader.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Appends the answers of collectors to a file. A block is completed every few seconds, and complete blocks survive a crash of the process.
 * Safe for any thread; writes on the caller's thread.
 *
 * <p>Source: docs/recording-format.md.
 */
public final class RecordingWriter implements AutoCloseable {

    /** The time span of a block, which is the most that a crash can lose. */
    static final long BLOCK_MILLIS = 5_000;

    /** The time between independent blocks, which is the most that a jump has to read. */
    static final long KEY_MILLIS = 300_000;

    private static final int BLOCK_BYTES = 8 << 20;

    private final Path file;
    private final FileChannel channel;
    private final List<String> sources;
    private final ByteOutput texts = new ByteOutput();
    private final ByteOutput numbers = new ByteOutput();
    private RangeEncoder coder = new RangeEncoder(numbers);
    private EntryEncoder encoder = new EntryEncoder();
    private Kind kind = Kind.RUN;
    private long keyAt;
    private long first;
    private long last;
    private int entries;
    private long position;
    private boolean closed;

    private RecordingWriter(Path file, FileChannel channel, List<String> sources, long position) {
        this.file = file;
        this.channel = channel;
        this.sources = List.copyOf(sources);
        this.position = position;
    }

    /**
     * Opens a file that may or may not exist. The incomplete end of an interrupted recording is removed.
     *
     * @param sources the names of all servers that will be asked
     * @throws IOException with a sentence for people if the file is something else, in use, or cannot be written
     */
    public static RecordingWriter open(Path file, List<String> sources) throws IOException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            lock(file, channel);
            long end = 0;
            if (channel.size() > 0) {
                end = RecordingIndex.read(file.toString(), channel).end();
            } else {
                channel.write(ByteBuffer.wrap(FormatConstants.SIGNATURE), 0);
                end = FormatConstants.SIGNATURE.length;
            }
            channel.truncate(end);
            return new RecordingWriter(file, channel, sources, end);
        } catch (IOException | RuntimeException failure) {
            if (channel != null) {
                channel.close();
            }
            throw Failures.explained("cannot record to " + file, failure);
        }
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException here) {
            throw new IOException(file + " is being recorded to", here);
        }
        throw new IOException(file + " is being recorded to by another process");
    }

    /** The size of the file without the block in progress. */
    public synchronized long bytes() {
        return position;
    }

    /**
     * Adds the outcome of a question.
     *
     * @throws IOException with a sentence for people if the file cannot be written; no more can be added then
     */
    public synchronized void add(Instant at, Question question, Outcome outcome) throws IOException {
        if (closed) {
            throw new IOException("the recording " + file + " is closed");
        }
        long now = at.toEpochMilli();
        if (entries > 0 && (now - first >= BLOCK_MILLIS || now < first || texts.size() >= BLOCK_BYTES)) {
            endBlock();
        }
        if (entries == 0) {
            beginBlock(now);
        }
        encoder.write(now - last, question, outcome, texts, coder);
        last = now;
        entries++;
    }

    private void beginBlock(long now) {
        if (kind != Kind.RUN) {
            boolean isKey = now - keyAt >= KEY_MILLIS || now < keyAt;
            kind = isKey ? Kind.KEY : Kind.DELTA;
        }
        if (kind.isIndependent()) {
            encoder = new EntryEncoder();
            encoder.writeSources(sources, texts);
            keyAt = now;
        }
        first = now;
        last = now;
    }

    private void endBlock() throws IOException {
        coder.finish();
        byte[] packed = FormatConstants.deflate(texts.array(), texts.size());
        byte[] content = Arrays.copyOf(packed, packed.length + numbers.size());
        System.arraycopy(numbers.array(), 0, content, packed.length, numbers.size());
        int checksum = BlockHeader.checksum(content, content.length);
        BlockHeader header =
                new BlockHeader(kind, first, last, entries, texts.size(), content.length, numbers.size(), checksum);
        ByteBuffer bytes = ByteBuffer.allocate(BlockHeader.BYTES + content.length);
        bytes.put(header.bytes()).put(content).flip();
        try {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            position = at;
        } catch (IOException failure) {
            closed = true;
            channel.close();
            throw Failures.explained("cannot record to " + file, failure);
        }
        texts.clear();
        numbers.clear();
        coder = new RangeEncoder(numbers);
        entries = 0;
        kind = Kind.DELTA;
    }

    /** Completes the block in progress. */
    public synchronized void flush() throws IOException {
        if (entries > 0 && !closed) {
            endBlock();
        }
    }

    /** Completes the last block and forces everything to the disk. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        flush();
        closed = true;
        try {
            channel.force(true);
        } finally {
            channel.close();
        }
    }
}
