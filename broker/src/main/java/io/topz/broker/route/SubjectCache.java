package io.topz.broker.route;

import io.topz.broker.account.Account;
import io.topz.broker.account.Subscription;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Sublist;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for one publisher who gets the messages of the subjects that it used lately. Not safe for several threads.
 *
 * <p>A direct-mapped table that begins with nothing, so that an idle connection costs nothing, and doubles while subjects
 * displace each other. An entry counts only while the account's subscriptions are as they were.
 */
public final class SubjectCache {

    private static final int MIN_SLOTS = 16;
    private static final int MAX_SLOTS = 4096;

    private record Entry(ByteString subject, Fanout fanout, long generation) {}

    private final FamilyCache families = new FamilyCache();
    private @Nullable Entry last;
    private @Nullable Entry[] slots = {};
    private int displaced;

    Fanout find(Account account, ByteString subject) {
        return find(account, subject.bytes(), 0, subject.length());
    }

    Fanout find(Account account, byte[] buffer, int offset, int length) {
        Sublist<Subscription> sublist = account.sublist();
        long generation = sublist.generation();
        Entry entry = last;
        if (entry != null && entry.generation == generation && entry.subject.contentEquals(buffer, offset, length)) {
            return entry.fanout;
        }
        if (isUsedOnce(buffer[offset])) {
            Fanout fanout = families.find(sublist, generation, buffer, offset, length);
            if (fanout != null) {
                return fanout;
            }
        }
        int hash = ByteString.hash(buffer, offset, length);
        entry = slots.length == 0 ? null : slots[hash & (slots.length - 1)];
        if (entry == null || entry.generation != generation || !entry.subject.contentEquals(buffer, offset, length)) {
            ByteString subject = ByteString.copyOf(buffer, offset, length);
            entry = new Entry(subject, new Fanout(sublist.match(subject)), generation);
            if (last != null) {
                put(entry, hash);
            }
        }
        last = entry;
        return entry.fanout;
    }

    /** Inboxes begin with {@code _INBOX}, acknowledgements with {@code $JS}. */
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
        }
        slots[slot] = entry;
    }

    private void grow() {
        displaced = 0;
        if (slots.length == MAX_SLOTS) {
            return;
        }
        @Nullable Entry[] old = slots;
        slots = new Entry[old.length * 2];
        for (Entry entry : old) {
            if (entry != null) {
                slots[entry.subject.hashCode() & (slots.length - 1)] = entry;
            }
        }
    }
}
