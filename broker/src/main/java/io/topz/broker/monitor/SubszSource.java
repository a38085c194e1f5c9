package io.topz.broker.monitor;

import io.topz.broker.account.Account;
import io.topz.broker.account.Accounts;
import io.topz.broker.account.Subscription;
import io.topz.broker.client.Connection;
import io.topz.broker.client.Identity;
import io.topz.broker.client.Time;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.collectors.document.SubDetail;
import io.topz.collectors.document.SublistStats;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.SubszBuilder;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ListPage;
import io.topz.collectors.options.SubszOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Builds /subsz from the subject tables. */
final class SubszSource {

    private final Identity identity;
    private final Time time;
    private final Accounts all;

    SubszSource(Identity identity, Time time, Accounts all) {
        this.identity = identity;
        this.time = time;
        this.all = all;
    }

    Subsz subsz(SubszOptions options) {
        requireLiteral(options.test());
        Collection<Account> accounts = accounts(options.account());
        SubszBuilder subsz = stats(accounts);
        if (!options.subs()) {
            return subsz.build();
        }
        ListPage page = ListPage.of(options.offset(), options.limit());
        List<Found> found = find(accounts, options.test());
        List<SubDetail> list = page.of(found).stream().map(SubszSource::detail).toList();
        if (list.isEmpty()) {
            return subsz.build();
        }
        return subsz.serverId(identity.serverId())
                .now(time.wall().instant())
                .total((long) found.size())
                .offset(page.offset())
                .limit(page.limit())
                .subscriptionsList(list)
                .build();
    }

    private static SubszBuilder stats(Collection<Account> accounts) {
        SublistStats stats = SublistSum.of(accounts);
        return SubszBuilder.builder()
                .numSubscriptions(stats.numSubscriptions())
                .numCache(stats.numCache())
                .numInserts(stats.numInserts())
                .numRemoves(stats.numRemoves())
                .numMatches(stats.numMatches())
                .cacheHitRate(stats.cacheHitRate())
                .maxFanout(stats.maxFanout())
                .avgFanout(stats.avgFanout());
    }

    private static void requireLiteral(String subject) {
        if (!subject.isEmpty() && !Subjects.isLiteral(ByteString.of(subject))) {
            throw new BadRequestException("invalid test subject, must be valid publish subject: " + subject);
        }
    }

    private Collection<Account> accounts(String name) {
        if (name.isEmpty()) {
            return all.all();
        }
        return all.find(name).map(Set::of).orElse(Set.of());
    }

    /** A subscription with its account. */
    private record Found(Account account, Subscription subscription) {}

    private static List<Found> find(Collection<Account> accounts, String test) {
        ByteString literal = ByteString.of(test);
        List<Found> found = new ArrayList<>();
        for (Account account : accounts) {
            for (Subscription subscription : account.sublist().entries()) {
                if (test.isEmpty() || Subjects.matches(subscription.subject(), literal)) {
                    found.add(new Found(account, subscription));
                }
            }
        }
        return found;
    }

    private static SubDetail detail(Found found) {
        Subscription subscription = found.subscription();
        ByteString queue = subscription.queue();
        return new SubDetail(
                found.account().name(),
                null,
                subscription.subject().toString(),
                queue == null ? null : queue.toString(),
                subscription.sid().toString(),
                subscription.delivered(),
                subscription.max() > 0 ? subscription.max() : null,
                subscription.subscriber() instanceof Connection connection ? connection.cid() : 0L);
    }
}
