package io.topz.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.options.ClientLimitsBuilder;
import io.topz.broker.options.Credentials;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BrokerOptionsTest {

    @Test
    void defaults_areThoseOfNatsServer() {
        BrokerOptions options = BrokerOptions.DEFAULT;

        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.port()).isEqualTo(4222);
        assertThat(options.version()).isEqualTo("2.10.27");
        ClientLimits limits = options.limits();
        assertThat(limits.maxControlLineBytes()).isEqualTo(4096);
        assertThat(limits.maxPayloadBytes()).isEqualTo(1_048_576);
        assertThat(limits.maxPendingBytes()).isEqualTo(67_108_864);
        assertThat(limits.maxConnections()).isEqualTo(65_536);
        assertThat(limits.maxSubscriptions()).isZero();
        assertThat(limits.pingInterval()).isEqualTo(Duration.ofMinutes(2));
        assertThat(limits.pingMax()).isEqualTo(2);
        assertThat(limits.writeDeadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(limits.authTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(limits.maxClosedClients()).isEqualTo(10_000);
        assertThat(options.credentials().isRequired()).isFalse();
    }

    @Test
    void illegalValues_areRefusedBySaying() {
        Map<String, UnaryOperator<BrokerOptionsBuilder>> illegal = Map.ofEntries(
                Map.entry("host", o -> o.host(" ")),
                Map.entry("port must be -1 to 65535, not 65536", o -> o.port(65_536)),
                Map.entry("port must be -1 to 65535, not -2", o -> o.port(-2)),
                Map.entry("version", o -> o.version("two")),
                Map.entry("password without a user", o -> o.credentials(new Credentials("", "p", ""))),
                Map.entry("both a user name and a token", o -> o.credentials(new Credentials("u", "", "t"))),
                Map.entry("eventLoops", o -> o.eventLoops(0)));

        illegal.forEach((words, change) ->
                assertRefused(words, () -> change.apply(BrokerOptions.builder()).build()));
    }

    @Test
    void illegalLimits_areRefusedBySaying() {
        Map<String, UnaryOperator<ClientLimitsBuilder>> illegal = Map.ofEntries(
                Map.entry("maxControlLineBytes", l -> l.maxControlLineBytes(0)),
                Map.entry("maxPayloadBytes must be positive", l -> l.maxPayloadBytes(0)),
                Map.entry("maxPendingBytes must be positive", l -> l.maxPendingBytes(-1)),
                Map.entry("may not exceed maxPendingBytes", l -> l.maxPendingBytes(1000)),
                Map.entry("pingInterval", l -> l.pingInterval(Duration.ZERO)),
                Map.entry("pingMax", l -> l.pingMax(-1)),
                Map.entry("writeDeadline", l -> l.writeDeadline(Duration.ofSeconds(-1))),
                Map.entry("authTimeout", l -> l.authTimeout(Duration.ZERO)),
                Map.entry("maxClosedClients", l -> l.maxClosedClients(-1)));

        illegal.forEach((words, change) ->
                assertRefused(words, () -> change.apply(ClientLimits.builder()).build()));
    }

    private static void assertRefused(String words, ThrowingCallable build) {
        assertThatIllegalArgumentException().as(words).isThrownBy(build).withMessageContaining(words);
    }
}
