package io.topz.broker.route;

import io.topz.broker.account.Account;
import io.topz.broker.account.Subscription;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Sublist;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the receivers of the subjects that a publisher has used last. Not thread-safe.
 *
 * <p>It is a direct-mapped table that starts empty, so that an idle connection costs nothing, and doubles its size while subjects displace
 * each other. An entry is valid only as long as the account's subscriptions do not change.
 */
public final class SubjectCache {

    private static final int MIN_SLOTS = 16;
    private static final int MAX_SLOTS = 4096;

    /** The number of subscriptions that all entries together may refer to. */
    private static final int MAX_TARGETS = 64 * 1024;

    /** The cost of a family, which is mostly found in its cache; one that is not takes longer. */
    private static final int FAMILY_WORK = 8;

    private record Entry(ByteString subject, Fanout fanout, long generation) {}

    private final FamilyCache families = new FamilyCache();
    private @Nullable Entry last;
    private @Nullable Entry[] slots = {};
    private int displaced;
    private int targets;
    private int lastWork;

    /** The cost of the last look-up, in units of a {@link TimeSlice}. */
    int lastWork() {
        return lastWork;
    }

    Fanout find(Account account, ByteString subject) {
        return find(account, subject.bytes(), 0, subject.length());
    }

    Fanout find(Account account, byte[] buffer, int offset, int length) {
        Sublist<Subscription> sublist = account.sublist();
        long generation = sublist.generation();
        lastWork = 0;
        Entry entry = last;
        if (entry != null && entry.generation == generation && entry.subject.contentEquals(buffer, offset, length)) {
            return entry.fanout;
        }
        if (isUsedOnce(buffer[offset])) {
            Fanout fanout = families.find(sublist, generation, buffer, offset, length);
            lastWork = FAMILY_WORK;
            if (fanout != null) {
                return fanout;
            }
        }
        int hash = ByteString.hash(buffer, offset, length);
        entry = slots.length == 0 ? null : slots[hash & (slots.length - 1)];
        if (entry == null || entry.generation != generation || !entry.subject.contentEquals(buffer, offset, length)) {
            lastWork = TimeSlice.UNITS_PER_LOOK;
            ByteString subject = ByteString.copyOf(buffer, offset, length);
            entry = new Entry(subject, new Fanout(sublist.match(subject)), generation);
            if (last != null) {
                put(entry, hash);
            }
        }
        last = entry;
        return entry.fanout;
    }

    /** Whether the subject is probably used only once: inboxes begin with {@code _INBOX}, acknowledgements with {@code $JS}. */
    private static boolean isUsedOnce(byte first) {
        return first == '_' || first == '$';
    }

    private void put(Entry entry, int hash) {
        if (slots.length == 0) {
            slots = new Entry[MIN_SLOTS];
        }
        int slot = hash & (slots.length - 1);
        Entry old = slots[slot];
        if (old != null && old.generation == entry.generation && ++displaced > slots.length / 2) {
            grow();
            slot = hash & (slots.length - 1);
            old = slots[slot];
        }
        slots[slot] = entry;
        targets += entry.fanout.size() - (old == null ? 0 : old.fanout.size());
        if (targets > MAX_TARGETS) {
            Arrays.fill(slots, null);
            targets = 0;
        }
    }

    private void grow() {
        displaced = 0;
        if (slots.length == MAX_SLOTS) {
            return;
        }
        @Nullable Entry[] old = slots;
        slots = new Entry[old.length * 2];
        targets = 0;
        for (Entry entry : old) {
            if (entry != null) {
                // There cannot be two entries from one old slot, since they would have displaced each other.
                slots[entry.subject.hashCode() & (slots.length - 1)] = entry;
                targets += entry.fanout.size();
            }
        }
    }
}
