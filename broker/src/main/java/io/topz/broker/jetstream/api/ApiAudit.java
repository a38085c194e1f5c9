package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.advisory.AdvisoryHeader;
import io.topz.broker.jetstream.advisory.AdvisoryPublisher;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.Inline;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Publishes an advisory about every API request, with its response and its client, while there is a subscriber. */
final class ApiAudit {

    private static final ByteString SUBJECT = ByteString.of("$JS.EVENT.ADVISORY.API");
    private static final String TYPE = "io.nats.jetstream.advisory.v1.api_audit";

    /** An audit advisory about one API request. */
    public record Audit(
            @Inline AdvisoryHeader header,
            String server,
            @Nullable ClientInfo client,
            String subject,
            @Nullable String request,
            String response,
            @Nullable String domain) {}

    private final AdvisoryPublisher publisher;
    private final String serverName;
    private final Clients clients;

    ApiAudit(AdvisoryPublisher publisher, String serverName, Clients clients) {
        this.publisher = publisher;
        this.serverName = serverName;
        this.clients = clients;
    }

    void answered(ApiRequest request, byte[] answer) {
        publisher.publish(
                SUBJECT,
                TYPE,
                header -> new Audit(
                        header,
                        serverName,
                        clients.find(request.publisher()),
                        request.subject().toString(),
                        request.body().length == 0 ? null : text(request.body()),
                        text(answer),
                        publisher.domain()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
