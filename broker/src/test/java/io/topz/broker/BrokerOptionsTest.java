package io.topz.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BrokerOptionsTest {

    @Test
    void defaults_areThoseOfNatsServer() {
        BrokerOptions options = BrokerOptions.DEFAULT;

        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.port()).isEqualTo(4222);
        assertThat(options.version()).isEqualTo("2.10.27");
        assertThat(options.maxControlLineBytes()).isEqualTo(4096);
        assertThat(options.maxPayloadBytes()).isEqualTo(1_048_576);
        assertThat(options.maxPendingBytes()).isEqualTo(67_108_864);
        assertThat(options.maxConnections()).isEqualTo(65_536);
        assertThat(options.maxSubscriptions()).isZero();
        assertThat(options.pingInterval()).isEqualTo(Duration.ofMinutes(2));
        assertThat(options.pingMax()).isEqualTo(2);
        assertThat(options.writeDeadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.authTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.maxClosedClients()).isEqualTo(10_000);
        assertThat(options.isLoginRequired()).isFalse();
    }

    @Test
    void illegalValues_areRefusedBySaying() {
        Map<String, UnaryOperator<BrokerOptionsBuilder>> illegal = Map.ofEntries(
                Map.entry("host", o -> o.host(" ")),
                Map.entry("port must be -1 to 65535, not 65536", o -> o.port(65_536)),
                Map.entry("port must be -1 to 65535, not -2", o -> o.port(-2)),
                Map.entry("version", o -> o.version("two")),
                Map.entry("password without a user", o -> o.password("p")),
                Map.entry("both a user name and a token", o -> o.username("u").token("t")),
                Map.entry("maxControlLineBytes", o -> o.maxControlLineBytes(0)),
                Map.entry("maxPayloadBytes must be positive", o -> o.maxPayloadBytes(0)),
                Map.entry("maxPendingBytes must be positive", o -> o.maxPendingBytes(-1)),
                Map.entry("may not exceed maxPendingBytes", o -> o.maxPendingBytes(1000)),
                Map.entry("pingInterval", o -> o.pingInterval(Duration.ZERO)),
                Map.entry("pingMax", o -> o.pingMax(-1)),
                Map.entry("writeDeadline", o -> o.writeDeadline(Duration.ofSeconds(-1))),
                Map.entry("authTimeout", o -> o.authTimeout(Duration.ZERO)),
                Map.entry("maxClosedClients", o -> o.maxClosedClients(-1)),
                Map.entry("eventLoops", o -> o.eventLoops(0)));

        illegal.forEach((words, change) -> assertThatIllegalArgumentException()
                .as(words)
                .isThrownBy(() -> change.apply(BrokerOptions.builder()).build())
                .withMessageContaining(words));
    }
}
