package io.topz.broker.jetstream.backup;

import io.topz.broker.jetstream.advisory.AdvisoryHeader;
import io.topz.broker.jetstream.advisory.AdvisoryPublisher;
import io.topz.broker.jetstream.api.ClientInfo;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.Inline;
import io.topz.collectors.document.StreamState;
import java.time.Instant;
import java.util.Locale;
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
            @Inline AdvisoryHeader header,
            String stream,
            @Nullable StreamState state,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Long bytes,
            @Nullable ClientInfo client,
            @Nullable String domain) {}

    private final AdvisoryPublisher publisher;

    BackupAdvisories(AdvisoryPublisher publisher) {
        this.publisher = publisher;
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
        ByteString subject = ByteString.of(SUBJECT + event.toUpperCase(Locale.ROOT) + "." + stream);
        publisher.publish(subject, TYPE + event, header -> {
            Instant end = start == null ? null : header.timestamp();
            return new BackupAction(header, stream, state, start, end, bytes, client, publisher.domain());
        });
    }
}
