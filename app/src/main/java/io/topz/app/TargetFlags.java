package io.topz.app;

import io.topz.collectors.http.HttpCollectorOptions;
import io.topz.collectors.http.HttpTarget;
import io.topz.collectors.text.Secrets;
import io.topz.top.ServerSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The flags that select servers by their monitoring ports, named as in nats-top. */
final class TargetFlags {

    /** A NATS address. The host follows the last {@code @}, because a password may contain any character. */
    private static final Pattern NATS_ADDRESS =
            Pattern.compile("(?:nats|tls|ws|wss)://(?:.*@)?([^@/:]*|\\[[^]]*])(?::\\d*)?/?.*");

    @ArgGroup(exclusive = false, heading = "%nWhich server%n")
    private Server server = new Server();

    @ArgGroup(exclusive = false, heading = "%nLogin, where a proxy asks for one%n")
    private LoginFlags login = new LoginFlags();

    @ArgGroup(exclusive = false, heading = "%nTLS%n")
    private TlsFlags tls = new TlsFlags();

    /** The flags for the address of the monitoring port. */
    static final class Server {
        @Option(
                names = {"-s", "--server"},
                paramLabel = "HOST",
                description = "host of the server (default: ${DEFAULT-VALUE})",
                defaultValue = "127.0.0.1")
        String host = "127.0.0.1";

        @Option(
                names = {"-m", "--http_port"},
                paramLabel = "PORT",
                description = "monitoring port (default: ${DEFAULT-VALUE})",
                defaultValue = "8222")
        int port = HttpTarget.DEFAULT_PORT;

        @Option(
                names = {"-ms", "--https_port"},
                paramLabel = "PORT",
                description = "monitoring port with TLS; -m is then ignored",
                defaultValue = "0")
        int securePort;

        @Option(
                names = {"-url", "--url"},
                paramLabel = "URL",
                description =
                        "address of the monitoring port, http(s)://[USER:PASSWORD@]HOST:PORT[/BASE_PATH], instead of"
                                + " the above; give it again for further servers")
        List<String> urls = new ArrayList<>();
    }

    /**
     * Returns the selected monitoring ports: from URLs, otherwise from host and port.
     *
     * @throws IllegalArgumentException with a sentence if an address is impossible
     */
    List<HttpCollectorOptions> targets() {
        List<HttpCollectorOptions> targets = new ArrayList<>();
        for (String url : server.urls) {
            targets.add(HttpCollectorOptions.of(url));
        }
        if (targets.isEmpty() && server.host.matches("(?s).*[/@].*")) {
            targets.add(fromHost());
        }
        if (targets.isEmpty()) {
            boolean secure = server.securePort != 0;
            int port = secure ? server.securePort : server.port;
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("there is no port " + port);
            }
            targets.add(HttpCollectorOptions.of(HttpTarget.of(secure, server.host, port)));
        }
        return targets.stream().map(login::apply).map(tls::apply).toList();
    }

    /**
     * Returns the target for a host. A complete address given as the host is used as it is. The address for clients is not that of the
     * monitoring port.
     */
    private HttpCollectorOptions fromHost() {
        Matcher nats = NATS_ADDRESS.matcher(server.host);
        if (nats.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is where clients connect; topz needs the monitoring port of that server, such as -s %s -m 8222"
                            .formatted(Secrets.removedFromAddress(server.host), nats.group(1)));
        }
        return HttpCollectorOptions.of(server.host);
    }

    /**
     * Checks the addresses.
     *
     * @throws IllegalArgumentException with a sentence if an address is impossible
     */
    void checkUrls() {
        targets();
    }

    /** The servers as sources, which connect on first use. */
    List<ServerSource> sources() {
        return targets().stream()
                .map(target -> new ServerSource(target.target().toString(), () -> new HttpSource(target)))
                .toList();
    }
}
