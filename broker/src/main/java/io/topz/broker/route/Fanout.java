package io.topz.broker.route;

import io.topz.broker.account.Subscription;
import io.topz.broker.subject.Match;
import java.util.List;

/** A {@link Match} in the form used by the hot path: arrays instead of iterators. */
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

    /** The number of deliveries of one message: one for each plain subscription and for each queue group. */
    int size() {
        return plain.length + groups.length;
    }
}
