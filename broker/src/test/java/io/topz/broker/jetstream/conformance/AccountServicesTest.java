package io.topz.broker.jetstream.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nats.client.Connection;
import io.topz.broker.clients.Jnats;
import io.topz.collectors.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the requests that clients of an ordinary account may send to the server. */
@ParameterizedClass
@EnumSource(Peer.class)
class AccountServicesTest {

    @TempDir
    Path store;

    private final Peer peer;
    private TestServer server;
    private Jnats jnats;

    AccountServicesTest(Peer peer) {
        this.peer = peer;
    }

    @BeforeEach
    void start() throws Exception {
        server = peer.start(store);
        jnats = Jnats.connect(Jnats.options(server).connectionName("asks").build());
    }

    @AfterEach
    void stop() {
        if (jnats != null) {
            jnats.close();
            server.stop();
        }
    }

    @Test
    void userInfo_saysWhoAsks() throws Exception {
        JsonNode answer = ask("$SYS.REQ.USER.INFO", "");
        assertThat(fields(answer)).containsExactly("server", "data");
        assertThat(answer.get("data").toString()).isEqualTo("{\"user\":\"\",\"account\":\"$G\"}");
        JsonNode identity = answer.get("server");
        assertThat(fields(identity)).containsExactly("name", "host", "id", "ver", "jetstream", "flags", "seq", "time");
        assertThat(identity.get("id").asText())
                .isEqualTo(connection().getServerInfo().getServerId());
        assertThat(identity.get("flags").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$SYS.REQ.ACCOUNT.PING.CONNZ", "$SYS.REQ.SERVER.PING.CONNZ"})
    void connz_listsTheConnectionsOfTheAccount(String subject) throws Exception {
        JsonNode data =
                ask(subject, "{\"subscriptions\":true,\"acc\":\"$SYS\"}").get("data");
        assertThat(data.get("num_connections").asInt()).isEqualTo(1);
        assertThat(data.get("limit").asInt()).isEqualTo(1024);
        JsonNode connection = data.get("connections").get(0);
        assertThat(connection.get("name").asText()).isEqualTo("asks");
        assertThat(connection.get("cid").asLong())
                .isEqualTo(connection().getServerInfo().getClientId());
        assertThat(connection.get("subscriptions_list").size()).isPositive();
    }

    @Test
    void statz_holdsTheAccountAlone() throws Exception {
        JsonNode data = ask("$SYS.REQ.ACCOUNT.PING.STATZ", "{\"accounts\":[\"$SYS\"],\"include_unused\":true}")
                .get("data");
        assertThat(data.get("account_statz")).hasSize(1);
        assertThat(data.at("/account_statz/0/acc").asText()).isEqualTo("$G");
        assertThat(data.at("/account_statz/0/conns").asInt()).isEqualTo(1);
    }

    @Test
    void malformedRequest_isRefused() throws Exception {
        JsonNode answer = ask("$SYS.REQ.ACCOUNT.PING.CONNZ", "{");
        assertThat(fields(answer)).containsExactly("server", "error");
        assertThat(answer.at("/error/code").asInt()).isEqualTo(400);
    }

    @Test
    void requestForAnotherServer_isLeftToIt() throws Exception {
        assertThat(connection()
                        .request("$SYS.REQ.SERVER.PING.CONNZ", "{\"server_name\":\"another\"}".getBytes(UTF_8))
                        .isDone())
                .isFalse();
        assertThat(ask("$SYS.REQ.SERVER.PING.CONNZ", "{}").has("data")).isTrue();
    }

    private Connection connection() {
        return jnats.connection();
    }

    private JsonNode ask(String subject, String body) throws Exception {
        return Backup.request(connection(), subject, body.getBytes(UTF_8));
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
