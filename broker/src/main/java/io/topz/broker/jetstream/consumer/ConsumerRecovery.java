package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.ConsumerFiles.Found;
import io.topz.broker.jetstream.consumer.ConsumerFiles.Kept;
import io.topz.broker.jetstream.consumer.state.ChangeCodec;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.jetstream.consumer.state.StateCodec;
import io.topz.broker.jetstream.store.ConsumersDirectory;
import io.topz.broker.store.CheckedFile;
import io.topz.broker.store.DamagedRecordException;
import io.topz.broker.store.LogVisitor;
import io.topz.broker.store.StreamMessage;
import io.topz.collectors.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recovers the consumers of one stream at the start: replays their log, then compares it with the copies of their descriptions.
 *
 * <p>If a record is missing, the later changes of that consumer cannot be applied. The consumer goes back to its last certain state, so
 * that some messages are delivered again but none is skipped.
 */
final class ConsumerRecovery implements LogVisitor {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerRecovery.class);

    /**
     * A problem found during recovery.
     *
     * @param file the damaged file that was put aside and stays until an operator removes it; null if there is none
     */
    record Problem(@Nullable Path file, String text) {}

    private static final class Entry {
        private byte @Nullable [] description;
        private @Nullable ConsumerState state;
        private long lastState;
        private long lastRecord;
    }

    private record Loss(long from) {}

    private final ConsumersDirectory directory;
    private final String stream;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<String, String> deletions = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private long lastRecord;
    private long forcedRecord;
    private boolean incomplete;

    ConsumerRecovery(ConsumersDirectory directory, String stream) {
        this.directory = directory;
        this.stream = stream;
    }

    @Override
    public void message(StreamMessage message, long position) {
        lastRecord = message.sequence();
        String name = message.subject().toString();
        try {
            ConsumerRecord found = ConsumerRecord.of(message);
            forcedRecord = Math.max(forcedRecord, found.forced());
            if (found.kind() == ConsumerRecord.Kind.DELETION) {
                entries.remove(name);
                deletions.put(name, new String(found.content(), StandardCharsets.US_ASCII));
            } else {
                apply(entries.computeIfAbsent(name, absent -> new Entry()), found);
            }
        } catch (IllegalArgumentException notOurs) {
            LOG.error("consumer {} of stream {}: {}", name, stream, notOurs.getMessage());
        }
    }

    private void apply(Entry entry, ConsumerRecord found) {
        entry.lastRecord = lastRecord;
        switch (found.kind()) {
            case DESCRIPTION -> entry.description = found.content();
            case STATE -> {
                entry.state = StateCodec.decode(found.content());
                entry.lastState = lastRecord;
            }
            case CHANGE -> {
                ConsumerState state = entry.state;
                if (state != null && entry.lastState == found.previous()) {
                    entry.lastState = 0;
                    ChangeCodec.apply(state, found.content());
                    entry.lastState = lastRecord;
                }
            }
            case DELETION -> throw new IllegalStateException("a deletion has no entry");
        }
    }

    @Override
    public void removed(long sequence) {
        lastRecord = Math.max(lastRecord, sequence);
    }

    @Override
    public void first(long firstSequence) {
        entries.values().removeIf(entry -> entry.lastRecord < firstSequence);
        lastRecord = Math.max(lastRecord, firstSequence - 1);
    }

    /** Records lost after the last one known to be forced are harmless, because they were never confirmed to a client. */
    @Override
    public void lost(long fromSequence, long toSequence, long bytes) {
        losses.add(new Loss(fromSequence));
        lastRecord = Math.max(lastRecord, toSequence);
    }

    /** Whether records that were forced to the disk are missing. */
    boolean isDamaged() {
        return losses.stream().anyMatch(loss -> loss.from() <= forcedRecord);
    }

    /** The sequence of the last record of the log, present or missing. */
    long lastRecord() {
        return lastRecord;
    }

    /** The last record with the state of a consumer; 0 if the whole state must be written. */
    long lastRecord(String consumer) {
        Entry entry = entries.get(consumer);
        return entry == null ? 0 : entry.lastState;
    }

    /** The problems found. Complete only after {@link #found}. */
    List<Problem> problems() {
        return problems;
    }

    /** Reads and repairs the copies of the descriptions; returns the consumers found. */
    Found found(DescriptionCopies copies) throws IOException {
        if (!directory.exists()) {
            unknown(null, "the directory of its consumers is missing");
        }
        List<CheckedFile> damagedCopies = new ArrayList<>();
        Map<String, byte[]> copied = readCopies(damagedCopies);
        copied.forEach((name, copy) -> compare(name, copy, copies));
        for (CheckedFile damaged : damagedCopies) {
            damagedCopy(damaged);
        }
        List<Kept> kept = new ArrayList<>();
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            byte[] description = entry.getValue().description;
            if (description == null) {
                unknown(null, "the description of its consumer '" + entry.getKey() + "' is lost");
                continue;
            }
            if (!copied.containsKey(entry.getKey())) {
                copies.put(entry.getKey(), description);
            }
            ConsumerState state = entry.getValue().state;
            kept.add(new Kept(entry.getKey(), description, state == null ? oldState(entry.getKey()) : state));
        }
        reportAside();
        return new Found(kept, incomplete);
    }

    private Map<String, byte[]> readCopies(List<CheckedFile> damaged) throws IOException {
        Map<String, byte[]> copied = new TreeMap<>();
        for (CheckedFile file : directory.descriptions()) {
            try {
                byte[] content = file.read();
                String name = description(content).name();
                copied.put(name == null ? ConsumersDirectory.nameOf(file) : name, content);
            } catch (DamagedRecordException | IllegalArgumentException e) {
                damaged.add(file);
            }
        }
        return copied;
    }

    private static ConsumerDescription description(byte[] content) {
        try {
            return ConsumerDescription.read(content);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private void compare(String name, byte[] copy, DescriptionCopies copies) {
        Entry entry = entries.get(name);
        ConsumerDescription copied = description(copy);
        if (entry != null && entry.description != null) {
            if (!Arrays.equals(copy, entry.description)) {
                copies.put(name, entry.description);
            }
        } else if (entry == null && Objects.equals(deletions.get(name), String.valueOf(copied.created()))) {
            copies.put(name, null);
        } else {
            entries.computeIfAbsent(name, absent -> new Entry()).description = copy;
            if (copied.start() != null && directory.forcesAlways()) {
                problem(null, "its consumer '" + name + "' was missing in the log and is restored from its copy");
            }
        }
    }

    private void damagedCopy(CheckedFile file) throws IOException {
        if (!isOfAny(entries.keySet(), file.path()) && isOfAny(deletions.keySet(), file.path())) {
            file.delete();
            return;
        }
        Path aside = file.quarantine();
        LOG.error("{} is damaged and put aside as {}", file.path(), aside.getFileName());
    }

    private boolean isOfAny(Set<String> consumers, Path file) {
        return consumers.stream()
                .anyMatch(name -> directory.description(name).path().equals(file));
    }

    private @Nullable ConsumerState oldState(String name) throws IOException {
        CheckedFile file = directory.oldState(name);
        try {
            return StateCodec.decode(file.read());
        } catch (NoSuchFileException notThere) {
            return null;
        } catch (DamagedRecordException | IllegalArgumentException damaged) {
            LOG.error("{} is damaged and put aside as {}", file.path(), file.quarantine());
            return null;
        }
    }

    private void reportAside() throws IOException {
        for (Path aside : directory.damaged()) {
            CheckedFile description = directory.descriptionBefore(aside);
            if (description == null || isOfAny(entries.keySet(), description.path())) {
                problem(aside, "a damaged file of its consumers was put aside as " + aside.getFileName());
            } else {
                unknown(aside, "a consumer is lost; what is left of its description is in " + aside.getFileName());
            }
        }
    }

    private void unknown(@Nullable Path file, String text) {
        incomplete = true;
        problem(file, text);
    }

    private void problem(@Nullable Path file, String text) {
        String sentence = "stream '" + stream + "': " + text;
        LOG.error("{}", sentence);
        problems.add(new Problem(file, sentence));
    }
}
