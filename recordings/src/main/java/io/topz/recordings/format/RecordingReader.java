package io.topz.recordings.format;

import io.topz.recordings.format.BlockHeader.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Reads the answers of a moment from a recording. Opening a file only reads the index. Not thread-safe.
 *
 * <p>Source: docs/recording-format.md.
 */
public final class RecordingReader implements AutoCloseable {

    private final FileChannel channel;
    private final RecordingIndex index;
    private final List<String> sources;
    private final CopyOnWriteArrayList<String> remarks = new CopyOnWriteArrayList<>();

    private RecordingReader(FileChannel channel, RecordingIndex index, long size) throws IOException {
        this.channel = channel;
        this.index = index;
        this.sources = readSources();
        if (index.damage() > 0) {
            remarks.add(
                    "%d bytes of the recording are damaged: what was in them is left out".formatted(index.damage()));
        }
        if (size > index.end()) {
            remarks.add("the recording was cut off: its last %d bytes are not a complete block and are ignored"
                    .formatted(size - index.end()));
        }
    }

    /**
     * Opens a recording.
     *
     * @throws IOException with a sentence for people if there is no recording, or if it is empty
     */
    public static RecordingReader open(Path file) throws IOException {
        FileChannel channel = null;
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("it is a directory");
            }
            channel = FileChannel.open(file, StandardOpenOption.READ);
            RecordingIndex index = RecordingIndex.read(file.toString(), channel);
            if (index.blocks().isEmpty()) {
                throw new IOException("nothing was recorded yet");
            }
            return new RecordingReader(channel, index, channel.size());
        } catch (IOException | RuntimeException failure) {
            if (channel != null) {
                channel.close();
            }
            throw Failures.explained("cannot replay " + file, failure);
        }
    }

    /** Records that a block is damaged. */
    void remarkDamage(int block) {
        String remark = "block %d of the recording is damaged: what was in it and depends on it is left out"
                .formatted(block + 1);
        remarks.addIfAbsent(remark);
    }

    private List<String> readSources() throws IOException {
        Set<String> all = new LinkedHashSet<>();
        for (int block = 0; block < index.blocks().size(); block++) {
            Kind kind = index.blocks().get(block).header().kind();
            if (kind == Kind.RUN || (block == 0 && kind.isIndependent())) {
                all.addAll(EntryDecoder.readSources(content(block).texts()));
            }
        }
        return List.copyOf(all);
    }

    /** The names of all sources, in the order in which they were given to the recorder. */
    public List<String> sources() {
        return sources;
    }

    /** Sentences about missing parts, as far as known: a damaged block is detected when it is read. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** The time of the first entry. */
    public Instant start() {
        return Instant.ofEpochMilli(index.blocks().get(0).header().first());
    }

    /** The time of the last entry. */
    public Instant end() {
        return Instant.ofEpochMilli(
                index.blocks().get(index.blocks().size() - 1).header().last());
    }

    int blocks() {
        return index.blocks().size();
    }

    BlockHeader header(int block) {
        return index.blocks().get(block).header();
    }

    /** Whether there is damage just before a block, so that a block that it depends on may be missing. */
    boolean isBehindGap(int block) {
        long start = index.blocks().get(block).content() - BlockHeader.BYTES;
        long expected = block == 0
                ? FormatConstants.SIGNATURE.length
                : index.blocks().get(block - 1).end();
        return start != expected;
    }

    /**
     * Reads the content of a block.
     *
     * @throws IOException if it is damaged
     */
    BlockContent content(int block) throws IOException {
        RecordingIndex.Entry entry = index.blocks().get(block);
        BlockHeader header = entry.header();
        byte[] packed = RecordingIndex.bytes(channel, entry.content(), header.packed());
        if (packed.length != header.packed() || BlockHeader.checksum(packed, packed.length) != header.checksum()) {
            throw new IOException("block %d of the recording is damaged".formatted(block + 1));
        }
        return BlockContent.unpack(header, packed);
    }

    /** The last independent block that begins at or before a time; without one, the first. */
    int keyBlock(long millis) {
        int found = -1;
        for (int block = 0; block < blocks(); block++) {
            BlockHeader header = header(block);
            if (header.kind().isIndependent() && (found < 0 || header.first() <= millis)) {
                found = block;
            }
        }
        return Math.max(found, 0);
    }

    /** The last independent block before a block; without one, the first. */
    int keyBefore(int block) {
        int before = Math.max(0, block - 1);
        while (before > 0 && !header(before).kind().isIndependent()) {
            before--;
        }
        return before;
    }

    /** A cursor at the start of the recording. */
    public RecordingCursor cursor() {
        return new RecordingCursor(this);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
