package io.topz.broker.monitor;

import io.topz.broker.account.Account;
import io.topz.broker.account.Accounts;
import io.topz.broker.client.Identity;
import io.topz.broker.client.Time;
import io.topz.collectors.counter.TrafficCounter;
import io.topz.collectors.counter.TrafficTotals;
import io.topz.collectors.document.AccountInfo;
import io.topz.collectors.document.AccountInfoBuilder;
import io.topz.collectors.document.AccountStat;
import io.topz.collectors.document.AccountStatBuilder;
import io.topz.collectors.document.Accountz;
import io.topz.collectors.document.AccountzBuilder;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.DataStats;
import io.topz.collectors.options.AccountzOptions;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.BadRequestException;
import java.util.List;

/** Builds the documents about accounts: their names, their details, and their traffic. */
final class AccountSource {

    private final Identity identity;
    private final Time time;
    private final Accounts accounts;
    private final boolean hasJetStream;
    private final SystemServices services;

    AccountSource(Identity identity, Time time, Accounts accounts, boolean hasJetStream) {
        this.identity = identity;
        this.time = time;
        this.accounts = accounts;
        this.hasJetStream = hasJetStream;
        services = new SystemServices(hasJetStream);
    }

    Accountz accountz(AccountzOptions options) {
        AccountzBuilder accountz = AccountzBuilder.builder()
                .serverId(identity.serverId())
                .now(time.wall().instant())
                .systemAccount(Account.SYSTEM);
        if (options.account().isEmpty()) {
            return accountz.accounts(
                            accounts.all().stream().map(Account::name).sorted().toList())
                    .build();
        }
        Account account = accounts.find(options.account())
                .orElseThrow(() -> new BadRequestException("Account " + options.account() + " does not exist"));
        return accountz.accountDetail(detail(account)).build();
    }

    private AccountInfo detail(Account account) {
        return AccountInfoBuilder.builder()
                .accountName(account.name())
                .updateTime(identity.start())
                .isSystem(account.name().equals(Account.SYSTEM) ? true : null)
                .expired(false)
                .complete(true)
                .jetstreamEnabled(hasJetStream && account.name().equals(Account.GLOBAL))
                .leafnodeConnections(0L)
                .clientConnections((long) account.clients())
                .subscriptions((long) account.sublist().size())
                .exports(services.exports(account.name()))
                .imports(services.imports(account.name()))
                .sublistStats(SublistSum.of(List.of(account)))
                .build();
    }

    Accstatz accstatz(AccstatzOptions options) {
        List<AccountStat> stats = accounts.all().stream()
                .filter(account -> options.unused() || account.clients() > 0)
                .map(AccountSource::stat)
                .toList();
        return new Accstatz(identity.serverId(), time.wall().instant(), stats);
    }

    private static AccountStat stat(Account account) {
        long clients = account.clients();
        TrafficTotals traffic = traffic(account);
        return AccountStatBuilder.builder()
                .acc(account.name())
                .conns(clients)
                .leafnodes(0L)
                .totalConns(clients)
                .numSubscriptions((long) account.sublist().size())
                .sent(new DataStats(traffic.outMsgs(), traffic.outBytes(), null, null, null))
                .received(new DataStats(traffic.inMsgs(), traffic.inBytes(), null, null, null))
                .slowConsumers(account.slowConsumers())
                .build();
    }

    /** The traffic of an account on all event loops together. */
    static TrafficTotals traffic(Account account) {
        TrafficTotals sum = TrafficTotals.NONE;
        for (TrafficCounter loop : account.traffic()) {
            sum = sum.plus(loop.snapshot());
        }
        return sum;
    }
}
