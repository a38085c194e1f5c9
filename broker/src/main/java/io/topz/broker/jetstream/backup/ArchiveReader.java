package io.topz.broker.jetstream.backup;

import io.topz.broker.jetstream.consumer.ConsumerBackup;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.StreamConfig;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the archive of a backup: first the description of the stream, then its blocks in their order, then the consumers. Unknown files are
 * skipped; harmful ones are refused.
 */
final class ArchiveReader implements BlockRecords.Visitor {

    private static final Pattern BLOCK = Pattern.compile("msgs/(\\d{1,9})\\.blk");
    private static final Pattern CONSUMER = Pattern.compile("obs/([^/]+)/(meta\\.inf|meta\\.sum|o\\.dat)");
    private static final Pattern EARLIER_INDEX = Pattern.compile("msgs/\\d+\\.idx");
    private static final String INDEX = "msgs/index.db";
    private static final String ERRORS = "errors.txt";
    private static final int MAX_META_BYTES = 1024 * 1024;
    private static final int MAX_INDEX_BYTES = 1024 * 1024;
    private static final int MAX_CONSUMER_BYTES = 32 * 1024 * 1024;

    /** Receives the content of the archive. */
    interface Target {

        /** Called before any message with the creation time of the stream; null if it is unknown. */
        void begin(@Nullable Instant created) throws IOException, JetStreamException;

        void message(StreamMessage message) throws IOException;

        void gone(long sequence, long timestamp) throws IOException;
    }

    /** Wraps the refusal of a target. */
    static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1;

        RefusedException(JetStreamException refused) {
            super(refused);
        }
    }

    /** The files of one consumer. */
    private static final class ConsumerFiles {
        private byte @Nullable [] meta;
        private byte @Nullable [] sum;
        private byte @Nullable [] state;
    }

    private final String stream;
    private final Target target;
    private final HighwayHash hash;
    private final Map<String, ConsumerFiles> consumers = new TreeMap<>();
    private byte @Nullable [] meta;
    private int block;
    private long lastHash;
    private int consumerBytes;
    private @Nullable StreamIndex index;
    private @Nullable EarlierIndex earlierIndex;

    /** Reads a backup of the stream with that name. */
    ArchiveReader(String stream, Target target) {
        this.stream = stream;
        this.target = target;
        hash = HighwayHash.keyedBy(stream);
    }

    /** Reads the whole archive. */
    void read(TarInput tar) throws IOException, JetStreamException {
        try {
            for (TarInput.Entry entry = tar.next(); entry != null; entry = tar.next()) {
                readEntry(entry);
            }
        } catch (RefusedException e) {
            if (e.getCause() instanceof JetStreamException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private void readEntry(TarInput.Entry entry) throws IOException, JetStreamException {
        String name = entry.name();
        if (name.startsWith("/") || Arrays.asList(name.split("[/\\\\]")).contains("..")) {
            throw new UnexpectedContentException();
        }
        if (name.equals(ERRORS)) {
            throw new IOException("the backup is incomplete: " + text(entry));
        }
        if (name.equals(Meta.FILE)) {
            readMeta(all(entry, MAX_META_BYTES));
            return;
        }
        byte[] described = meta;
        if (described == null) {
            throw new IOException("the backup does not begin with " + Meta.FILE);
        }
        Matcher blockName = BLOCK.matcher(name);
        Matcher consumer = CONSUMER.matcher(name);
        if (blockName.matches()) {
            readBlock(entry, Integer.parseInt(blockName.group(1)));
        } else if (consumer.matches()) {
            readConsumer(entry, consumer.group(1), consumer.group(2));
        } else if (name.equals(Meta.SUM)) {
            requireSum(described, all(entry, MAX_META_BYTES), hash);
        } else if (EARLIER_INDEX.matcher(name).matches()) {
            earlierIndex = EarlierIndex.read(all(entry, MAX_INDEX_BYTES));
        } else if (name.equals(INDEX)) {
            StreamIndex read = StreamIndex.read(entry.content(), entry.size(), hash);
            index = read != null && read.isOf(block, lastHash) ? read : null;
        }
    }

    private static byte[] all(TarInput.Entry entry, int max) throws IOException {
        if (entry.size() > max) {
            throw new IOException(entry.name() + " is too large");
        }
        byte[] bytes = entry.content().readNBytes((int) entry.size());
        if (bytes.length < entry.size()) {
            throw new EOFException("unexpected EOF");
        }
        return bytes;
    }

    private static String text(TarInput.Entry entry) throws IOException {
        return new String(entry.content().readNBytes(256), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
    }

    private void readMeta(byte[] bytes) throws IOException, JetStreamException {
        if (meta != null) {
            throw new UnexpectedContentException();
        }
        Meta parsed = Meta.parse(bytes);
        if (!stream.equals(parsed.config(StreamConfig.class).name())) {
            throw new IOException("stream names do not match");
        }
        meta = bytes;
        target.begin(parsed.created());
    }

    private static void requireSum(byte[] meta, byte[] sum, HighwayHash hash) throws IOException {
        if (!Arrays.equals(sum, Meta.sum(meta, hash))) {
            throw new IOException("the checksum of " + Meta.FILE + " does not match");
        }
    }

    private void readBlock(TarInput.Entry entry, int number) throws IOException {
        if (number <= block || index != null) {
            throw new IOException(entry.name() + " is not in its place");
        }
        BlockRecords records = new BlockRecords(entry.content(), MessageBlock.hash(stream, number));
        try {
            records.forEach(this);
        } catch (BlockRecords.DamagedException damaged) {
            throw new IOException(damaged.getMessage() + " in " + entry.name(), damaged);
        }
        EarlierIndex earlier = earlierIndex;
        if (earlier != null && !earlier.contains(earlier.last())) {
            target.gone(earlier.last(), earlier.lastTime());
        }
        earlierIndex = null;
        block = number;
        lastHash = records.lastHash();
    }

    @Override
    public void message(StreamMessage message) throws IOException {
        if (!isPublishable(message.subject())) {
            throw new BlockRecords.DamagedException();
        }
        EarlierIndex earlier = earlierIndex;
        if (earlier == null || earlier.contains(message.sequence())) {
            target.message(message);
        } else {
            target.gone(message.sequence(), message.timestamp());
        }
    }

    private static boolean isPublishable(ByteString subject) {
        for (int i = 0; i < subject.length(); i++) {
            if (subject.byteAt(i) >= 0 && subject.byteAt(i) <= ' ') {
                return false;
            }
        }
        return Subjects.isLiteral(subject);
    }

    @Override
    public void gone(long sequence, long timestamp) throws IOException {
        target.gone(sequence, timestamp);
    }

    private void readConsumer(TarInput.Entry entry, String name, String file) throws IOException {
        byte[] bytes = all(entry, MAX_CONSUMER_BYTES - consumerBytes);
        consumerBytes += bytes.length;
        ConsumerFiles files = consumers.computeIfAbsent(name, unknown -> new ConsumerFiles());
        switch (file) {
            case Meta.FILE -> files.meta = bytes;
            case Meta.SUM -> files.sum = bytes;
            default -> files.state = bytes;
        }
    }

    /** The index that tells which messages of the blocks still exist; null if there is none, so that only the blocks tell it. */
    @Nullable
    StreamIndex index() {
        return index;
    }

    /** The consumers, by name. */
    Collection<ConsumerBackup> consumers() throws IOException {
        Map<String, ConsumerBackup> backups = new TreeMap<>();
        for (Map.Entry<String, ConsumerFiles> entry : consumers.entrySet()) {
            String name = entry.getKey();
            ConsumerFiles files = entry.getValue();
            byte[] described = files.meta;
            byte[] sum = files.sum;
            if (described == null || sum == null) {
                throw new IOException("error restoring consumer [\"" + name + "\"]: it has no description");
            }
            requireSum(described, sum, HighwayHash.keyedBy(stream + "/" + name));
            Meta parsed = Meta.parse(described);
            backups.put(
                    name, new ConsumerBackup(name, parsed.created(), parsed.config(ConsumerConfig.class), files.state));
        }
        return backups.values();
    }
}
