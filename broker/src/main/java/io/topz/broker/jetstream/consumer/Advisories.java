package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.json.RecordJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Publishes advisories about the consumers of a stream. An advisory without subscribers is not built. */
final class Advisories {

    private static final String ADVISORY = "$JS.EVENT.ADVISORY.CONSUMER.";
    private static final String METRIC = "$JS.EVENT.METRIC.CONSUMER.";
    private static final String TYPE = "io.nats.jetstream.advisory.v1.";

    private final Account account;
    private final Reactor reactor;
    private final String stream;
    private final @Nullable String domain;

    /** An empty {@code domain} means none. */
    Advisories(Account account, Reactor reactor, String stream, String domain) {
        this.account = account;
        this.reactor = reactor;
        this.stream = stream;
        this.domain = domain.isEmpty() ? null : domain;
    }

    void created(String consumer) {
        tell(ADVISORY + "CREATED.", TYPE + "consumer_action", consumer, "create", null, null, null, null, null);
    }

    void deleted(String consumer) {
        tell(ADVISORY + "DELETED.", TYPE + "consumer_action", consumer, "delete", null, null, null, null, null);
    }

    /** Reports that a message has reached the maximum number of deliveries. */
    void exhausted(String consumer, long sequence, long deliveries) {
        tell(
                ADVISORY + "MAX_DELIVERIES.",
                TYPE + "max_deliver",
                consumer,
                null,
                null,
                sequence,
                null,
                deliveries,
                null);
    }

    void naked(String consumer, long sequence, long delivery, long deliveries) {
        tell(ADVISORY + "MSG_NAKED.", TYPE + "nak", consumer, null, delivery, sequence, null, deliveries, null);
    }

    /** Reports a terminated message; an empty {@code reason} means none. */
    void terminated(String consumer, long sequence, long delivery, long deliveries, String reason) {
        String why = reason.isEmpty() ? null : reason;
        tell(
                ADVISORY + "MSG_TERMINATED.",
                TYPE + "terminated",
                consumer,
                null,
                delivery,
                sequence,
                null,
                deliveries,
                why);
    }

    /** Reports a sampled acknowledgement; {@code ackTime} is the time since the delivery, in nanoseconds. */
    void acknowledged(String consumer, long sequence, long delivery, long deliveries, long ackTime) {
        String type = "io.nats.jetstream.metric.v1.consumer_ack";
        tell(METRIC + "ACK.", type, consumer, null, delivery, sequence, ackTime, deliveries, null);
    }

    private void tell(
            String prefix,
            String type,
            String consumer,
            @Nullable String action,
            @Nullable Long delivery,
            @Nullable Long sequence,
            @Nullable Long ackTime,
            @Nullable Long deliveries,
            @Nullable String reason) {
        ByteString subject = ByteString.of(prefix + stream + "." + consumer);
        if (account.sublist().match(subject).isEmpty()) {
            return;
        }
        Instant now = Instant.ofEpochSecond(0, reactor.now());
        String id = ConsumerNames.id(reactor.random());
        byte[] json = RecordJson.bytes(new Advisory(
                type, id, now, stream, consumer, action, delivery, sequence, ackTime, deliveries, reason, domain));
        reactor.publish(account, reactor.composer().compose(subject, null, 0, json, 0));
    }
}
