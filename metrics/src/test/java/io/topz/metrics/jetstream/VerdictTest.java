package io.topz.metrics.jetstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.ConsumerConfigBuilder;
import io.topz.collectors.document.ConsumerInfoBuilder;
import io.topz.collectors.document.SequenceInfo;
import io.topz.metrics.jetstream.Origin.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the verdict on a consumer for given numbers. */
class VerdictTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /**
     * The column quiet is the number of seconds since the last delivery, or since the creation if "never" is given; change and delivered
     * are per second, blank for unknown; the ack wait is 30 s.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            # case,                          verdict,        type, lag, acks, cap, redelivered, waiting, quiet, change, delivered
            nothing to do,                   OK,             pull,   0,    0, 1000,  0, 0,   500,   0,    0
            never used,                      OK,             pull,   0,    0, 1000,  0, 0,  never,   ,
            in the middle of its work,       OK,             pull,   0,   12, 1000,  0, 0,    20,   0,  100
            less than a second of work,      OK,             pull,  90,   12, 1000,  0, 1,     0,  30,  100
            first look at a lag,             BEHIND,         pull,  90,    0, 1000,  0, 1,     0,    ,
            more than a second of work,      BEHIND,         pull, 101,    0, 1000,  0, 1,     0,  30,  100
            catching up,                     BEHIND,         pull, 900,    0, 1000,  0, 1,     0, -50,  100
            between two fetches,             BEHIND,         pull, 900,    0, 1000,  0, 0,     9,   0,    0
            nobody fetches,                  NOBODY_PULLING, pull,   1,    0, 1000,  0, 0,    10,   0,    0
            nobody ever fetched,             NOBODY_PULLING, pull,   1,    0, 1000,  0, 0, never,    ,
            not known since a restart,       BEHIND,         pull,   1,    0, 1000,  0, 0, forgotten,    ,
            nobody fetches what is due,      NOBODY_PULLING, pull,   0,    3, 1000,  0, 0,    60,   0,    0
            not due yet,                     OK,             pull,   0,    3, 1000,  0, 0,    59,   0,    0
            pulls wait beside messages,      STUCK,          pull,   1,    0, 1000,  0, 2,    10,   0,    0
            what is due is not redelivered,  STUCK,          pull,   0,    3, 1000,  0, 2,    60,   0,    0
            subscriber gets nothing,         STUCK,          push,   1,    0, 1000,  0, 0,    10,   0,    0
            subscriber is gone,              NO_SUBSCRIBER,  gone,   1,    0, 1000,  0, 0,     0,   0,    0
            subscriber gone but not missed,  OK,             gone,   0,    0, 1000,  0, 0,   500,   0,    0
            cap reached,                     ACK_CAP,        pull,  50,   20,   20,  5, 1,    30,  10,    0
            cap reached and nothing waits,   ACK_CAP,        pull,   0,   20,   20,  0, 1,     1,   0,    0
            cap reached but catching up,     BEHIND,         pull, 900,   20,   20,  0, 1,     0, -10,   50
            one at a time,                   OK,             pull,   0,    1,    1,  0, 0,     0,   0,   50
            no cap,                          OK,             pull,   0, 9999,   -1,  0, 1,     0,   0,    0
            the same messages again,         REDELIVERING,   pull,   0,    5, 1000,  5, 1,     1,   0,   10
            some of them again and a lag,    REDELIVERING,   pull, 500,    5, 1000,  1, 1,     1,  10,   10
            given up,                        GIVEN_UP,       pull,   0,    0, 1000,  3, 1,   500,   0,    0
            given up and a lag,              BEHIND,         pull,  50,    0, 1000,  3, 1,     1,   0,   10
            some given up and some again,    REDELIVERING,   pull,   0,    2, 1000,  5, 1,     1,   0,   10
            configuration not known,         STUCK,          '?',    5,    0,     ,  0, 0,    10,   0,    0
            """)
    void numbers_getAVerdict(
            String name,
            Verdict verdict,
            String type,
            long lag,
            long acks,
            @Nullable Long cap,
            long redelivered,
            long waiting,
            String quiet,
            @Nullable Double change,
            @Nullable Double delivered) {
        boolean push = type.equals("push") || type.equals("gone");
        ConsumerInfoBuilder info = ConsumerInfoBuilder.builder()
                .created(NOW.minusSeconds(3600))
                .delivered(new SequenceInfo(
                        quiet.equals("never") ? 0L : 7L,
                        7L,
                        quiet.matches("never|forgotten") ? null : NOW.minusSeconds(Long.parseLong(quiet))))
                .numPending(lag)
                .numAckPending(acks)
                .numRedelivered(redelivered)
                .numWaiting(waiting);
        if (type.equals("push")) {
            info.pushBound(true);
        }
        if (!type.equals("?")) {
            ConsumerConfigBuilder config = ConsumerConfigBuilder.builder().ackWait(30_000_000_000L);
            if (push) {
                config.deliverSubject("to.it");
            }
            if (cap != null) {
                config.maxAckPending(cap);
            }
            info.config(config.build());
        }
        ConsumerRates rates = new ConsumerRates(change, delivered, delivered);
        assertThat(verdict(info, rates, Role.LEADER)).as(name).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"LEADER, PAUSED", "FOLLOWER, FOLLOWER", "NO_LEADER, NO_LEADER"})
    void pausedConsumer_isPausedIfItsLeaderSaysSo(Role role, Verdict verdict) {
        ConsumerInfoBuilder info = ConsumerInfoBuilder.builder()
                .created(NOW.minusSeconds(3600))
                .numPending(100L)
                .numAckPending(20L)
                .config(ConsumerConfigBuilder.builder().maxAckPending(20L).build())
                .paused(true);
        assertThat(verdict(info, ConsumerRates.UNKNOWN, role)).isEqualTo(verdict);
    }

    private static Verdict verdict(ConsumerInfoBuilder info, ConsumerRates rates, Role role) {
        ConsumerKey key = new ConsumerKey(new StreamKey("$G", "ORDERS"), "worker");
        Origin origin = new Origin("n1", "run", NOW, role);
        return ConsumerRow.judged(key, info.build(), origin, rates, rates).verdict();
    }
}
