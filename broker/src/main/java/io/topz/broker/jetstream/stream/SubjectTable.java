package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of the subjects of a stream, each with its sequences. It looks up a subject by its bytes in a message without creating an
 * object.
 */
final class SubjectTable {

    private static final int FIRST_SLOTS = 8;

    private @Nullable SubjectSequences[] slots = new @Nullable SubjectSequences[FIRST_SLOTS];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    SubjectSequences find(ByteString subject) {
        return slots[slot(subject)];
    }

    @Nullable
    SubjectSequences find(byte[] buffer, int offset, int length) {
        int mask = slots.length - 1;
        for (int i = ByteString.hash(buffer, offset, length) & mask; ; i = (i + 1) & mask) {
            SubjectSequences entry = slots[i];
            if (entry == null || entry.subject().contentEquals(buffer, offset, length)) {
                return entry;
            }
        }
    }

    /** The entry of a subject, which is created if it does not exist. */
    SubjectSequences findOrAdd(ByteString subject) {
        int slot = slot(subject);
        SubjectSequences entry = slots[slot];
        if (entry == null) {
            entry = new SubjectSequences(subject);
            slots[slot] = entry;
            if (++size > slots.length / 2) {
                grow();
            }
        }
        return entry;
    }

    private int slot(ByteString subject) {
        int mask = slots.length - 1;
        int i = subject.hashCode() & mask;
        for (SubjectSequences entry = slots[i]; entry != null; entry = slots[i]) {
            if (entry.subject().equals(subject)) {
                return i;
            }
            i = (i + 1) & mask;
        }
        return i;
    }

    private void grow() {
        @Nullable SubjectSequences[] old = slots;
        slots = new @Nullable SubjectSequences[2 * old.length];
        for (SubjectSequences entry : old) {
            if (entry != null) {
                slots[slot(entry.subject())] = entry;
            }
        }
    }

    void remove(ByteString subject) {
        int slot = slot(subject);
        if (slots[slot] == null) {
            return;
        }
        size--;
        close(slot);
    }

    /** Empties a slot and moves the entries after it that a probe would no longer reach. */
    private void close(int emptied) {
        int mask = slots.length - 1;
        int hole = emptied;
        int i = hole;
        while (true) {
            i = (i + 1) & mask;
            SubjectSequences entry = slots[i];
            if (entry == null) {
                break;
            }
            int home = entry.subject().hashCode() & mask;
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                slots[hole] = entry;
                hole = i;
            }
        }
        slots[hole] = null;
    }

    /** Whether an entry fulfils the condition. */
    boolean anyMatch(Predicate<SubjectSequences> wanted) {
        for (SubjectSequences entry : slots) {
            if (entry != null && wanted.test(entry)) {
                return true;
            }
        }
        return false;
    }

    /** Visits every entry in no particular order. The table must not change meanwhile. */
    void forEach(Consumer<SubjectSequences> visitor) {
        for (SubjectSequences entry : slots) {
            if (entry != null) {
                visitor.accept(entry);
            }
        }
    }
}
