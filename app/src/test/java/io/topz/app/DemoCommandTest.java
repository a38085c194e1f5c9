package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class DemoCommandTest {

    @Test
    void headlessDemo_endsAfterItsDuration() throws Exception {
        try (TopzProcess demo = TopzProcess.start("demo", "--headless", "--duration", "2s")) {
            demo.awaitLine("clients:    nats://127.0.0.1:");
            demo.awaitLine("monitoring: http://127.0.0.1:");
            assertThat(demo.awaitExit()).isZero();
            assertThat(demo.output()).isEmpty();
        }
    }
}
