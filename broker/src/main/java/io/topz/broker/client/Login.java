package io.topz.broker.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.BrokerOptions;
import io.topz.broker.protocol.ConnectOptions;
import java.security.MessageDigest;

/** Who may come in: everybody, who knows user and password, or who knows the token. */
final class Login {

    private final boolean required;
    private final String username;
    private final String password;
    private final String token;

    Login(BrokerOptions options) {
        required = options.isLoginRequired();
        username = options.username();
        password = options.password();
        token = options.token();
    }

    boolean isRequired() {
        return required;
    }

    /** Takes as long for a wrong login as for a right one of the same length. */
    boolean admits(ConnectOptions client) {
        if (!required) {
            return true;
        }
        if (!token.isEmpty()) {
            return equal(token, client.token());
        }
        return equal(username + '\0' + password, client.user() + '\0' + client.pass());
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
