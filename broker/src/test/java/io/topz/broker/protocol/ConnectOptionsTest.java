package io.topz.broker.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectOptionsTest {

    @Test
    void missingFields_haveDefaults() throws ProtocolException {
        assertThat(read(ConnectOptions.DEFAULT, "{}")).isEqualTo(ConnectOptions.DEFAULT);
        assertThat(ConnectOptions.DEFAULT.verbose()).isTrue();
        assertThat(ConnectOptions.DEFAULT.echo()).isTrue();
        assertThat(ConnectOptions.DEFAULT.headers()).isFalse();
    }

    @Test
    void fields_areRead() throws ProtocolException {
        ConnectOptions options = read(ConnectOptions.DEFAULT, """
            {"verbose":false,"pedantic":false,"echo":false,"headers":true,"no_responders":true,"protocol":1,
            "name":"n","lang":"java","version":"2.26","user":"u","pass":"p","auth_token":"t","nkey":"k","jwt":"j",
            "sig":"s","tls_required":true,"unknown":[1,{}]}\
            """);

        assertThat(options)
                .isEqualTo(ConnectOptionsBuilder.builder()
                        .verbose(false)
                        .pedantic(false)
                        .echo(false)
                        .headers(true)
                        .noResponders(true)
                        .protocol(1)
                        .name("n")
                        .lang("java")
                        .version("2.26")
                        .user("u")
                        .pass("p")
                        .token("t")
                        .nkey("k")
                        .jwt("j")
                        .asksAccount(false)
                        .build());
    }

    @Test
    void redacted_leavesOutSecretsInWhateverCase() {
        byte[] document =
                "{\"user\":\"u\",\"PASS\":\"p1\",\"auth_token\":\"t1\",\"jwt\":\"j1\",\"sig\":\"s1\"}".getBytes(UTF_8);
        assertThat(ConnectOptions.redacted(document, 0, document.length))
                .contains("\"user\":\"u\"", "\"PASS\":\"[REDACTED]\"")
                .doesNotContain("p1", "t1", "j1", "s1");
    }

    @Test
    void redacted_ofWhatIsNoDocument_showsNothingOfIt() {
        byte[] broken = "{\"pass\":\"secret\"".getBytes(UTF_8);
        assertThat(ConnectOptions.redacted(broken, 0, broken.length)).doesNotContain("secret");
    }

    @Test
    void secondConnect_keepsWhatItLeavesOut() throws ProtocolException {
        ConnectOptions first = read(ConnectOptions.DEFAULT, "{\"verbose\":false,\"name\":\"n\"}");

        ConnectOptions second = read(first, "{\"name\":null,\"LANG\":\"c\"}");

        assertThat(second.verbose()).isFalse();
        assertThat(second.name()).isEqualTo("n");
        assertThat(second.lang()).isEqualTo("c");
    }

    @Test
    void nesting_isAllowedAsDeepAsGoAllowsIt() throws ProtocolException {
        assertThat(read(ConnectOptions.DEFAULT, nested("unknown", ClientJson.MAX_DEPTH - 1))
                        .verbose())
                .isFalse();
        assertThatThrownBy(() -> read(ConnectOptions.DEFAULT, nested("unknown", ClientJson.MAX_DEPTH)))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void nesting_whereTextBelongs_isRefused() {
        assertThatThrownBy(() -> read(ConnectOptions.DEFAULT, nested("name", ClientJson.MAX_DEPTH - 1)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("CONNECT: not a string: ARRAY");
    }

    private static String nested(String field, int depth) {
        return "{\"verbose\":false,\"" + field + "\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
    }

    @Test
    void protocolBeyondInt_isStillANumber() throws ProtocolException {
        assertThat(read(ConnectOptions.DEFAULT, "{\"protocol\":99999999999}").protocol())
                .isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"account\":\"A\"}", "{\"new_account\":true}"})
    void choiceOfAccount_isNoticed(String json) throws ProtocolException {
        assertThat(read(ConnectOptions.DEFAULT, json).asksAccount()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{} x",
                "[]",
                "1",
                "{\"verbose\":\"a\"}",
                "{\"lang\":1}",
                "{\"protocol\":\"1\"}",
                "{\"protocol\":1.5}",
                "{\"protocol\":1e0}",
                "{\"name\":{}}",
                "{\"a\":1,}"
            })
    void badDocument_endsSilently(String json) {
        assertThatThrownBy(() -> read(ConnectOptions.DEFAULT, json))
                .isInstanceOfSatisfying(ProtocolException.class, e -> {
                    assertThat(e.errorText()).isEmpty();
                    assertThat(e.reason()).isEqualTo(ClosedReason.PROTOCOL_VIOLATION);
                });
    }

    private static ConnectOptions read(ConnectOptions base, String json) throws ProtocolException {
        byte[] bytes = json.getBytes(UTF_8);
        return base.with(bytes, 0, bytes.length);
    }
}
