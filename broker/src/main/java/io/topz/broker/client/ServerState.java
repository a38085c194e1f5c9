package io.topz.broker.client;

import io.topz.broker.account.Accounts;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.protocol.ServerInfo;

/** The parts of a broker that all its connections share. A class that needs one of them receives only that one. Thread-safe. */
public final class ServerState {

    private final BrokerOptions options;
    private final Time time;
    private final Identity identity;
    private final Loops loops;
    private final Accounts accounts;
    private final ConnectionRegistry connections;
    private final ServerCounters counters = new ServerCounters();
    private final BrokerFailure failure = new BrokerFailure();
    private final Login login;
    private final PendingBudget pendingBudget = PendingBudget.ofProcess();

    /** The initial state of a broker whose services have that many reactors. */
    public ServerState(BrokerOptions options, Time time, ServerInfo info, int reactors) {
        this.options = options;
        this.time = time;
        identity = new Identity(info, time.wall().instant());
        ClientLimits limits = options.limits();
        loops = new Loops(options.eventLoops(), reactors, limits.maxControlLineBytes(), time);
        accounts = new Accounts(loops.count());
        connections = new ConnectionRegistry(loops, limits.maxConnections(), limits.maxClosedClients());
        login = new Login(options.credentials());
    }

    public BrokerOptions options() {
        return options;
    }

    public Time time() {
        return time;
    }

    public Identity identity() {
        return identity;
    }

    public Loops loops() {
        return loops;
    }

    public Accounts accounts() {
        return accounts;
    }

    public ConnectionRegistry connections() {
        return connections;
    }

    public ServerCounters counters() {
        return counters;
    }

    /** The reason why the broker can no longer work, if there is one. */
    public BrokerFailure failure() {
        return failure;
    }

    Login login() {
        return login;
    }

    PendingBudget pendingBudget() {
        return pendingBudget;
    }
}
