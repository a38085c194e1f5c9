package io.topz.broker.jetstream.backup;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.api.ClientInfo;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamState;
import io.topz.collectors.json.RecordJson;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Publishes advisories about the start and end of snapshots and restores. Used only on the JetStream thread. */
final class BackupAdvisories {

    private static final String SUBJECT = "$JS.EVENT.ADVISORY.STREAM.";
    private static final String TYPE = "io.nats.jetstream.advisory.v1.";

    /**
     * An advisory about a snapshot or restore. The state is present only at the start of a snapshot, the times only at an end, and the
     * bytes only at the end of a restore.
     */
    public record BackupAction(
            String type,
            String id,
            Instant timestamp,
            String stream,
            @Nullable StreamState state,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Long bytes,
            @Nullable ClientInfo client,
            @Nullable String domain) {}

    private final Account account;
    private final Reactor reactor;
    private final @Nullable String domain;

    /** An empty {@code domain} means none. */
    BackupAdvisories(Account account, Reactor reactor, String domain) {
        this.account = account;
        this.reactor = reactor;
        this.domain = domain.isEmpty() ? null : domain;
    }

    void snapshotBegins(String stream, StreamState state, @Nullable ClientInfo client) {
        publish("snapshot_create", stream, state, null, null, client);
    }

    void snapshotEnded(String stream, Instant start, @Nullable ClientInfo client) {
        publish("snapshot_complete", stream, null, start, null, client);
    }

    void restoreBegins(String stream, @Nullable ClientInfo client) {
        publish("restore_create", stream, null, null, null, client);
    }

    void restoreEnded(String stream, Instant start, long bytes, @Nullable ClientInfo client) {
        publish("restore_complete", stream, null, start, bytes, client);
    }

    private void publish(
            String event,
            String stream,
            @Nullable StreamState state,
            @Nullable Instant start,
            @Nullable Long bytes,
            @Nullable ClientInfo client) {
        ByteString subject = ByteString.of(SUBJECT + event.toUpperCase(java.util.Locale.ROOT) + "." + stream);
        if (account.sublist().match(subject).isEmpty()) {
            return;
        }
        String id = HexFormat.of().toHexDigits(reactor.random().nextLong());
        Instant now = Instant.ofEpochSecond(0, reactor.now());
        Instant end = start == null ? null : now;
        byte[] json = RecordJson.bytes(
                new BackupAction(TYPE + event, id, now, stream, state, start, end, bytes, client, domain));
        reactor.publish(account, reactor.composer().compose(subject, null, 0, json, 0));
    }
}
