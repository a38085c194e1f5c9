package io.topz.recordings.format;

import io.topz.collectors.text.Uptime;
import io.topz.recordings.format.BlockHeader.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
    private final CopyOnWriteArrayList<RecordingGap> gaps = new CopyOnWriteArrayList<>();

    private RecordingReader(FileChannel channel, RecordingIndex index, long size) throws IOException {
        this.channel = channel;
        this.index = index;
        findGaps();
        this.sources = readSources();
        if (index.damage() > 0) {
            remarks.add(
                    "%d bytes of the recording are damaged: what was in them is left out".formatted(index.damage()));
        }
        if (size > index.end()) {
            String cut = "the recording was cut off: its last %d bytes are not a complete block and are ignored"
                    .formatted(size - index.end());
            remarks.add(cut);
            gaps.add(new RecordingGap(end().minusMillis(1), end(), cut));
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
        if (remarks.addIfAbsent(remark)) {
            gaps.add(new RecordingGap(start(block).minusMillis(1), resumed(block + 1), remark));
        }
    }

    /** Finds the gaps that the index shows: between two runs of the recorder, and damage between blocks. */
    private void findGaps() {
        for (int block = 0; block < blocks(); block++) {
            Instant last = block == 0
                    ? start()
                    : Instant.ofEpochMilli(header(block - 1).last());
            if (isBehindGap(block)) {
                String text = "a part of the recording is damaged: what was in it and depends on it is left out";
                gaps.add(new RecordingGap(block == 0 ? last.minusMillis(1) : last, resumed(block), text));
            } else if (block > 0 && header(block).kind() == Kind.RUN) {
                String length = Uptime.format(Duration.between(last, start(block)));
                gaps.add(new RecordingGap(last, start(block), "nothing was recorded for " + length));
            }
        }
    }

    private Instant start(int block) {
        return Instant.ofEpochMilli(header(block).first());
    }

    /** The moment of the first answer that can be read in a block or after it, if those before it are missing. */
    private Instant resumed(int block) {
        for (int next = block; next < blocks(); next++) {
            if (header(next).kind().isIndependent()) {
                return start(next);
            }
        }
        return end();
    }

    /** The sources of every run of the recorder. The first block of a run names them, and the other independent ones repeat them. */
    private List<String> readSources() throws IOException {
        Set<String> all = new LinkedHashSet<>();
        boolean isKnown = false;
        IOException failure = null;
        for (int block = 0; block < blocks(); block++) {
            Kind kind = header(block).kind();
            if (kind == Kind.RUN || (!isKnown && kind.isIndependent())) {
                try {
                    all.addAll(EntryDecoder.readSources(content(block).texts()));
                    isKnown = true;
                } catch (IOException damaged) {
                    remarkDamage(block);
                    isKnown = false;
                    failure = damaged;
                }
            }
        }
        if (all.isEmpty() && failure != null) {
            throw failure;
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

    /** The gaps that are known, in no order. From any thread. */
    public List<RecordingGap> gaps() {
        return List.copyOf(gaps);
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
