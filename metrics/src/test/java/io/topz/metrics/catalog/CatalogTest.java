package io.topz.metrics.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.collectors.document.Varz;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.options.VarzOptions;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ServerView;
import io.topz.recordings.SampleCollector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    static Stream<Entity<?>> entities() {
        return Stream.of(
                ServerMetrics.SERVER,
                ConnectionMetrics.OPEN,
                ConnectionMetrics.CLOSED,
                StreamMetrics.STREAMS,
                BucketMetrics.BUCKETS,
                ConsumerMetrics.CONSUMERS,
                AccountMetrics.TRAFFIC,
                AccountMetrics.JETSTREAM,
                GroupMetrics.GROUPS,
                SlowConsumerMetrics.SLOW,
                SlowConsumerMetrics.INCIDENTS,
                SubscriptionMetrics.OF_CONNECTION,
                SubscriptionMetrics.OF_SERVER,
                SubscriptionMetrics.RECEIVERS,
                ClientMetrics.FLAPS,
                ChangeMetrics.CHANGES,
                LimitMetrics.LIMITS,
                ClusterMetrics.CLUSTER,
                StreamingMetrics.SERVER,
                ChannelMetrics.CHANNELS,
                SubscriberMetrics.SUBSCRIBERS);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void everyName_meansOneMetric(Entity<?> entity) {
        List<String> names = new ArrayList<>();
        entity.all().forEach(metric -> names.add(metric.name()));
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
        List<String> numeric = new ArrayList<>();
        entity.all().stream().filter(Metric::isNumeric).forEach(metric -> {
            numeric.add(metric.name());
            numeric.addAll(metric.aliases());
        });
        assertThat(numeric).doesNotHaveDuplicates();
        assertThat(entity.all()).allSatisfy(metric -> assertThat(metric.help()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9.10", "2.10.27", "2.15.1"})
    void numbersOfVarz_areThoseOfItsJson(String version) throws IOException {
        Varz varz = SampleCollector.of("nats-server/" + version + "/cluster3/n1")
                .collect(VarzOptions.defaults())
                .toCompletableFuture()
                .join();
        JsonNode json = new ObjectMapper().readTree(DocumentJson.bytes(varz));
        Map<String, Double> sent = new HashMap<>();
        json.properties().forEach(field -> {
            if (field.getValue().isNumber()) {
                sent.put(field.getKey(), field.getValue().asDouble());
            }
        });
        ServerView server = new ServerView(varz, Rates.UNKNOWN, null, null, null, null, 1);
        Map<String, Double> read = new HashMap<>();
        VarzNumbers.ALL.forEach(metric -> put(read, metric.name(), metric.number(server)));
        assertThat(read).isEqualTo(sent).containsKeys("http_port", "connections", "cpu");
    }

    private static void put(Map<String, Double> numbers, String name, @Nullable Double number) {
        if (number != null) {
            numbers.put(name, number);
        }
    }

    @Test
    void textAndNumberOfOneName_areToldApart() {
        assertThat(StreamMetrics.STREAMS.metric("leader")).contains(StreamMetrics.LEADER);
        assertThat(StreamMetrics.STREAMS.numeric("leader")).contains(StreamMetrics.HAS_LEADER);
        assertThat(StreamMetrics.STREAMS.metric("msgs")).contains(StreamMetrics.MESSAGES);
    }
}
