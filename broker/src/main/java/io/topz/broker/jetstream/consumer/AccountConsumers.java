package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.broker.reactor.Reactor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The consumers of all streams of an account. Belongs to the JetStream thread. */
public final class AccountConsumers {

    private final Account account;
    private final Reactor reactor;
    private final String domain;
    private final int maxPayload;
    private final AckRouter acks;
    private final Map<String, ConsumerSet> byStream = new HashMap<>();

    /**
     * None at first.
     *
     * @param domain of this JetStream, empty for none
     * @param maxPayload how long a message can be at most, in bytes
     */
    public AccountConsumers(Account account, Reactor reactor, String domain, int maxPayload) {
        this.account = account;
        this.reactor = reactor;
        this.domain = domain;
        this.maxPayload = maxPayload;
        acks = new AckRouter(account, reactor);
    }

    /** Who takes acknowledgements to them. */
    public AckRouter acks() {
        return acks;
    }

    /**
     * Opens those of a stream that was made or recovered.
     *
     * @throws IOException when a file cannot be read that may be in order
     */
    public ConsumerSet open(MessageSource stream, ConsumerFiles files) throws IOException {
        String name = stream.name();
        Advisories advisories = new Advisories(account, reactor, name, domain);
        ConsumerContext around = new ConsumerContext(account, reactor, stream, acks, advisories, files, maxPayload);
        ConsumerSet consumers = new ConsumerSet(around, () -> byStream.remove(name));
        consumers.recover();
        byStream.put(name, consumers);
        return consumers;
    }

    /** Those of that stream; null if they are not of this account. */
    public @Nullable ConsumerSet of(MessageSource stream) {
        ConsumerSet set = byStream.get(stream.name());
        return set != null && set.source() == stream ? set : null;
    }

    /** Those of the stream of that name; null if there is no such stream. */
    public @Nullable ConsumerSet of(String stream) {
        return byStream.get(stream);
    }
}
