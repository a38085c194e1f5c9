package io.topz.top.poll;

import io.topz.collectors.CollectException;
import io.topz.collectors.document.AccountInfo;
import io.topz.collectors.document.AccountStat;
import io.topz.collectors.document.AccountStatBuilder;
import io.topz.collectors.document.Accountz;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.DataStats;
import io.topz.collectors.options.AccountzOptions;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends the queries of one poll about accounts. */
final class AccountQueries {

    private static final String GLOBAL = "$G";

    private final ServerQueries server;
    private final ServerMemory memory;

    AccountQueries(ServerQueries server, ServerMemory memory) {
        this.server = server;
        this.memory = memory;
    }

    /** The traffic of the accounts. For a server that does not report it, it is summed up from the connections. */
    CompletionStage<Accstatz> traffic(int limit) {
        if (memory.withoutAccounts) {
            return sums(limit);
        }
        return server.ask(new AccstatzOptions(true))
                .<CompletionStage<Accstatz>>handle((accounts, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedStage(accounts);
                    }
                    if (!isUnknown(ServerQueries.cause(failure))) {
                        return CompletableFuture.failedStage(failure);
                    }
                    memory.withoutAccounts = true;
                    return sums(limit);
                })
                .thenCompose(stage -> stage);
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof CollectException known && known.kind() == CollectException.Kind.NOT_FOUND;
    }

    private CompletionStage<Accstatz> sums(int limit) {
        server.remark("this server does not report accounts (/accstatz): its open connections are added up");
        return server.ask(connections(limit).build()).thenApply(AccountQueries::added);
    }

    /** The sums of connections by account. */
    static Accstatz added(Connz connz) {
        Map<String, AccountStat> accounts = new LinkedHashMap<>();
        for (ConnInfo conn : orEmpty(connz.connections())) {
            String name = conn.account() == null ? GLOBAL : conn.account();
            boolean leaf = "Leafnode".equals(conn.kind());
            AccountStat own = AccountStatBuilder.builder()
                    .acc(name)
                    .conns(leaf ? 0L : 1L)
                    .leafnodes(leaf ? 1L : 0L)
                    .totalConns(1L)
                    .numSubscriptions(conn.subscriptions())
                    .sent(new DataStats(conn.outMsgs(), conn.outBytes(), null, null, null))
                    .received(new DataStats(conn.inMsgs(), conn.inBytes(), null, null, null))
                    .build();
            accounts.merge(name, own, AccountQueries::added);
        }
        return new Accstatz(connz.serverId(), connz.now(), List.copyOf(accounts.values()));
    }

    private static AccountStat added(AccountStat a, AccountStat b) {
        return AccountStatBuilder.builder(a)
                .conns(sum(a.conns(), b.conns()))
                .leafnodes(sum(a.leafnodes(), b.leafnodes()))
                .totalConns(sum(a.totalConns(), b.totalConns()))
                .numSubscriptions(sum(a.numSubscriptions(), b.numSubscriptions()))
                .sent(added(a.sent(), b.sent()))
                .received(added(a.received(), b.received()))
                .build();
    }

    private static @Nullable DataStats added(@Nullable DataStats a, @Nullable DataStats b) {
        return a == null || b == null
                ? null
                : new DataStats(sum(a.msgs(), b.msgs()), sum(a.bytes(), b.bytes()), null, null, null);
    }

    private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
        return a == null || b == null ? null : Long.valueOf(a + b);
    }

    /** The connections of an account. If a server or a recording cannot select them, they are selected here. */
    CompletionStage<Connz> connections(DataRequest.Account one) {
        ConnzOptions chosen = connections(one.limit()).account(one.account()).build();
        return server.ask(chosen)
                .<CompletionStage<Connz>>handle((connz, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedStage(connz);
                    }
                    Throwable cause = ServerQueries.cause(failure);
                    return cause instanceof BadRequestException || isUnknown(cause)
                            ? server.ask(connections(one.limit()).build())
                            : CompletableFuture.failedStage(failure);
                })
                .thenCompose(stage -> stage)
                .thenApply(connz -> of(one.account(), connz));
    }

    private static Connz of(String account, Connz connz) {
        List<ConnInfo> all = orEmpty(connz.connections());
        List<ConnInfo> own = new ArrayList<>();
        for (ConnInfo conn : all) {
            if (account.equals(conn.account() == null ? GLOBAL : conn.account())) {
                own.add(conn);
            }
        }
        int elsewhere = all.size() - own.size();
        Long total = elsewhere > 0 ? Long.valueOf(own.size()) : connz.total();
        return ConnzBuilder.builder(connz).connections(own).total(total).build();
    }

    private static ConnzOptionsBuilder connections(int limit) {
        return ConnzOptionsBuilder.builder(ConnzOptions.defaults()).auth(true).limit(limit);
    }

    /** The limits and permissions of an account; null if the server does not report them. */
    CompletionStage<@Nullable AccountInfo> details(String account) {
        return server.ask(new AccountzOptions(account))
                .thenApply(Accountz::accountDetail)
                .handle((details, failure) -> details);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
