package io.topz.broker.streaming.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.OurServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs programs that use asyncio-nats-streaming and publish MessagePack. */
@Tag("process")
class PythonProgramsTest {

    private static final Programs PROGRAMS = new Programs("python", "requirements.txt");
    private static final String PYTHON = "venv/bin/python ";

    @TempDir
    private Path store;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        PROGRAMS.install(
                "asyncio-nats-streaming",
                "python3 -m venv venv",
                "venv/bin/python -m pip install -q --disable-pip-version-check -r requirements.txt");
    }

    @Test
    void durableListener_catchesUp_afterItWasStopped() throws IOException {
        try (OurServer server = StreamingBroker.start(store)) {
            String url = StreamingBroker.url(server);
            assertThat(PROGRAMS.run(PYTHON + "publish.py", url, 1, 3))
                    .containsExactly("published 1", "published 2", "published 3");
            assertThat(PROGRAMS.run(PYTHON + "listen.py", url, 3))
                    .containsExactly("1 1 00ff01", "2 2 00ff02", "3 3 00ff03");
            PROGRAMS.run(PYTHON + "publish.py", url, 4, 5);
            assertThat(PROGRAMS.run(PYTHON + "listen.py", url, 2)).containsExactly("4 4 00ff04", "5 5 00ff05");
        }
    }

    @Test
    void message_isDeliveredAgain_untilItIsAcknowledged() throws IOException {
        try (OurServer server = StreamingBroker.start(store)) {
            String url = StreamingBroker.url(server);
            PROGRAMS.run(PYTHON + "publish.py", url, 1, 1);
            assertThat(PROGRAMS.run(PYTHON + "redelivered.py", url, 3))
                    .containsExactly(
                            "delivered 1 False",
                            "delivered 1 True",
                            "delivered 1 True",
                            "acknowledged 1",
                            "nothing more");
        }
    }
}
