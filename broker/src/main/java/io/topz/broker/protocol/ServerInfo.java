package io.topz.broker.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code INFO}, with fields in nats-server's order. Absent fields are null.
 *
 * @param serverId unique per start
 * @param serverName as configured, else the id
 * @param version that clients go by
 * @param proto protocol level
 * @param go what nats-server was built with; the Java version here
 * @param host as configured
 * @param port bound
 * @param headers whether the server knows headers
 * @param authRequired whether CONNECT must carry a login
 * @param maxPayload bytes
 * @param jetstream whether there is JetStream
 * @param clientId the cid of the connection
 * @param clientIp the peer's address
 * @param ldm whether the server drains and the client shall go elsewhere
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "server_id",
    "server_name",
    "version",
    "proto",
    "go",
    "host",
    "port",
    "headers",
    "auth_required",
    "max_payload",
    "jetstream",
    "client_id",
    "client_ip",
    "ldm"
})
public record ServerInfo(
        String serverId,
        String serverName,
        String version,
        int proto,
        String go,
        String host,
        int port,
        boolean headers,
        @Nullable Boolean authRequired,
        int maxPayload,
        @Nullable Boolean jetstream,
        @Nullable Long clientId,
        @Nullable String clientIp,
        @Nullable Boolean ldm) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** The same with the fields that only one client receives. */
    public ServerInfo forClient(long clientId, String clientIp) {
        return ServerInfoBuilder.builder(this)
                .clientId(clientId)
                .clientIp(clientIp)
                .build();
    }

    /** The whole line, compact, with nats-server's blank before the line end. */
    public byte[] toLine() {
        try {
            return ("INFO " + JSON.writeValueAsString(this) + " \r\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always JSON", e);
        }
    }

    /** Refuses an {@code INFO} from a client that is not a JSON object; nothing else of it matters. */
    static void check(byte[] buffer, int offset, int length) throws ProtocolException {
        try {
            if (ClientJson.read(buffer, offset, length).isObject()) {
                return;
            }
        } catch (JsonProcessingException e) {
            throw ProtocolException.badArguments("INFO: " + e.getOriginalMessage());
        }
        throw ProtocolException.badArguments("INFO: no object");
    }
}
