package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.advisory.AdvisoryPublisher;
import io.topz.broker.subject.ByteString;
import java.util.function.UnaryOperator;

/** Publishes advisories about the consumers of a stream. */
final class ConsumerAdvisories {

    private static final String ADVISORY = "$JS.EVENT.ADVISORY.CONSUMER.";
    private static final String METRIC = "$JS.EVENT.METRIC.CONSUMER.";
    private static final String TYPE = "io.nats.jetstream.advisory.v1.";
    private static final String ACK_TYPE = "io.nats.jetstream.metric.v1.consumer_ack";

    private final AdvisoryPublisher publisher;
    private final String stream;

    ConsumerAdvisories(AdvisoryPublisher publisher, String stream) {
        this.publisher = publisher;
        this.stream = stream;
    }

    void created(String consumer) {
        publish(ADVISORY + "CREATED.", TYPE + "consumer_action", consumer, advisory -> advisory.action("create"));
    }

    void deleted(String consumer) {
        publish(ADVISORY + "DELETED.", TYPE + "consumer_action", consumer, advisory -> advisory.action("delete"));
    }

    /** Reports that a message has reached the maximum number of deliveries. */
    void exhausted(String consumer, long sequence, long deliveries) {
        publish(
                ADVISORY + "MAX_DELIVERIES.",
                TYPE + "max_deliver",
                consumer,
                advisory -> advisory.streamSeq(sequence).deliveries(deliveries));
    }

    void naked(String consumer, long sequence, long delivery, long deliveries) {
        publish(
                ADVISORY + "MSG_NAKED.",
                TYPE + "nak",
                consumer,
                advisory -> advisory.consumerSeq(delivery).streamSeq(sequence).deliveries(deliveries));
    }

    /** Reports a terminated message; an empty {@code reason} means none. */
    void terminated(String consumer, long sequence, long delivery, long deliveries, String reason) {
        publish(
                ADVISORY + "MSG_TERMINATED.",
                TYPE + "terminated",
                consumer,
                advisory -> advisory.consumerSeq(delivery)
                        .streamSeq(sequence)
                        .deliveries(deliveries)
                        .reason(reason.isEmpty() ? null : reason));
    }

    /** Reports a sampled acknowledgement; {@code ackTime} is the time since the delivery, in nanoseconds. */
    void acknowledged(String consumer, long sequence, long delivery, long deliveries, long ackTime) {
        publish(
                METRIC + "ACK.",
                ACK_TYPE,
                consumer,
                advisory -> advisory.consumerSeq(delivery)
                        .streamSeq(sequence)
                        .ackTime(ackTime)
                        .deliveries(deliveries));
    }

    private void publish(
            String prefix, String type, String consumer, UnaryOperator<ConsumerAdvisoryBuilder> particulars) {
        publisher.publish(
                ByteString.of(prefix + stream + "." + consumer),
                type,
                header -> particulars
                        .apply(ConsumerAdvisoryBuilder.builder().header(header).stream(stream)
                                .consumer(consumer)
                                .domain(publisher.domain()))
                        .build());
    }
}
