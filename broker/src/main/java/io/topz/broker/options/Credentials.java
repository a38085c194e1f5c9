package io.topz.broker.options;

import static io.topz.broker.options.Requirements.require;

/**
 * The credentials that clients must log in with: a user name, mostly with a password, or a token, or nothing.
 *
 * @param username the name of the user; empty if none
 * @param password the password of that user, plain or hashed
 * @param token the token, plain or hashed; empty if none
 */
public record Credentials(String username, String password, String token) {

    /** Every client may log in. */
    public static final Credentials NONE = new Credentials("", "", "");

    /** Rejects contradictory values. */
    public Credentials {
        require(password.isEmpty() || !username.isEmpty(), "a password without a user name");
        require(token.isEmpty() || username.isEmpty(), "both a user name and a token: choose one");
    }

    /** Whether clients must log in. */
    public boolean isRequired() {
        return !username.isEmpty() || !token.isEmpty();
    }
}
