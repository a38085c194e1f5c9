package io.topz.broker.monitor;

import io.topz.broker.account.Account;
import io.topz.broker.subject.SublistFigures;
import io.topz.collectors.document.SublistStats;
import java.util.Collection;

/** Sums up the subject tables of accounts as nats-server does. */
final class SublistSum {

    private SublistSum() {}

    static SublistStats of(Collection<Account> accounts) {
        SublistFigures sum = accounts.stream()
                .map(account -> account.sublist().figures())
                .reduce(new SublistFigures(0, 0, 0, 0, 0, 0, 0, 0), SublistSum::plus);
        return new SublistStats(
                (long) sum.subscriptions(),
                (long) sum.cached(),
                sum.inserts(),
                sum.removes(),
                sum.matches(),
                ratio(sum.cacheHits(), sum.matches()),
                (long) sum.maxFanout(),
                ratio(sum.totalFanout(), sum.cached()));
    }

    private static SublistFigures plus(SublistFigures one, SublistFigures two) {
        return new SublistFigures(
                one.subscriptions() + two.subscriptions(),
                one.cached() + two.cached(),
                one.inserts() + two.inserts(),
                one.removes() + two.removes(),
                one.matches() + two.matches(),
                one.cacheHits() + two.cacheHits(),
                Math.max(one.maxFanout(), two.maxFanout()),
                one.totalFanout() + two.totalFanout());
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
