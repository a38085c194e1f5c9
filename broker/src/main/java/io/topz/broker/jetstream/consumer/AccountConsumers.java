package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.advisory.AdvisoryPublisher;
import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.broker.reactor.Reactor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The consumers of all streams of an account. Confined to the JetStream thread. */
public final class AccountConsumers {

    private final Account account;
    private final Reactor reactor;
    private final AdvisoryPublisher advisoryPublisher;
    private final int maxPayload;
    private final AckRouter acks;
    private final Map<String, ConsumerSet> byStream = new HashMap<>();

    /**
     * Creates an empty set.
     *
     * @param domain the JetStream domain; empty if there is none
     * @param maxPayload the largest payload of a message, in bytes
     */
    public AccountConsumers(Account account, Reactor reactor, String domain, int maxPayload) {
        this.account = account;
        this.reactor = reactor;
        this.maxPayload = maxPayload;
        advisoryPublisher = new AdvisoryPublisher(account, reactor, domain);
        acks = new AckRouter(account, reactor);
    }

    /** Routes acknowledgements to the consumers. */
    public AckRouter acks() {
        return acks;
    }

    /**
     * Opens the consumers of a stream that was created or recovered.
     *
     * @throws IOException if a file, which may be intact, cannot be read
     */
    public ConsumerSet open(MessageSource stream, ConsumerFiles files) throws IOException {
        String name = stream.name();
        ConsumerAdvisories advisories = new ConsumerAdvisories(advisoryPublisher, name);
        ConsumerContext around = new ConsumerContext(account, reactor, stream, acks, advisories, files, maxPayload);
        ConsumerSet consumers = new ConsumerSet(around, () -> byStream.remove(name));
        consumers.recover();
        byStream.put(name, consumers);
        return consumers;
    }

    /** The consumers of that stream; null if it does not belong to this account. */
    public @Nullable ConsumerSet of(MessageSource stream) {
        ConsumerSet set = byStream.get(stream.name());
        return set != null && set.source() == stream ? set : null;
    }

    /** The consumers of the stream with that name; null if there is no such stream. */
    public @Nullable ConsumerSet of(String stream) {
        return byStream.get(stream);
    }
}
