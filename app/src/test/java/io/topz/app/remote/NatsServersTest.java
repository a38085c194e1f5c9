package io.topz.app.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nats.client.Options;
import io.topz.broker.options.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the addresses of NATS servers. */
class NatsServersTest {

    private static NatsServers parse(String list) {
        return NatsServers.parse(list, Credentials.NONE, null);
    }

    @Test
    void addresses_mayLackTheScheme() {
        assertThat(parse("a:4222, tls://b").urls()).containsExactly("nats://a:4222", "tls://b");
    }

    @Test
    void loginOfOneAddress_isThatOfAll() {
        NatsServers servers = parse("nats://user:p%40ss+word@a:4222,b:4222");
        assertThat(servers.credentials()).isEqualTo(new Credentials("user", "p@ss+word", ""));
        Options options = servers.options().build();
        assertThat(options.getUsernameChars()).containsExactly("user".toCharArray());
        assertThat(options.getPasswordChars()).containsExactly("p@ss+word".toCharArray());
    }

    @Test
    void userWithoutPassword_isAToken() {
        assertThat(parse("nats://secret@a").credentials()).isEqualTo(new Credentials("", "", "secret"));
    }

    @Test
    void loginOfTheFlags_isThatOfAddressesWithoutOne() {
        Credentials flags = new Credentials("flag", "password", "");
        assertThat(NatsServers.parse("nats://user:p@a,b", flags, null).credentials())
                .isEqualTo(flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,,b", "http://user:secret@a", "nats://", "nats://user:secret@a b"})
    void other_isRefusedWithoutRepeatingIt(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(list))
                .withMessageStartingWith("--nats_server needs addresses such as nats://host:4222")
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("secret"));
    }
}
