package io.topz.top.testing;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerConfigBuilder;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.ConsumerInfoBuilder;
import io.topz.collectors.document.JetStreamConfigBuilder;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.SequenceInfo;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamDetailBuilder;
import io.topz.collectors.document.StreamState;
import io.topz.collectors.document.StreamStateBuilder;
import io.topz.collectors.options.JszOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The JetStream documents of a server that exists only as documents. The test controls its contents. */
public final class FakeJetStream {

    /** Whether answers contain configurations if they are requested. */
    public boolean tellsConfigs = true;

    private final Map<String, StreamDetail> streams = new LinkedHashMap<>();
    private final Map<String, StreamConfig> streamConfigs = new HashMap<>();
    private final Map<String, ConsumerConfig> consumerConfigs = new HashMap<>();
    private final Map<String, Map<String, ConsumerInfo>> consumers = new LinkedHashMap<>();

    /** Adds a stream without messages. */
    public void stream(String name, Instant created, UnaryOperator<StreamConfigBuilder> config) {
        StreamConfigBuilder defaults = StreamConfigBuilder.builder()
                .name(name)
                .subjects(List.of(name.toLowerCase(Locale.ROOT) + ".>"))
                .retention("limits")
                .maxConsumers(-1L)
                .maxMsgs(-1L)
                .maxBytes(-1L)
                .maxAge(0L)
                .maxMsgsPerSubject(-1L)
                .maxMsgSize(-1L)
                .discard("old")
                .storage("file")
                .numReplicas(1L)
                .duplicateWindow(120_000_000_000L);
        StreamState state = StreamStateBuilder.builder()
                .messages(0L)
                .bytes(0L)
                .firstSeq(0L)
                .lastSeq(0L)
                .consumerCount(0L)
                .build();
        streams.put(
                name,
                StreamDetailBuilder.builder()
                        .name(name)
                        .created(created)
                        .state(state)
                        .build());
        streamConfigs.put(name, config.apply(defaults).build());
        consumers.put(name, new LinkedHashMap<>());
    }

    /** Changes the state of a stream. */
    public void state(String stream, UnaryOperator<StreamStateBuilder> change) {
        streams.computeIfPresent(
                stream,
                (name, detail) -> StreamDetailBuilder.builder(detail)
                        .state(change.apply(StreamStateBuilder.builder(state(detail)))
                                .build())
                        .build());
    }

    /** Adds messages of 100 bytes; every consumer has that many more to deliver. */
    public void publish(String stream, long messages, Instant now) {
        state(
                stream,
                state -> state.messages(state.messages() + messages)
                        .bytes(state.bytes() + 100 * messages)
                        .firstSeq(Math.max(1, state.firstSeq()))
                        .firstTs(state.firstTs() == null ? now : state.firstTs())
                        .lastSeq(state.lastSeq() + messages)
                        .lastTs(now)
                        .numSubjects(1L));
        for (String consumer : List.copyOf(of(stream).keySet())) {
            consumer(stream, consumer, info -> info.numPending(info.numPending() + messages));
        }
    }

    /** Adds a consumer that has not delivered anything. */
    public void consume(String stream, String name, Instant created, UnaryOperator<ConsumerConfigBuilder> config) {
        ConsumerConfig made = config.apply(ConsumerConfigBuilder.builder()
                        .durableName(name)
                        .deliverPolicy("all")
                        .ackPolicy("explicit")
                        .ackWait(30_000_000_000L)
                        .maxDeliver(-1L)
                        .replayPolicy("instant")
                        .maxWaiting(512L)
                        .maxAckPending(1000L))
                .build();
        of(stream)
                .put(
                        name,
                        ConsumerInfoBuilder.builder()
                                .streamName(stream)
                                .name(name)
                                .created(created)
                                .delivered(new SequenceInfo(0L, 0L, null))
                                .ackFloor(new SequenceInfo(0L, 0L, null))
                                .numAckPending(0L)
                                .numRedelivered(0L)
                                .numWaiting(1L)
                                .numPending(messages(Objects.requireNonNull(streams.get(stream))))
                                .build());
        consumerConfigs.put(stream + "/" + name, made);
        state(stream, state -> state.consumerCount((long) of(stream).size()));
    }

    /** Changes a consumer. */
    public void consumer(String stream, String name, UnaryOperator<ConsumerInfoBuilder> change) {
        of(stream)
                .computeIfPresent(
                        name,
                        (key, info) ->
                                change.apply(ConsumerInfoBuilder.builder(info)).build());
    }

    /** Delivers messages, and acknowledges them unless {@code acked} is false. */
    public void deliver(String stream, String name, long messages, boolean acked, Instant now) {
        consumer(stream, name, info -> {
            info.numPending(info.numPending() - messages).delivered(moved(info.delivered(), messages, now));
            return acked
                    ? info.ackFloor(moved(info.ackFloor(), messages, now))
                    : info.numAckPending(info.numAckPending() + messages);
        });
    }

    private static SequenceInfo moved(@Nullable SequenceInfo at, long messages, Instant now) {
        Long before = at == null ? null : at.consumerSeq();
        long seq = (before == null ? 0 : before) + messages;
        return new SequenceInfo(seq, seq, now);
    }

    private Map<String, ConsumerInfo> of(String stream) {
        return Objects.requireNonNull(consumers.get(stream), stream);
    }

    private static long messages(StreamDetail detail) {
        return Objects.requireNonNullElse(state(detail).messages(), 0L);
    }

    private static StreamState state(StreamDetail detail) {
        return Objects.requireNonNull(detail.state());
    }

    private ConsumerInfo configured(ConsumerInfo info) {
        ConsumerConfig config = Objects.requireNonNull(consumerConfigs.get(info.streamName() + "/" + info.name()));
        return ConsumerInfoBuilder.builder(info).config(config).build();
    }

    /** The answer of the server. */
    Jsz answer(JszOptions options, @Nullable String serverId, Instant now) {
        JszBuilder jsz = JszBuilder.builder()
                .now(now)
                .config(JetStreamConfigBuilder.builder().storeDir("/data").build())
                .streams((long) streams.size())
                .consumers(consumers.values().stream().mapToLong(Map::size).sum())
                .messages(streams.values().stream()
                        .mapToLong(stream ->
                                Objects.requireNonNullElse(state(stream).messages(), 0L))
                        .sum())
                .bytes(streams.values().stream()
                        .mapToLong(stream ->
                                Objects.requireNonNullElse(state(stream).bytes(), 0L))
                        .sum());
        if (serverId != null) {
            jsz.serverId(serverId);
        }
        if (!options.streams() && !options.consumers()) {
            return jsz.build();
        }
        List<StreamDetail> details = new ArrayList<>();
        for (StreamDetail stream : streams.values()) {
            String name = String.valueOf(stream.name());
            boolean config = options.config() && tellsConfigs;
            StreamDetailBuilder detail = StreamDetailBuilder.builder(stream);
            if (config) {
                detail.config(Objects.requireNonNull(streamConfigs.get(name)));
            }
            if (options.consumers()) {
                detail.consumerDetail(of(name).values().stream()
                        .map(info -> config ? configured(info) : info)
                        .toList());
            }
            details.add(detail.build());
        }
        AccountDetail account = AccountDetailBuilder.builder()
                .name("$G")
                .id("$G")
                .streamDetail(details)
                .build();
        return jsz.accountDetails(List.of(account)).build();
    }
}
