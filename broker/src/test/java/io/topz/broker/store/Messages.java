package io.topz.broker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.subject.ByteString;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Messages for tests. */
public final class Messages {

    private Messages() {}

    public static StreamMessage of(long sequence, String payload) {
        byte[] body = payload.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new StreamMessage(sequence, 1_700_000_000_000_000_000L + sequence, ByteString.of("subject"), body, 0);
    }

    public static StreamMessage random(long sequence, RandomGenerator random, int maxBodyBytes) {
        byte[] body = new byte[random.nextInt(maxBodyBytes + 1)];
        random.nextBytes(body);
        int header = random.nextBoolean() ? 0 : random.nextInt(body.length + 1);
        ByteString subject = ByteString.of("s." + random.nextInt(20));
        return new StreamMessage(sequence, random.nextLong(), subject, body, header);
    }

    public static void assertSame(@Nullable StreamMessage actual, @Nullable StreamMessage expected) {
        if (actual == null || expected == null) {
            throw new AssertionError(actual + " is not " + expected);
        }
        assertThat(actual.sequence()).isEqualTo(expected.sequence());
        assertThat(actual.timestamp()).isEqualTo(expected.timestamp());
        assertThat(actual.subject()).isEqualTo(expected.subject());
        assertThat(actual.headerLength()).isEqualTo(expected.headerLength());
        assertThat(actual.body()).isEqualTo(expected.body());
    }

    public static void assertSame(Map<Long, StreamMessage> actual, Map<Long, StreamMessage> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((sequence, message) -> assertSame(actual.get(sequence), message));
    }
}
