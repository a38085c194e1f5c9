package io.topz.collectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTargetTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost:8222",
        "localhost:1234, http://localhost:1234",
        "' localhost:1234 ', http://localhost:1234",
        "10.0.0.1, http://10.0.0.1:8222",
        "[::1]:8222, http://[::1]:8222",
        "[::1], http://[::1]:8222",
        "http://localhost:8222, http://localhost:8222",
        "http://localhost, http://localhost:80",
        "https://localhost, https://localhost:443",
        "HTTPS://localhost:8443/, https://localhost:8443",
        "http://localhost:8222/nats/mon/, http://localhost:8222/nats/mon",
        "localhost:8222/a%20b, http://localhost:8222/a%20b",
        "http://ann:secret@localhost:8222/x, http://localhost:8222/x"
    })
    void parse_whatPeopleType_isTheUrl(String text, String url) {
        HttpTarget target = HttpTarget.parse(text);
        assertThat(target).hasToString(url);
        assertThat(HttpTarget.parse(url)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "'', is not allowed there",
        "http://, is not allowed there",
        "ftp://localhost, only http and https",
        "nats://localhost:4222, only http and https",
        "localhost:99999, there is no port 99999",
        "localhost:0, there is no port 0",
        "localhost:port, the host is missing",
        "local host, is not allowed there",
        "http://localhost:8222/?subs=1, cannot carry a query",
        "http://ann:sec ret@localhost, is not allowed there"
    })
    void parse_whatIsNoAddress_saysWhy(String text, String why) {
        assertThatThrownBy(() -> HttpTarget.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no address of a monitoring port")
                .hasMessageContaining(why)
                .hasMessageNotContaining("sec ret");
    }

    @Test
    void options_ofAUrlWithCredentials_takeThemAndDoNotPrintThem() {
        HttpCollectorOptions options = HttpCollectorOptions.of("https://ann:se%3Acret@localhost/x");
        assertThat(options.user()).isEqualTo("ann");
        assertThat(options.password()).isEqualTo("se:cret");
        assertThat(options.target()).hasToString("https://localhost:443/x");
        assertThat(options.toString()).contains("localhost").doesNotContain("cret");
    }

    @Test
    void of_anAddressInBrackets_isTheAddress() {
        assertThat(HttpTarget.of(false, "[::1]", 8222)).isEqualTo(HttpTarget.of(false, "::1", 8222));
    }
}
