package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Publishes an advisory about every API request, with its response and its client, while there is a subscriber. */
final class ApiAudit {

    private static final ByteString SUBJECT = ByteString.of("$JS.EVENT.ADVISORY.API");
    private static final String TYPE = "io.nats.jetstream.advisory.v1.api_audit";

    /** An audit advisory about one API request. */
    public record Audit(
            String type,
            String id,
            Instant timestamp,
            String server,
            @Nullable ClientInfo client,
            String subject,
            @Nullable String request,
            String response,
            @Nullable String domain) {}

    private final JetStreamAccount account;
    private final Reactor reactor;
    private final Clients clients;

    ApiAudit(JetStreamAccount account, Reactor reactor, Clients clients) {
        this.account = account;
        this.reactor = reactor;
        this.clients = clients;
    }

    void answered(ApiRequest request, byte[] answer) {
        if (account.account().sublist().match(SUBJECT).isEmpty()) {
            return;
        }
        String domain = account.options().domain();
        byte[] json = RecordJson.bytes(new Audit(
                TYPE,
                HexFormat.of().toHexDigits(reactor.random().nextLong()),
                Instant.ofEpochSecond(0, reactor.now()),
                account.serverName(),
                clients.find(request.publisher()),
                request.subject().toString(),
                request.body().length == 0 ? null : text(request.body()),
                text(answer),
                domain.isEmpty() ? null : domain));
        reactor.publish(account.account(), reactor.composer().compose(SUBJECT, null, 0, json, 0));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
