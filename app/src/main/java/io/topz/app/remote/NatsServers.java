package io.topz.app.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Options;
import io.topz.broker.options.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The NATS servers to connect to. All connections try them in the given order, so that they usually end at the same server: only there does
 * NATS keep the order of messages between them.
 *
 * @param urls the addresses, with a scheme
 * @param credentials the login for servers whose address has none, including those that a cluster announces
 * @param tls what to encrypt connections with; null leaves that to the scheme of the address
 */
public record NatsServers(
        List<String> urls,
        Credentials credentials,
        @Nullable SSLContext tls) {

    private static final Set<String> SCHEMES = Set.of("nats", "tls", "ws", "wss");

    /**
     * Parses addresses with commas between them, such as {@code nats://user:password@a:4222,b:4222}.
     *
     * @param credentials the login for servers whose address has none; if empty, the login in the first address that has one
     * @throws IllegalArgumentException with a sentence if they are no addresses
     */
    public static NatsServers parse(String list, Credentials credentials, @Nullable SSLContext tls) {
        List<String> urls = new ArrayList<>();
        Credentials login = credentials;
        for (String address : list.split(",", -1)) {
            URI url = url(address.strip());
            urls.add(url.toString());
            if (!login.isRequired()) {
                login = login(url);
            }
        }
        return new NatsServers(List.copyOf(urls), login, tls);
    }

    private static URI url(String address) {
        try {
            URI url = new URI(address.contains("://") ? address : "nats://" + address);
            if (SCHEMES.contains(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // The text of the exception contains the address, and so perhaps a password.
            throw new IllegalArgumentException(refusal());
        }
        throw new IllegalArgumentException(refusal());
    }

    private static String refusal() {
        return "--nats_server needs addresses such as nats://host:4222, with commas between several";
    }

    private static Credentials login(URI url) {
        String info = url.getRawUserInfo();
        if (info == null || info.isEmpty()) {
            return Credentials.NONE;
        }
        int colon = info.indexOf(':');
        return colon < 0
                ? new Credentials("", "", decoded(info))
                : new Credentials(decoded(info.substring(0, colon)), decoded(info.substring(colon + 1)), "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    /** The options of jnats for these servers. */
    Options.Builder options() {
        Options.Builder options = Options.builder().servers(urls.toArray(String[]::new));
        if (!credentials.token().isEmpty()) {
            options.token(credentials.token().toCharArray());
        } else if (!credentials.username().isEmpty()) {
            options.userInfo(credentials.username(), credentials.password());
        }
        if (tls != null) {
            options.sslContext(tls);
        }
        return options.noRandomize();
    }
}
