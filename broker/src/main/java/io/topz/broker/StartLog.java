package io.topz.broker;

import io.topz.broker.client.ServerState;
import io.topz.broker.protocol.ServerInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the log lines of the start. Launchers wait for some of them, so the wording is that of nats-server. */
final class StartLog {

    private static final Logger LOG = LoggerFactory.getLogger(StartLog.class);

    private StartLog() {}

    static void starting(ServerState state) {
        ServerInfo info = state.identity().info();
        LOG.info("Starting nats-server");
        LOG.info("  Version:  {}", info.version());
        LOG.info("  Git:      [not set]");
        LOG.debug("  Go build: {}", info.go());
        LOG.info("  Name:     {}", info.serverName());
        LOG.info("  ID:       {}", info.serverId());
        String password = state.options().credentials().password();
        if (!password.isEmpty() && !password.startsWith("$2")) {
            LOG.warn("Plaintext passwords detected, use nkeys or bcrypt");
        }
    }

    static void listening(ServerState state) {
        String host = state.identity().info().host();
        LOG.info(
                "Listening for client connections on {}:{}",
                host.contains(":") ? "[" + host + "]" : host,
                state.identity().info().port());
    }
}
