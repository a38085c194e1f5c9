package io.topz.broker.client;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.topz.broker.options.Credentials;
import io.topz.broker.protocol.ConnectOptions;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Decides which clients may log in: all, users with the right password, or holders of the token. Thread-safe. */
final class Login {

    private static final int IDLE_SECONDS = 10;

    private final boolean required;
    private final boolean byToken;
    private final Secret username;
    private final Secret secret;
    private final ThreadPoolExecutor slowChecks;

    Login(Credentials credentials) {
        required = credentials.isRequired();
        byToken = !credentials.token().isEmpty();
        username = new Secret(credentials.username());
        secret = new Secret(byToken ? credentials.token() : credentials.password());
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        slowChecks = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("login", true));
        slowChecks.allowCoreThreadTimeOut(true);
    }

    boolean isRequired() {
        return required;
    }

    /** Whether a check takes too long for an event loop. */
    boolean isSlow() {
        return required && secret.isHashed();
    }

    boolean admits(ConnectOptions client) {
        if (!required) {
            return true;
        }
        if (byToken) {
            return secret.is(client.token());
        }
        // Both are checked, so that the time does not tell which of them is wrong.
        boolean knownUser = username.is(client.user());
        boolean rightSecret = secret.is(client.pass());
        return knownUser && rightSecret;
    }

    /**
     * Checks a login on a separate thread, unless {@code isGone} is true by then, and runs {@code then} there. Only one check of each
     * client runs at a time.
     */
    void checkApart(ConnectOptions client, BooleanSupplier isGone, Outcome then) {
        slowChecks.execute(() -> {
            if (!isGone.getAsBoolean()) {
                then.decided(admits(client));
            }
        });
    }

    /** Receives the decision. */
    interface Outcome {
        void decided(boolean admitted);
    }
}
