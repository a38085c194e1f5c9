package io.topz.broker.jetstream.advisory;

import io.topz.broker.account.Account;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.RandomId;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.json.RecordJson;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Publishes the advisories of one account, from turns. An advisory without subscribers is not built. */
public final class AdvisoryPublisher {

    private final Account account;
    private final Reactor reactor;
    private final @Nullable String domain;

    /** An empty {@code domain} means none. */
    public AdvisoryPublisher(Account account, Reactor reactor, String domain) {
        this.account = account;
        this.reactor = reactor;
        this.domain = domain.isEmpty() ? null : domain;
    }

    /** The domain that advisories name, null for none. */
    public @Nullable String domain() {
        return domain;
    }

    /** Publishes an advisory at once. */
    public void publish(ByteString subject, String type, Function<AdvisoryHeader, Record> advisory) {
        if (hasSubscribers(subject)) {
            send(subject, json(type, advisory));
        }
    }

    /** Publishes an advisory about the state of now when this state is committed. */
    public void publishAfterCommit(ByteString subject, String type, Function<AdvisoryHeader, Record> advisory) {
        if (hasSubscribers(subject)) {
            byte[] json = json(type, advisory);
            reactor.afterCommit(() -> send(subject, json));
        }
    }

    private boolean hasSubscribers(ByteString subject) {
        return !account.sublist().match(subject).isEmpty();
    }

    private byte[] json(String type, Function<AdvisoryHeader, Record> advisory) {
        Instant now = Instant.ofEpochSecond(0, reactor.now());
        String id = RandomId.nuid(reactor.random());
        return RecordJson.bytes(advisory.apply(new AdvisoryHeader(type, id, now)));
    }

    private void send(ByteString subject, byte[] json) {
        reactor.publish(account, reactor.composer().compose(subject, null, 0, json, 0));
    }
}
