package io.topz.broker.jetstream.monitor;

import io.topz.broker.jetstream.JetStream;
import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.service.ServiceQuestions;
import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamDetailBuilder;
import io.topz.collectors.options.JszOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Describes the streams of an account in parts that take a few milliseconds of the JetStream thread each, so that a poller never blocks it,
 * however many streams and consumers there are.
 */
final class StreamDetails {

    /** The longest duration of a part. */
    private static final long PART_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** The number of consumers described between two looks at the clock. */
    private static final int CONSUMERS = 64;

    private final JetStream jetStream;
    private final ServiceQuestions questions;
    private final JetStreamAccount account;
    private final JszOptions options;
    private final ClusterInfo cluster;
    private final LongSupplier nanoTime;
    private final List<StreamDetail> details = new ArrayList<>();
    private final CompletableFuture<List<StreamDetail>> all = new CompletableFuture<>();

    /** The stream that was described last; empty before the first. */
    private String lastStream = "";

    /** The consumers of the next stream described so far; null before its first. */
    private @Nullable List<ConsumerInfo> consumers;

    StreamDetails(
            JetStream jetStream,
            ServiceQuestions questions,
            JetStreamAccount account,
            JszOptions options,
            ClusterInfo cluster,
            LongSupplier nanoTime) {
        this.jetStream = jetStream;
        this.questions = questions;
        this.account = account;
        this.options = options;
        this.cluster = cluster;
        this.nanoTime = nanoTime;
    }

    /** Describes all streams, in order of their names. */
    CompletableFuture<List<StreamDetail>> gather() {
        gatherNext();
        return all;
    }

    private void gatherNext() {
        CompletableFuture<Boolean> unused = questions.ask(this::part).whenComplete((more, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            } else if (more) {
                gatherNext();
            } else {
                all.complete(details);
            }
        });
    }

    /** Describes the next streams; returns whether there are more. Must run on the JetStream thread. */
    private boolean part() {
        long start = nanoTime.getAsLong();
        do {
            Map.Entry<String, Stream> next = account.streams().higherEntry(lastStream);
            if (next == null) {
                return false;
            }
            if (!options.consumers() || hasAllConsumers(next.getValue())) {
                details.add(detail(next.getValue()));
                lastStream = next.getKey();
                consumers = null;
            }
        } while (nanoTime.getAsLong() - start < PART_NANOS);
        return true;
    }

    /** Describes the next consumers of a stream; returns whether these were the last. */
    private boolean hasAllConsumers(Stream stream) {
        List<ConsumerInfo> known = consumers == null ? new ArrayList<>() : consumers;
        consumers = known;
        String last = known.isEmpty()
                ? ""
                : String.valueOf(known.get(known.size() - 1).name());
        List<ConsumerInfo> more = jetStream.consumers(stream, options.config(), last, CONSUMERS);
        known.addAll(more);
        return more.size() < CONSUMERS;
    }

    private StreamDetail detail(Stream stream) {
        return StreamDetailBuilder.builder()
                .name(stream.name())
                .created(stream.created())
                .cluster(cluster)
                .config(options.config() ? stream.config() : null)
                .state(stream.state())
                .mirror(stream.mirrorInfo())
                .sources(stream.sourceInfos())
                .consumerDetail(consumers == null || consumers.isEmpty() ? null : consumers)
                .build();
    }
}
