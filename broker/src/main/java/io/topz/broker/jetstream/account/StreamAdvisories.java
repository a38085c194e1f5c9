package io.topz.broker.jetstream.account;

import io.topz.broker.jetstream.advisory.AdvisoryHeader;
import io.topz.broker.jetstream.advisory.AdvisoryPublisher;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.Inline;
import org.jspecify.annotations.Nullable;

/** Publishes advisories about the creation, change and deletion of streams. */
final class StreamAdvisories {

    private static final String SUBJECT = "$JS.EVENT.ADVISORY.STREAM.";
    private static final String TYPE = "io.nats.jetstream.advisory.v1.stream_action";

    /** An advisory about a stream. */
    public record StreamAction(
            @Inline AdvisoryHeader header,
            String stream,
            String action,
            @Nullable String domain) {}

    private final AdvisoryPublisher publisher;

    StreamAdvisories(AdvisoryPublisher publisher) {
        this.publisher = publisher;
    }

    void created(String stream) {
        publish("CREATED.", stream, "create");
    }

    void updated(String stream) {
        publish("UPDATED.", stream, "modify");
    }

    void deleted(String stream) {
        publish("DELETED.", stream, "delete");
    }

    private void publish(String event, String stream, String action) {
        publisher.publishAfterCommit(
                ByteString.of(SUBJECT + event + stream),
                TYPE,
                header -> new StreamAction(header, stream, action, publisher.domain()));
    }
}
