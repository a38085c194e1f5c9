package io.topz.broker.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.collectors.document.Varz;
import io.topz.collectors.json.DocumentJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerInfoTest {

    private static final ServerInfo INFO = ServerInfoBuilder.builder()
            .serverId("ID")
            .serverName("N1")
            .version("2.10.27")
            .proto(1)
            .go("java17")
            .host("0.0.0.0")
            .port(4222)
            .headers(true)
            .authRequired(true)
            .maxPayload(1_048_576)
            .jetstream(true)
            .clientId(7L)
            .clientIp("127.0.0.1")
            .ldm(true)
            .build();

    private static String json(ServerInfo info) {
        String line = new String(info.toLine(), StandardCharsets.UTF_8);
        assertThat(line).startsWith("INFO {").endsWith("} \r\n");
        return line.substring("INFO ".length()).strip();
    }

    /** All components get their JSON names by one rule, and their order is that of the record. */
    @Test
    void names_followTheRuleOfDocuments() throws IOException {
        List<String> names = new ArrayList<>();
        new ObjectMapper().readTree(json(INFO)).fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .isEqualTo(Arrays.stream(ServerInfo.class.getRecordComponents())
                        .map(DocumentJson::name)
                        .toList());
    }

    /** The server describes itself in INFO and in /varz: fields that both contain have the same name, and collectors read them. */
    @Test
    void fieldsOfVarz_areReadByCollectors() {
        // /varz describes JetStream, while INFO only reports that it is on.
        ServerInfo info = ServerInfoBuilder.builder(INFO).jetstream(null).build();
        Varz varz = DocumentJson.read(Varz.class, json(info).getBytes(StandardCharsets.UTF_8));
        assertThat(varz.serverId()).isEqualTo("ID");
        assertThat(varz.serverName()).isEqualTo("N1");
        assertThat(varz.version()).isEqualTo("2.10.27");
        assertThat(varz.proto()).isEqualTo(1);
        assertThat(varz.go()).isEqualTo("java17");
        assertThat(varz.host()).isEqualTo("0.0.0.0");
        assertThat(varz.port()).isEqualTo(4222);
        assertThat(varz.authRequired()).isTrue();
        assertThat(varz.maxPayload()).isEqualTo(1_048_576);
    }
}
