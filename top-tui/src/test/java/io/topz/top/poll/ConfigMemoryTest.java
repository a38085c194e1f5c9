package io.topz.top.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.jetstream.ConfigMemory;
import io.topz.collectors.options.JszOptions;
import io.topz.top.testing.FakeJetStream;
import io.topz.top.testing.FakeServer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests that configurations are requested rarely and are always present. */
class ConfigMemoryTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final DataRequest.JetStream STREAMS = new DataRequest.JetStream(false);
    private static final DataRequest.JetStream CONSUMERS = new DataRequest.JetStream(true);

    private final FakeJetStream jetStream = new FakeJetStream();
    private final FakeServer server = new FakeServer();
    private final ConfigMemory memory = new ConfigMemory();

    ConfigMemoryTest() {
        server.jetStream = jetStream;
        jetStream.stream("ORDERS", LONG_AGO, config -> config.maxMsgs(100L));
        jetStream.consume("ORDERS", "worker", LONG_AGO, config -> config);
    }

    private boolean asks;

    private List<StreamDetail> poll(DataRequest.JetStream wish) {
        JszOptions options = memory.options(wish.consumers());
        asks = options.config();
        Jsz answer = memory.complete(options, (Jsz) server.apply(options));
        return Objects.requireNonNull(
                Objects.requireNonNull(answer.accountDetails()).get(0).streamDetail());
    }

    @Test
    void configIsAskedFor_everyTenthPoll() {
        for (int poll = 0; poll < 31; poll++) {
            assertThat(poll(CONSUMERS)).allSatisfy(stream -> {
                assertThat(stream.config()).isNotNull();
                assertThat(stream.consumerDetail())
                        .extracting(ConsumerInfo::config)
                        .doesNotContainNull();
            });
            assertThat(asks).as("poll %s", poll).isEqualTo(poll % 10 == 0);
        }
    }

    @Test
    void somethingNew_isAskedForInTheNextPoll() {
        poll(CONSUMERS);
        jetStream.consume("ORDERS", "another", LONG_AGO, config -> config);
        poll(CONSUMERS);
        assertThat(asks).isFalse();
        poll(CONSUMERS);
        assertThat(asks).isTrue();
        poll(CONSUMERS);
        assertThat(asks).isFalse();
    }

    @Test
    void streamThatIsMadeAnew_isAnotherOne() {
        poll(STREAMS);
        jetStream.stream("ORDERS", LONG_AGO.plusSeconds(1), config -> config.maxMsgs(7L));
        assertThat(poll(STREAMS)).extracting(StreamDetail::config).containsOnlyNulls();
        assertThat(poll(STREAMS))
                .allSatisfy(stream -> assertThat(
                                Objects.requireNonNull(stream.config()).maxMsgs())
                        .isEqualTo(7));
    }

    @Test
    void consumers_areAskedForOnceTheyAreShown() {
        poll(STREAMS);
        poll(CONSUMERS);
        assertThat(asks).isFalse();
        poll(CONSUMERS);
        assertThat(asks).isTrue();
    }

    @Test
    void serverThatDoesNotTell_isNotAskedAllTheTime() {
        jetStream.tellsConfigs = false;
        poll(STREAMS);
        poll(STREAMS);
        int asked = 0;
        for (int poll = 0; poll < 20; poll++) {
            poll(STREAMS);
            asked += asks ? 1 : 0;
        }
        assertThat(asked).isLessThanOrEqualTo(10);
    }
}
