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
 * @param target where it is
 * @param user of basic authentication, null without
 * @param password of basic authentication
 * @param token of bearer authentication, null without; used when there is no user
 * @param caCert PEM file of the authorities that are trusted in place of the JDK's, null for those
 * @param cert PEM file of the client's certificate, null without
 * @param key PEM file of the client's key, null without
 * @param insecure accepts any certificate of any name
 * @param connectTimeout until a connection stands, name look-up and TLS handshake included
 * @param readTimeout from the request to the last byte of the answer
 * @param maxBodyBytes the largest body that is read
 * @param maxWaiting the most requests that wait for the one under way
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

    /** Connections stand within two seconds by default. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Answers are there within five seconds by default. */
    public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(5);

    /**
     * A sixth of the memory that the process may take, since an answer is there more than once while it is read; at least 4 MiB and at
     * most 64 MiB, some 130,000 connections.
     */
    public static final int DEFAULT_MAX_BODY_BYTES =
            (int) Math.max(4 << 20, Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 6));

    /** A screen asks for a handful of documents at a time. */
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
     * The defaults for what people type, a user and password in the URL included; see {@link HttpTarget#parse}.
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

    /** The value of the header Authorization, null without credentials. */
    @Nullable
    String authorization() {
        if (user != null) {
            String pair = user + ":" + (password == null ? "" : password);
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        return token == null ? null : "Bearer " + token;
    }

    /** The user that logs in, for people; null for none. */
    @Nullable
    String login() {
        return user != null ? user : token == null ? null : "a token";
    }

    /** Without password and token. */
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
