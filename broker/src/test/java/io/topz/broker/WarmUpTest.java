package io.topz.broker;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.topz.broker.options.BrokerOptions;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    /** A rejected sample would prevent every start. */
    @Test
    void sample_isAccepted() {
        try (Broker broker =
                Broker.start(BrokerOptions.builder().host("127.0.0.1").port(0).build())) {
            assertThatCode(() -> WarmUp.connection(broker.state().identity().info()))
                    .doesNotThrowAnyException();
        }
    }
}
