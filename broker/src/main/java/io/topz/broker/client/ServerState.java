package io.topz.broker.client;

import io.netty.util.concurrent.Future;
import io.topz.broker.account.Account;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.ServerInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The state that all connections of a broker share and that the monitor reads. Safe for any thread. */
public final class ServerState {

    private final BrokerOptions options;
    private final Time time;
    private final Instant start;
    private final Map<String, Account> accounts;
    private final ConnectionRegistry connections;
    private final Login login;
    private final PendingBudget pendingBudget = PendingBudget.ofProcess();
    private final ServerCounters counters = new ServerCounters();
    private final Loops loops;
    private volatile ServerInfo info;
    private volatile boolean stopping;
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    /** The state at the start of a broker whose services have so many reactors. */
    public ServerState(BrokerOptions options, Time time, ServerInfo info, int reactors) {
        this.options = options;
        this.time = time;
        this.start = time.wall().instant();
        this.info = info;
        this.login = new Login(options);
        this.loops = new Loops(options.eventLoops(), reactors, options.maxControlLineBytes(), time);
        this.accounts = Map.of(
                Account.GLOBAL, new Account(Account.GLOBAL, loops.count()),
                Account.SYSTEM, new Account(Account.SYSTEM, loops.count()));
        this.connections = new ConnectionRegistry(options.maxConnections(), options.maxClosedClients());
    }

    public BrokerOptions options() {
        return options;
    }

    public Time time() {
        return time;
    }

    /** When the broker was started. */
    public Instant start() {
        return start;
    }

    /** By name; {@code $G} and {@code $SYS} are always there. */
    public Map<String, Account> accounts() {
        return accounts;
    }

    /** The account of clients that log in to no other. */
    public Account globalAccount() {
        Account account = accounts.get(Account.GLOBAL);
        if (account == null) {
            throw new IllegalStateException("no global account");
        }
        return account;
    }

    public ConnectionRegistry connections() {
        return connections;
    }

    public ServerCounters counters() {
        return counters;
    }

    /** Completes with the reason if the broker can no longer do its work; never when it is stopped. */
    public CompletionStage<String> failure() {
        return failure.minimalCompletionStage();
    }

    /** Notes that the broker can no longer do its work. The first reason counts. */
    public void failed(String reason) {
        failure.complete(reason);
    }

    PendingBudget pendingBudget() {
        return pendingBudget;
    }

    Login login() {
        return login;
    }

    /** The INFO for every client, without its own address and id. */
    public ServerInfo info() {
        return info;
    }

    public void setInfo(ServerInfo info) {
        this.info = info;
    }

    /** Closes every connection, also those that come later. Blocks until those that are there are closed. */
    public void closeConnections(ClosedReason reason) {
        stopping = true;
        onEveryLoop(client -> client.close(reason));
    }

    /** Closes one connection, if it is still open. Any thread. */
    public void closeConnection(long cid, ClosedReason reason) {
        ClientConnection client = connections.client(cid);
        if (client != null) {
            client.loop().executor().execute(() -> client.close(reason));
        }
    }

    /** Sends a changed INFO to the clients that take one after their first. Blocks until it is handed over for all. */
    public void announce(ServerInfo changed) {
        onEveryLoop(client -> client.announce(changed));
    }

    private void onEveryLoop(Consumer<ClientConnection> action) {
        List<Future<?>> done = new ArrayList<>();
        for (IoLoop loop : loops.all()) {
            done.add(loop.executor()
                    .submit(() -> connections.clients().stream()
                            .filter(client -> client.loop() == loop)
                            .forEach(action)));
        }
        for (Future<?> future : done) {
            future.awaitUninterruptibly();
        }
    }

    boolean isStopping() {
        return stopping;
    }

    public Loops loops() {
        return loops;
    }
}
