package io.topz.collectors.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    nats://user:secret@host:4222            ; nats://host:4222
                    http://user:p@ss/w:rd@host:8222/base    ; http://host:8222/base
                    http://token@host                       ; http://host
                    user:secret@host:4222                   ; host:4222
                    no argument 'nats://u:secret@h' here    ; no argument 'nats://h' here
                    http://host/varz?token=secret           ; http://host/varz?...
                    two http://a:secret@b and c:secret@d    ; two http://b and d
                    """)
    void credentials_areRemoved(String text, String shown) {
        assertThat(Secrets.removed(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no server listens at 127.0.0.1:8222: is the server up, and was it started with a monitoring port (-m 8222)?",
                "http://[::1]:8222/base",
                "write to ann@example.org",
                ""
            })
    void otherText_stays(String text) {
        assertThat(Secrets.removed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nats://u:se cret'x\"y@h", "u:se cret@h", "http://u:secret@h/?token=secret"})
    void addressAsAWhole_mayHoldAnything(String address) {
        assertThat(Secrets.removedFromAddress(address)).doesNotContain("cret").endsWith("h");
    }
}
