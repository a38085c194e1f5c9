package io.topz.broker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A log together with a model of its expected content. */
final class LogModel {

    /** Opens the tested log, again and again. */
    interface Opener {
        MessageLog open() throws IOException;
    }

    private final Opener opener;
    private final RandomGenerator random;
    private final int maxBodyBytes;

    private MessageLog log;
    private TreeMap<Long, StreamMessage> live = new TreeMap<>();
    private TreeMap<Long, StreamMessage> committed = new TreeMap<>();
    private Map<Long, Long> positions = new HashMap<>();
    private long last;
    private long committedLast;
    private TreeMap<Long, StreamMessage> synced = new TreeMap<>();
    private final TreeMap<Long, StreamMessage> appendedSinceSync = new TreeMap<>();
    private final TreeMap<Long, StreamMessage> appendedSinceCommit = new TreeMap<>();
    private long syncedLast;
    private final List<Replayed.Lost> knownLost = new ArrayList<>();

    LogModel(Opener opener, RandomGenerator random, int maxBodyBytes) throws IOException {
        this.opener = opener;
        this.random = random;
        this.maxBodyBytes = maxBodyBytes;
        this.log = opener.open();
        log.replay(new Replayed());
    }

    MessageLog log() {
        return log;
    }

    void append() {
        if (random.nextInt(50) == 0) {
            last += random.nextInt(1000);
        }
        StreamMessage message =
                Messages.random(last + 1, random, random.nextInt(40) == 0 ? 50 * maxBodyBytes : maxBodyBytes);
        positions.put(message.sequence(), log.append(message));
        live.put(message.sequence(), message);
        appendedSinceSync.put(message.sequence(), message);
        appendedSinceCommit.put(message.sequence(), message);
        last = message.sequence();
    }

    void remove() throws IOException {
        if (live.isEmpty()) {
            return;
        }
        long sequence = anyLive();
        live.remove(sequence);
        log.appendRemoval(sequence, position(sequence));
        if (random.nextInt(4) == 0) {
            log.erase(position(sequence));
        }
    }

    void first() {
        long first = random.nextInt(20) == 0 ? last + 1 + random.nextInt(3) : live.isEmpty() ? 1 : anyLive();
        live.headMap(first).clear();
        last = Math.max(last, first - 1);
        log.appendFirst(first);
    }

    void read() throws IOException {
        if (!live.isEmpty()) {
            long sequence = anyLive();
            Messages.assertSame(log.read(position(sequence)), live.get(sequence));
        }
    }

    void readAll() throws IOException {
        for (long sequence : live.keySet()) {
            Messages.assertSame(log.read(position(sequence)), live.get(sequence));
        }
    }

    void commit() throws IOException {
        log.commit();
        assertThat(log.isDirty()).isFalse();
        appendedSinceCommit.clear();
        committed = new TreeMap<>(live);
        committedLast = last;
    }

    /** Closes the log, which commits, and opens it again. */
    void reopen() throws IOException {
        log.close();
        committed = new TreeMap<>(live);
        committedLast = last;
        recover();
    }

    /** Opens the log again without closing it, or after a failed commit. */
    void recover() throws IOException {
        log = opener.open();
        Replayed replayed = Replayed.of(log);
        replayed.lost.forEach(range -> assertThat(isKnown(range)).isTrue());
        Messages.assertSame(replayed.messages, committed);
        assertThat(replayed.last).isEqualTo(committedLast);
        live = new TreeMap<>(committed);
        last = committedLast;
        positions = replayed.positions;
    }

    /** Opens the log again after a commit with an unknown result: everything that it did not touch must be unchanged. */
    void recoverInDoubt() throws IOException {
        log = opener.open();
        Replayed replayed = Replayed.of(log);
        for (Map.Entry<Long, StreamMessage> before : committed.entrySet()) {
            StreamMessage recovered = replayed.messages.get(before.getKey());
            assertThat(recovered != null || !live.containsKey(before.getKey())).isTrue();
        }
        replayed.messages.forEach((sequence, message) ->
                Messages.assertSame(message, committed.getOrDefault(sequence, appendedSinceCommit.get(sequence))));
        appendedSinceCommit.clear();
        replayed.lost.forEach(range ->
                assertThat(range.from() > committedLast || isKnown(range)).isTrue());
        knownLost.addAll(replayed.lost);
        assertThat(replayed.last).isGreaterThanOrEqualTo(committedLast);
        live = replayed.messages;
        committed = new TreeMap<>(live);
        committedLast = replayed.last;
        last = committedLast;
        positions = replayed.positions;
    }

    /** A loss is reported again until its segment is removed. */
    private boolean isKnown(Replayed.Lost range) {
        return knownLost.stream().anyMatch(known -> known.from() <= range.from() && range.to() <= known.to());
    }

    void sync() throws IOException {
        commit();
        log.sync();
        noteSynced();
    }

    private void noteSynced() {
        synced = new TreeMap<>(live);
        syncedLast = last;
        appendedSinceSync.clear();
    }

    /** Opens the log again after a failure that may have lost everything since the last sync, and nothing else. */
    void recoverFromSync() throws IOException {
        log = opener.open();
        Replayed replayed = Replayed.of(log);
        synced.keySet()
                .forEach(sequence -> assertThat(replayed.messages.containsKey(sequence) || !live.containsKey(sequence))
                        .as("message %d that was synced", sequence)
                        .isTrue());
        replayed.messages.forEach((sequence, message) ->
                Messages.assertSame(message, synced.getOrDefault(sequence, appendedSinceSync.get(sequence))));
        synced.keySet().stream()
                .filter(live::containsKey)
                .forEach(sequence -> assertThat(replayed.isLost(sequence)).isFalse());
        assertThat(replayed.last).isGreaterThanOrEqualTo(syncedLast);
        live = replayed.messages;
        committed = new TreeMap<>(live);
        committedLast = replayed.last;
        last = committedLast;
        positions = replayed.positions;
        sync();
    }

    private long position(long sequence) {
        Long position = positions.get(sequence);
        if (position == null) {
            throw new AssertionError("no position of " + sequence);
        }
        return position;
    }

    private long anyLive() {
        List<Long> sequences = new ArrayList<>(live.keySet());
        int index = random.nextInt(3) == 0 ? 0 : random.nextInt(sequences.size());
        return sequences.get(index);
    }
}
