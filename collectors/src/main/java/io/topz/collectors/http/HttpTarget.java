package io.topz.collectors.http;

import io.topz.collectors.text.Secrets;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The address of a monitoring port.
 *
 * @param tls whether it uses HTTPS
 * @param host a name or an address; an IPv6 address has no brackets
 * @param port the TCP port
 * @param basePath the prefix of every path: empty, or with a slash at its start and none at its end
 */
public record HttpTarget(boolean tls, String host, int port, String basePath) {

    /** The conventional port for nats-server's monitoring. */
    public static final int DEFAULT_PORT = 8222;

    /** A target without a base path. */
    public static HttpTarget of(boolean tls, String host, int port) {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return new HttpTarget(tls, name, port, "");
    }

    /**
     * Parses the input of a user: {@code host}, {@code host:port} or a URL. Without a scheme the default port is 8222; with one it is the
     * scheme's.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public static HttpTarget parse(String text) {
        URI uri = uri(text);
        boolean tls = uri.getScheme().equalsIgnoreCase("https");
        if (!tls && !uri.getScheme().equalsIgnoreCase("http")) {
            throw notATarget(text, "only http and https");
        }
        if (uri.getHost() == null) {
            throw notATarget(text, "the host is missing");
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw notATarget(text, "it cannot carry a query");
        }
        int port = uri.getPort();
        if (port > 65_535 || port == 0) {
            throw notATarget(text, "there is no port " + port);
        }
        if (port < 0) {
            port = !text.contains("://") ? DEFAULT_PORT : tls ? 443 : 80;
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return new HttpTarget(tls, of(tls, uri.getHost(), port).host(), port, path.replaceAll("/+$", ""));
    }

    /** The {@code user:password} in a URL, null if there is none. */
    static @Nullable String userInfo(String text) {
        return uri(text).getUserInfo();
    }

    private static URI uri(String text) {
        try {
            return new URI(text.contains("://") ? text.strip() : "http://" + text.strip());
        } catch (URISyntaxException malformed) {
            throw notATarget(text, "character " + (malformed.getIndex() + 1) + " is not allowed there");
        }
    }

    private static IllegalArgumentException notATarget(String text, String why) {
        return new IllegalArgumentException("'%s' is no address of a monitoring port such as http://localhost:8222: %s"
                .formatted(Secrets.removedFromAddress(text), why));
    }

    /** The target as a URL, without credentials. */
    @Override
    public String toString() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return (tls ? "https://" : "http://") + name + ":" + port + basePath;
    }
}
