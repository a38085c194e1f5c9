package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A purge of the messages that existed when it began. It works in steps, so that a long purge does not block others; messages that arrive
 * later stay. Used only on the JetStream thread.
 */
final class Purge {

    /** The number of messages and subjects examined in one turn, which takes a few milliseconds. */
    static final int MAX_STEPS_PER_TURN = 10_000;

    private final Stream stream;
    private final SubjectFilter filter;
    private final long keep;
    private final long last;
    private long before;
    private boolean knowsBefore;
    private long cursor;
    private long kept;
    private @Nullable Iterator<ByteString> subjects;
    private @Nullable ByteString current;
    private int left;
    private long purged;

    /**
     * Creates a purge, which {@link #step} carries out.
     *
     * @param before only messages below this sequence are removed; 0 for all
     * @param keep the number of last messages that are kept; 0 if {@code before} is given
     */
    Purge(Stream stream, SubjectFilter filter, long before, long keep) {
        this.stream = stream;
        this.filter = filter;
        this.before = before;
        this.keep = keep;
        last = stream.contents().last();
        cursor = last;
        knowsBefore = keep == 0;
    }

    /** The number of messages removed so far. */
    long purged() {
        return purged;
    }

    /** Continues until the purge is complete or {@code most} messages and subjects were examined; returns whether it is complete. */
    boolean step(int most) {
        left = most;
        long held = stream.contents().messages();
        boolean done = findBefore() && (filter.isAll() ? removeAll() : removeMatching());
        purged += held - stream.contents().messages();
        if (stream.contents().messages() != held || before > 0) {
            stream.changed();
        }
        if (done && (purged > 0 || before > 0)) {
            stream.listener().purged();
        }
        return done;
    }

    private boolean isOver() {
        return left-- <= 0;
    }

    /** Finds the first message to be kept, searching backwards from the last one. */
    private boolean findBefore() {
        if (!knowsBefore && filter.isLiteral()) {
            SubjectSequences subject =
                    stream.contents().subject(filter.patterns().get(0));
            before = subject == null ? 1 : subject.get((int) Math.max(0, subject.size() - keep));
            knowsBefore = true;
        }
        while (!knowsBefore) {
            if (isOver()) {
                return false;
            }
            cursor = stream.contents().previous(cursor);
            SubjectSequences subject = stream.contents().subject(cursor);
            if (subject == null) {
                before = 1;
                knowsBefore = true;
            } else if (filter.matches(subject.subject()) && ++kept == keep) {
                before = cursor;
                knowsBefore = true;
            }
            cursor--;
        }
        return true;
    }

    private boolean removeAll() {
        StreamContents contents = stream.contents();
        long target = before == 0 ? last + 1 : before;
        boolean atOnce = contents.messages() == 0 || contents.dropsQuickly(target);
        long to = atOnce ? target : Math.min(target, contents.first() + left);
        stream.store().removeBelow(to);
        return to == target;
    }

    private boolean removeMatching() {
        if (subjects == null) {
            subjects = stream.contents().candidates(filter).iterator();
        }
        while (current != null || subjects.hasNext()) {
            if (isOver()) {
                return false;
            }
            ByteString subject = current == null ? subjects.next() : current;
            current = subject;
            if (filter.matches(subject) && !remove(stream.contents().subject(subject))) {
                return false;
            }
            current = null;
        }
        return true;
    }

    private boolean remove(@Nullable SubjectSequences subject) {
        while (subject != null && subject.size() > 0 && isToGo(subject.first())) {
            if (isOver()) {
                return false;
            }
            stream.store().remove(subject.first());
        }
        return true;
    }

    private boolean isToGo(long sequence) {
        return sequence <= last && (before == 0 || sequence < before);
    }
}
