package io.topz.broker.route;

import io.topz.broker.account.Subscription;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Family;
import io.topz.broker.subject.Sublist;
import org.jspecify.annotations.Nullable;

/** Remembers the last few families of subjects that a publisher used. Not safe for several threads. */
final class FamilyCache {

    private static final int ENTRIES = 8;

    private record Entry(Family<Subscription> family, Fanout fanout, long generation) {}

    private @Nullable Entry[] entries = {};
    private int next;

    /** Who gets a subject, if it belongs to a family; else null. */
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
