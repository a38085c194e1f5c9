package io.topz.broker.jetstream.account;

import io.topz.broker.account.Account;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.json.RecordJson;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Publishes advisories about the creation, change and deletion of streams. An advisory without subscribers is not built. */
final class StreamAdvisories {

    private static final String SUBJECT = "$JS.EVENT.ADVISORY.STREAM.";
    private static final String TYPE = "io.nats.jetstream.advisory.v1.stream_action";

    /** An advisory about a stream. */
    public record StreamAction(
            String type,
            String id,
            Instant timestamp,
            String stream,
            String action,
            @Nullable String domain) {}

    private final Account account;
    private final Reactor reactor;
    private final @Nullable String domain;

    /** An empty {@code domain} means none. */
    StreamAdvisories(Account account, Reactor reactor, String domain) {
        this.account = account;
        this.reactor = reactor;
        this.domain = domain.isEmpty() ? null : domain;
    }

    void created(String stream) {
        tell("CREATED.", stream, "create");
    }

    void updated(String stream) {
        tell("UPDATED.", stream, "modify");
    }

    void deleted(String stream) {
        tell("DELETED.", stream, "delete");
    }

    private void tell(String event, String stream, String action) {
        ByteString subject = ByteString.of(SUBJECT + event + stream);
        if (account.sublist().match(subject).isEmpty()) {
            return;
        }
        String id = HexFormat.of().toHexDigits(reactor.random().nextLong());
        Instant now = Instant.ofEpochSecond(0, reactor.now());
        byte[] json = RecordJson.bytes(new StreamAction(TYPE, id, now, stream, action, domain));
        reactor.afterCommit(() -> reactor.publish(account, reactor.composer().compose(subject, null, 0, json, 0)));
    }
}
