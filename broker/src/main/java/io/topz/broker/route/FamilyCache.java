package io.topz.broker.route;

import io.topz.broker.account.Subscription;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Family;
import io.topz.broker.subject.Sublist;
import org.jspecify.annotations.Nullable;

/** A cache of the families of subjects that a publisher has used last. Not thread-safe. */
final class FamilyCache {

    private static final int ENTRIES = 8;

    private record Entry(Family<Subscription> family, Fanout fanout, long generation) {}

    private @Nullable Entry[] entries = {};
    private int next;

    /** The receivers of a subject that belongs to a family; null if it does not. */
    @Nullable
    Fanout find(Sublist<Subscription> sublist, long generation, byte[] buffer, int offset, int length) {
        for (Entry entry : entries) {
            if (entry != null && entry.generation == generation && entry.family.holds(buffer, offset, length)) {
                return entry.fanout;
            }
        }
        Family<Subscription> family = sublist.family(ByteString.copyOf(buffer, offset, length));
        if (family == null) {
            return null;
        }
        Entry entry = new Entry(family, new Fanout(family.match()), generation);
        if (entries.length == 0) {
            entries = new Entry[ENTRIES];
        }
        entries[next] = entry;
        next = (next + 1) % ENTRIES;
        return entry.fanout;
    }
}
