package io.topz.broker;

import io.topz.broker.client.ServerState;
import io.topz.broker.jetstream.account.ServerLimits;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.protocol.ServerInfo;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines that a broker logs when it starts. Launchers wait for some of them, so they are worded as nats-server's. */
final class StartLog {

    private static final Logger LOG = LoggerFactory.getLogger(StartLog.class);
    private static final String UNITS = "KMGTPE";

    private StartLog() {}

    static void starting(ServerState state) {
        ServerInfo info = state.info();
        LOG.info("Starting nats-server");
        LOG.info("  Version:  {}", info.version());
        LOG.info("  Git:      [not set]");
        LOG.debug("  Go build: {}", info.go());
        LOG.info("  Name:     {}", info.serverName());
        LOG.info("  ID:       {}", info.serverId());
        if (!state.options().password().isEmpty() && !state.options().password().startsWith("$2")) {
            LOG.warn("Plaintext passwords detected, use nkeys or bcrypt");
        }
    }

    static void startingJetStream(JetStreamOptions options) {
        LOG.info("Starting JetStream");
        LOG.info("---------------- JETSTREAM ----------------");
        LOG.info("  Max Memory:      {}", size(ServerLimits.memoryBytes(options)));
        LOG.info("  Max Storage:     {}", size(ServerLimits.storageBytes(options)));
        LOG.info("  Store Directory: \"{}\"", options.storeDirectory().resolve("jetstream"));
        LOG.info("-------------------------------------------");
    }

    static void listening(ServerState state) {
        String host = state.info().host();
        LOG.info(
                "Listening for client connections on {}:{}",
                host.contains(":") ? "[" + host + "]" : host,
                state.info().port());
    }

    /** Such as 17.66 GB, by powers of 1,024. */
    private static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int power = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.2f %cB", bytes / Math.pow(1024, power), UNITS.charAt(power - 1));
    }
}
