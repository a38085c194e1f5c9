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

    /** A state after a thousand things that happen to consumers. */
    private static ConsumerState random(long seed) {
        Random random = new Random(seed);
        ConsumerState state = new ConsumerState();
        state.started(1 + random.nextInt(100), null);
        for (int i = 0; i < 1000; i++) {
            long now = 1_700_000_000_000_000_000L + i * 1000L;
            PendingTable pending = state.pending();
            int slot = pending.find(state.next() - 1 - random.nextInt(20));
            switch (random.nextInt(slot == PendingTable.NONE ? 2 : 6)) {
                case 0 -> state.delivered(state.next() + random.nextInt(3), now, now + random.nextInt(1000));
                case 1 -> state.passed(state.next());
                case 2, 3 -> state.acknowledged(slot, now);
                case 4 -> state.queued(slot);
                default -> state.exhausted(slot);
            }
            int again = state.firstRedelivery();
            if (again != PendingTable.NONE && random.nextBoolean()) {
                state.redelivered(again, now, now + 5);
            }
        }
        return state;
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
