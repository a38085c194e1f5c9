package io.topz.collectors.http;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The address and credentials of a monitoring port, and the limits for its answers.
 *
 * @param target the address
 * @param user the user for basic authentication, null for none
 * @param password the password for basic authentication
 * @param token the token for bearer authentication, null for none; used if there is no user
 * @param caCert PEM file with the authorities to trust instead of the JDK's, null for those
 * @param cert PEM file with the client's certificate, null for none
 * @param key PEM file with the client's key, null for none
 * @param insecure whether any certificate of any name is accepted
 * @param connectTimeout time limit for a connection, including name look-up and TLS handshake
 * @param readTimeout time limit from the request to the last byte of the answer
 * @param maxBodyBytes the largest body that is read
 * @param maxWaiting the largest number of requests that wait for the one in progress
 */
@RecordBuilder
public record HttpCollectorOptions(
        HttpTarget target,
        @Nullable String user,
        @Nullable String password,
        @Nullable String token,
        @Nullable Path caCert,
        @Nullable Path cert,
        @Nullable Path key,
        boolean insecure,
        Duration connectTimeout,
        Duration readTimeout,
        int maxBodyBytes,
        int maxWaiting) {

    /** The default time limit for a connection. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** The default time limit for an answer. */
    public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(5);

    /**
     * A sixth of the memory that the process may use, because an answer exists more than once while it is parsed; at least 4 MiB and at
     * most 64 MiB, which is enough for about 130,000 connections.
     */
    public static final int DEFAULT_MAX_BODY_BYTES =
            (int) Math.max(4 << 20, Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 6));

    /** The default number of waiting requests; a screen requests only a few documents at a time. */
    public static final int DEFAULT_MAX_WAITING = 16;

    public HttpCollectorOptions {
        requirePositive("connectTimeout", connectTimeout.toMillis());
        requirePositive("readTimeout", readTimeout.toMillis());
        requirePositive("maxBodyBytes", maxBodyBytes);
        requirePositive("maxWaiting", maxWaiting);
        if ((cert == null) != (key == null)) {
            throw new IllegalArgumentException("a client certificate needs both files: certificate and key");
        }
    }

    /** The defaults for a target. */
    public static HttpCollectorOptions of(HttpTarget target) {
        return HttpCollectorOptionsBuilder.builder()
                .target(target)
                .connectTimeout(DEFAULT_CONNECT_TIMEOUT)
                .readTimeout(DEFAULT_READ_TIMEOUT)
                .maxBodyBytes(DEFAULT_MAX_BODY_BYTES)
                .maxWaiting(DEFAULT_MAX_WAITING)
                .build();
    }

    /**
     * The default options for an address that a user has typed, which may include a user and password; see {@link HttpTarget#parse}.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public static HttpCollectorOptions of(String url) {
        HttpCollectorOptions defaults = of(HttpTarget.parse(url));
        String userInfo = HttpTarget.userInfo(url);
        if (userInfo == null) {
            return defaults;
        }
        int colon = userInfo.indexOf(':');
        return HttpCollectorOptionsBuilder.builder(defaults)
                .user(colon < 0 ? userInfo : userInfo.substring(0, colon))
                .password(colon < 0 ? "" : userInfo.substring(colon + 1))
                .build();
    }

    /** The value of the {@code Authorization} header, null without credentials. */
    @Nullable
    String authorization() {
        if (user != null) {
            String pair = user + ":" + (password == null ? "" : password);
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        return token == null ? null : "Bearer " + token;
    }

    /** The user name for messages; null for none. */
    @Nullable
    String login() {
        return user != null ? user : token == null ? null : "a token";
    }

    /** A text without password and token. */
    @Override
    public String toString() {
        return "HttpCollectorOptions[" + target + (authorization() == null ? "" : ", with credentials") + "]";
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
    }
}
