package io.topz.broker.service;

import io.topz.broker.account.Account;
import io.topz.broker.account.Accounts;
import io.topz.broker.client.ConnectionRegistry;
import io.topz.broker.client.Identity;
import io.topz.broker.client.ServerState;
import io.topz.broker.client.Time;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.reactor.ServiceThread;
import java.util.random.RandomGenerator;

/** The broker as its services see it. Thread-safe. */
public final class ServiceContext {

    private final ServerState server;
    private final RandomGenerator.SplittableGenerator random;

    public ServiceContext(ServerState server, RandomGenerator.SplittableGenerator random) {
        this.server = server;
        this.random = random;
    }

    /** The options of the broker. */
    public BrokerOptions options() {
        return server.options();
    }

    /** The clock. */
    public Time time() {
        return server.time();
    }

    /** The id and the name of the broker. */
    public Identity identity() {
        return server.identity();
    }

    /** The accounts whose clients the service may serve. */
    public Accounts accounts() {
        return server.accounts();
    }

    /** The connections of clients, open and closed. */
    public ConnectionRegistry connections() {
        return server.connections();
    }

    /**
     * Creates a reactor, whose thread starts with its first work. The service must stop it when it is closed. To be called while the
     * service is created, as many times as its factory has declared.
     *
     * @param service the name of the service in log lines
     * @param maxInboxBytes the bytes that may wait for the reactor; publishers are slowed down before, and messages are refused beyond
     */
    public ServiceThread reactor(String service, long maxInboxBytes) {
        return new ServiceThread(
                server.loops(), server.counters(), server.failure(), service, random.split(), maxInboxBytes);
    }

    /** Reports that the service can no longer work, so that the process ends and a supervisor restarts it. */
    public void failed(String reason) {
        server.failure().failed(reason);
    }

    /**
     * Connects a client to the broker. It is listed among the connections under that name.
     *
     * @param reactor the reactor on which messages are received and sent
     */
    public NatsClient connect(ServiceThread reactor, Account account, String name) {
        server.counters().recordConnection();
        return InProcessClient.connect(server.connections(), server.time(), reactor, account, name);
    }
}
