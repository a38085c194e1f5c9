package io.topz.broker.jetstream.consumer.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.broker.jetstream.consumer.pull.PullRequest.Malformed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullRequestTest {

    private static PullRequest read(String text) throws Malformed {
        byte[] bytes = text.replace('\'', '"').getBytes(UTF_8);
        return PullRequest.read(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                       | 1  | 0  | false | 0 | 0",
                "' 7 '                                                    | 7  | 0  | false | 0 | 0",
                "words                                                    | 1  | 0  | false | 0 | 0",
                "{}                                                       | 0  | 0  | false | 0 | 0",
                "{\"batch\":5,\"expires\":9,\"no_wait\":true}             | 5  | 9  | true  | 0 | 0",
                "{\"batch\":5,\"max_bytes\":3,\"expires\":9,\"idle_heartbeat\":4} | 5 | 9 | false | 3 | 4",
                "{\"batch\":5,\"other\":{\"batch\":6},\"expires\":null}   | 5  | 0  | false | 0 | 0",
                "{\"batch\":5,\"idle_heartbeat\":-1,\"max_bytes\":-1}     | 5  | 0  | false | 0 | 0",
            })
    void request_isRead(String text, long batch, long expires, boolean noWait, long maxBytes, long heartbeat)
            throws Malformed {
        assertThat(read(text)).isEqualTo(new PullRequest(batch, expires, noWait, maxBytes, heartbeat));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                         | unexpected end of JSON input",
                "{\"expires\":10,\"idle_heartbeat\":6}     | heartbeat value too large",
                "{\"idle_heartbeat\":6}                    | heartbeat value too large",
            })
    void malformedRequest_isRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Malformed.class).hasMessage(message);
    }
}
