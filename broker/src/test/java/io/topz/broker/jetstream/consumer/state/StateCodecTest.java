package io.topz.broker.jetstream.consumer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StateCodecTest {

    /** A state after a thousand random events of a consumer. */
    private static ConsumerState random(long seed) {
        Random random = new Random(seed);
        ConsumerState state = new ConsumerState();
        state.started(1 + random.nextInt(100), null);
        for (int i = 0; i < 1000; i++) {
            something(random, state, 1_700_000_000_000_000_000L + i * 1000L);
        }
        return state;
    }

    private static void something(Random random, ConsumerState state, long now) {
        PendingTable pending = state.pending();
        int slot = pending.find(state.next() - 1 - random.nextInt(20));
        switch (random.nextInt(slot == PendingTable.NONE ? 3 : 8)) {
            case 0 -> state.delivered(state.next() + random.nextInt(3), now, now + random.nextInt(1000));
            case 1 -> state.passed(state.next());
            case 2 -> state.acknowledgedLate(state.next() - 1 - random.nextInt(100));
            case 3, 4 -> state.acknowledged(slot, now);
            case 5 -> state.queued(slot);
            case 6 -> state.extended(slot, now + 7);
            default -> state.exhausted(slot);
        }
        int again = state.firstRedelivery();
        if (again != PendingTable.NONE && random.nextBoolean()) {
            state.redelivered(again, now, now + 5);
        }
        if (random.nextInt(50) == 0) {
            state.acknowledgedUpTo(state.next() - 1 - random.nextInt(10), state.nextDelivery() - 1, now);
        }
    }

    @RepeatedTest(20)
    void state_survives(RepetitionInfo run) {
        ConsumerState state = random(run.getCurrentRepetition());

        ConsumerState read = StateCodec.decode(StateCodec.encode(state));

        assertThat(StateCodec.encode(read)).isEqualTo(StateCodec.encode(state));
        assertThat(read.next()).isEqualTo(state.next());
        assertThat(read.nextDelivery()).isEqualTo(state.nextDelivery());
        assertThat(read.floor()).isEqualTo(state.floor());
        assertThat(read.redelivered()).isEqualTo(state.redelivered());
        assertThat(read.pending().size()).isEqualTo(state.pending().size());
    }

    @RepeatedTest(20)
    void changes_addUpToTheState(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        ConsumerState state = new ConsumerState();
        SkipList list = run.getCurrentRepetition() % 2 == 0 ? null : new SkipList(List.of(3L, 5L, 9L), 20);
        state.started(3, list);
        ConsumerState read = StateCodec.decode(StateCodec.encode(state));
        state.written();
        int changes = 0;
        for (int i = 0; i < 1000; i++) {
            something(random, state, 1_700_000_000_000_000_000L + i * 1000L);
            if (random.nextInt(20) == 0 && state.hasFewChanges()) {
                ChangeCodec.apply(read, ChangeCodec.encode(state));
                state.written();
                changes++;
                assertThat(StateCodec.encode(read)).isEqualTo(StateCodec.encode(state));
            } else if (!state.hasFewChanges()) {
                read = StateCodec.decode(StateCodec.encode(state));
                state.written();
            }
        }
        assertThat(changes).isGreaterThan(20);
    }

    @Test
    void manyChanges_areWrittenAsAWhole() {
        ConsumerState state = new ConsumerState();
        state.started(1, null);
        for (int sequence = 1; sequence <= 1000; sequence++) {
            state.delivered(sequence, 1, 2);
        }
        state.written();

        for (int sequence = 1; sequence <= 1000; sequence++) {
            state.acknowledged(state.pending().find(sequence), 1);
        }

        assertThat(state.hasFewChanges()).isFalse();
    }

    @Test
    void skipList_survives() {
        ConsumerState state = new ConsumerState();
        state.started(3, new SkipList(List.of(3L, 7L, 20L), 21));
        state.delivered(3, 1, 2);

        ConsumerState read = StateCodec.decode(StateCodec.encode(state));

        assertThat(Objects.requireNonNull(read.skipList()).rest()).containsExactly(7L, 20L);
        assertThat(read.following()).isEqualTo(22);
    }

    @Test
    void bytesThatEndTooSoon_areRefused() {
        byte[] bytes = StateCodec.encode(random(1));

        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> StateCodec.decode(part)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void unknownVersion_isRefused() {
        assertThatThrownBy(() -> StateCodec.decode(new byte[] {9})).hasMessageContaining("unknown version");
    }
}
