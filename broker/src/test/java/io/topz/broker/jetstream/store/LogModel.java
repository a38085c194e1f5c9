package io.topz.broker.jetstream.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A log, and beside it what it must hold. */
final class LogModel {

    /** Opens the log that is tested, again and again. */
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
        committed = new TreeMap<>(live);
        committedLast = last;
    }

    /** Closes, which commits. */
    void reopen() throws IOException {
        log.close();
        committed = new TreeMap<>(live);
        committedLast = last;
        recover();
    }

    /** Opens anew without closing, or after a commit that failed. */
    void recover() throws IOException {
        log = opener.open();
        Replayed replayed = Replayed.of(log);
        assertThat(replayed.lost).isEmpty();
        Messages.assertSame(replayed.messages, committed);
        assertThat(replayed.last).isEqualTo(committedLast);
        live = new TreeMap<>(committed);
        last = committedLast;
        positions = replayed.positions;
    }

    /** Opens anew after a commit of which nobody knows how far it went: what it did not touch must be as it was. */
    void recoverInDoubt() throws IOException {
        log = opener.open();
        Replayed replayed = Replayed.of(log);
        for (Map.Entry<Long, StreamMessage> before : committed.entrySet()) {
            StreamMessage recovered = replayed.messages.get(before.getKey());
            assertThat(recovered != null || !live.containsKey(before.getKey())).isTrue();
        }
        replayed.messages.forEach((sequence, message) -> {
            StreamMessage before = committed.get(sequence);
            Messages.assertSame(message, before == null ? live.get(sequence) : before);
        });
        replayed.lost.forEach(range -> assertThat(range.from()).isGreaterThan(committedLast));
        assertThat(replayed.last).isGreaterThanOrEqualTo(committedLast);
        live = replayed.messages;
        committed = new TreeMap<>(live);
        committedLast = replayed.last;
        last = committedLast;
        positions = replayed.positions;
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
