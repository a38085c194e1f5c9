package io.topz.broker.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.testing.ServerSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that clients can log in with a password or token of which the broker has only the bcrypt hash. */
class HashedLoginTest {

    private static final String HASH = "$2b$05$abcdefghijklmnopqrstuu9Avu/WgbsK7g7xfCY1X3pdjsTgxqQLS";
    private static final String REFUSED = "-ERR 'Authorization Violation'\r\n";

    @Test
    void password_logsInAndItsHashDoesNot() {
        try (OurServer server = OurServer.start(new ServerSettings(Map.of("user", "u", "password", HASH)))) {
            assertThat(answer(server, "\"user\":\"u\",\"pass\":\"s3cr3t\"")).isEqualTo("MSG a 1 2\r\nhi\r\nPONG\r\n");
            assertThat(answer(server, "\"user\":\"u\",\"pass\":\"" + HASH + "\""))
                    .isEqualTo(REFUSED);
            assertThat(answer(server, "\"user\":\"v\",\"pass\":\"s3cr3t\"")).isEqualTo(REFUSED);
            assertThat(answer(server, "\"user\":\"u\"")).isEqualTo(REFUSED);
        }
    }

    @Test
    void token_logsInAndItsHashDoesNot() {
        try (OurServer server = OurServer.start(new ServerSettings(Map.of("token", HASH)))) {
            assertThat(answer(server, "\"auth_token\":\"s3cr3t\"")).isEqualTo("MSG a 1 2\r\nhi\r\nPONG\r\n");
            assertThat(answer(server, "\"auth_token\":\"" + HASH + "\"")).isEqualTo(REFUSED);
        }
    }

    @Test
    void refusedClient_hasRoundTripTime() {
        try (OurServer server = OurServer.start(new ServerSettings(Map.of("token", "t")))) {
            assertThat(answer(server, "\"auth_token\":\"other\"")).isEqualTo(REFUSED);

            assertThat(server.connz(ConnState.CLOSED))
                    .singleElement()
                    .extracting(ConnInfo::rtt)
                    .isNotNull();
        }
    }

    /** Sends everything in one packet: the commands after CONNECT must wait for the decision about the login. */
    private static String answer(OurServer server, String credentials) {
        try (NatsSocket client = new NatsSocket(server.port())) {
            client.send("CONNECT {\"verbose\":false," + credentials + "}\r\nSUB a 1\r\nPUB a 2\r\nhi\r\nPING\r\n");
            return client.finish();
        }
    }
}
