package io.topz.top.poll;

import io.topz.collectors.document.Connz;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.JszOptionsBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The data that a page requests from the poller. Every answer includes the state of the server itself. */
public sealed interface DataRequest {

    /** The selection of connections in a request. */
    enum Scope {
        OPEN,
        CLOSED,
        /** One connection, open or closed. */
        ONE,
        /** The open connections of one account. */
        ACCOUNT
    }

    /**
     * A page of the open connections.
     *
     * @param limit the maximum number of connections
     * @param sort the server's sort key, which determines the connections in the page
     * @param subs whether to include their subjects
     * @param users whether to include users and accounts
     */
    record Connections(int limit, String sort, boolean subs, boolean users) implements DataRequest {

        /** A page without users and accounts. */
        public Connections(int limit, String sort, boolean subs) {
            this(limit, sort, subs, false);
        }

        @Override
        public Connections connections() {
            return this;
        }

        @Override
        public Connections withUsers() {
            return new Connections(limit, sort, subs, true);
        }
    }

    /**
     * The connections that were closed last.
     *
     * @param limit the maximum number of connections
     */
    record Closed(int limit) implements DataRequest {
        @Override
        public CompletionStage<@Nullable Connz> askConnections(ServerQueries server) {
            return server.closed(limit);
        }

        @Override
        public Scope scope() {
            return Scope.CLOSED;
        }
    }

    /**
     * One connection with its subscriptions, open or closed.
     *
     * @param cid its id
     */
    record Connection(long cid) implements DataRequest {
        @Override
        public CompletionStage<@Nullable Connz> askConnections(ServerQueries server) {
            return server.connection(cid);
        }

        @Override
        public Scope scope() {
            return Scope.ONE;
        }
    }

    /**
     * The streams of all accounts with their configuration, without connections.
     *
     * @param consumers whether to include the consumers
     */
    record JetStream(boolean consumers) implements DataRequest {
        @Override
        public JetStream jetStream() {
            return this;
        }
    }

    /**
     * The accounts with their traffic.
     *
     * @param limit the maximum number of connections to sum up if a server does not report accounts
     */
    record Accounts(int limit) implements DataRequest {
        @Override
        public CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
            return server.accounts().traffic(limit).thenApply(sample::accounts);
        }
    }

    /**
     * One account: its traffic, its use of JetStream, and its connections.
     *
     * @param account its id
     * @param limit the maximum number of connections
     */
    record Account(String account, int limit) implements DataRequest {
        @Override
        public CompletionStage<@Nullable Connz> askConnections(ServerQueries server) {
            return server.accounts().connections(this);
        }

        @Override
        public Scope scope() {
            return Scope.ACCOUNT;
        }

        @Override
        public boolean matches(DataRequest other) {
            return other instanceof Account same && same.account.equals(account);
        }

        @Override
        public JszOptions jetStreamTotals() {
            return JszOptionsBuilder.builder(JszOptions.defaults())
                    .account(account)
                    .streams(true)
                    .build();
        }

        @Override
        public CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
            AccountQueries accounts = server.accounts();
            return accounts.traffic(limit)
                    .thenCompose(traffic -> accounts.details(account).thenApply(sample.accounts(traffic)::account));
        }
    }

    /** All data that a mark compares: connections, streams, consumers, accounts. */
    record Comparison(Connections connections) implements DataRequest {

        /** A comparison with at most that many connections. */
        public static Comparison of(int limit) {
            return new Comparison(new Connections(limit, "", false, true));
        }

        @Override
        public JetStream jetStream() {
            return new JetStream(true);
        }

        /** The traffic of accounts is optional here. */
        @Override
        public CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
            return server.accounts()
                    .traffic(connections.limit())
                    .handle((traffic, failure) -> sample.accounts(traffic));
        }

        @Override
        public boolean isComparison() {
            return true;
        }
    }

    /**
     * The subscriptions of the server.
     *
     * @param limit the maximum number of subscriptions
     */
    record Subscriptions(int limit) implements DataRequest {
        @Override
        public CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
            return server.addInterest(sample, "", limit);
        }
    }

    /**
     * NATS Streaming: the server, its store, all channels with their subscriptions, and all clients.
     *
     * @param connections the NATS connections, with their subscriptions, among which those of the clients are looked up
     */
    record Streaming(Connections connections) implements DataRequest {

        /** NATS Streaming, with at most that many connections. */
        public static Streaming of(int limit) {
            return new Streaming(new Connections(limit, "", true));
        }

        @Override
        public CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
            return server.addRoutes(sample).thenCompose(server::addStreaming);
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public boolean matches(DataRequest other) {
            return other instanceof Streaming;
        }

        @Override
        public DataRequest besides() {
            return this;
        }
    }

    /**
     * The connections with the most pending bytes, and NATS Streaming if there is one.
     *
     * @param connections the connections
     */
    record Slow(Connections connections) implements DataRequest {
        @Override
        public CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
            return server.addStreamingIfPresent(sample);
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public DataRequest withUsers() {
            return new Slow(connections.withUsers());
        }

        @Override
        public DataRequest besides() {
            return new Leaders(null);
        }
    }

    /**
     * The data that a server may lead and the watched one follow.
     *
     * @param jetStream the streams; null for NATS Streaming alone
     */
    record Leaders(@Nullable JetStream jetStream) implements DataRequest {
        @Override
        public CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
            return server.addStreamingIfPresent(sample);
        }

        @Override
        public boolean isStreaming() {
            return true;
        }
    }

    /** Health and limits, and the streams that a restart would affect. */
    record Health() implements DataRequest {
        @Override
        public JetStream jetStream() {
            return new JetStream(false);
        }

        @Override
        public CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
            return server.addHealth(sample).thenCompose(server::addLimits);
        }

        @Override
        public boolean hasLimits() {
            return true;
        }
    }

    /** The most important facts of every view. */
    record Overview(Connections connections) implements DataRequest {
        @Override
        public JetStream jetStream() {
            return new JetStream(true);
        }

        @Override
        public CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
            return server.addHealth(sample).thenCompose(server::addStreamingIfPresent);
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public boolean matches(DataRequest other) {
            return other instanceof Overview;
        }

        @Override
        public DataRequest besides() {
            return new Leaders(jetStream());
        }
    }

    /**
     * The receivers of a subject: subscriptions, their connections, and streams.
     *
     * @param subject without wildcards
     */
    record Receivers(String subject, Connections connections) implements DataRequest {
        @Override
        public JetStream jetStream() {
            return new JetStream(true);
        }

        @Override
        public CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
            return server.addInterest(sample, subject, connections.limit());
        }

        @Override
        public boolean isOfOneSubject() {
            return true;
        }

        @Override
        public boolean matches(DataRequest other) {
            return other instanceof Receivers same && same.subject.equals(subject);
        }
    }

    /** This request with the users and accounts of a page of connections. */
    default DataRequest withUsers() {
        return this;
    }

    /** The requested page of open connections; null if there is none. */
    default @Nullable Connections connections() {
        return null;
    }

    /** The requested streams; null if the totals are enough. */
    default @Nullable JetStream jetStream() {
        return null;
    }

    /** The query for the totals of JetStream, if no streams are requested. */
    default JszOptions jetStreamTotals() {
        return JszOptions.defaults();
    }

    /** The requested connections. */
    default Scope scope() {
        return Scope.OPEN;
    }

    /** Whether another request is for the same data, except for the number of rows. */
    default boolean matches(DataRequest other) {
        return equals(other);
    }

    /** Whether it requests only the subscriptions that match one subject. */
    default boolean isOfOneSubject() {
        return false;
    }

    /** Whether it requests all data that a mark compares. */
    default boolean isComparison() {
        return false;
    }

    /** Whether it requests the limits of the server. */
    default boolean hasLimits() {
        return false;
    }

    /** Whether it requests NATS Streaming. */
    default boolean isStreaming() {
        return false;
    }

    /** The request to the servers besides the watched one, which may lead what it follows; null for none. */
    default @Nullable DataRequest besides() {
        return jetStream();
    }

    /** Queries the connections; the result is null if none are requested. */
    default CompletionStage<@Nullable Connz> askConnections(ServerQueries server) {
        Connections open = connections();
        return open == null ? CompletableFuture.completedStage(null) : server.open(open);
    }

    /** Queries everything but the state of the server, connections and JetStream, and adds it to the sample. */
    default CompletionStage<SampleBuilder> askOthers(ServerQueries server, SampleBuilder sample) {
        return CompletableFuture.completedStage(sample);
    }
}
