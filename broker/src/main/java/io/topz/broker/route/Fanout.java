package io.topz.broker.route;

import io.topz.broker.account.Subscription;
import io.topz.broker.subject.Match;
import java.util.List;

/** A {@link Match} laid out for the hot path: arrays, no iterators. */
final class Fanout {

    private static final Subscription[] NONE = {};

    final Subscription[] plain;
    final Subscription[][] groups;

    Fanout(Match<Subscription> match) {
        plain = match.plain().toArray(NONE);
        List<List<Subscription>> members = match.groups();
        groups = new Subscription[members.size()][];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = members.get(i).toArray(NONE);
        }
    }

    /** Deliveries of one message: one for each plain subscription and for each group. */
    int size() {
        return plain.length + groups.length;
    }
}
