package io.topz.broker.jetstream.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An index of a stream's messages by sequence. It takes about 24 bytes per message, in pages that are freed when all their messages are
 * removed; gaps between sequences therefore cost little.
 */
final class SequenceIndex {

    private @Nullable SequencePage[] pages = new @Nullable SequencePage[4];
    private int start;
    private int end;
    private @Nullable SequencePage recent;

    /** Adds a message with a sequence above all existing ones. */
    void add(long sequence, long position, long timestamp, int size, SubjectSequences subject) {
        long number = SequencePage.number(sequence);
        SequencePage page = start == end ? null : page(end - 1);
        if (page == null || page.number != number) {
            if (page != null && page.count() == 0) {
                pages[--end] = null;
            }
            page = new SequencePage(number);
            append(page);
            recent = null;
        }
        page.add(sequence, position, timestamp, size, subject);
    }

    private void append(SequencePage page) {
        if (end == pages.length) {
            int length = end - start;
            @Nullable
            SequencePage[] target = length > pages.length / 2 ? new @Nullable SequencePage[2 * pages.length] : pages;
            System.arraycopy(pages, start, target, 0, length);
            Arrays.fill(target, length, target.length, null);
            pages = target;
            start = 0;
            end = length;
        }
        pages[end++] = page;
    }

    private SequencePage page(int index) {
        SequencePage page = pages[index];
        if (page == null) {
            throw new IllegalStateException("no page at " + index);
        }
        return page;
    }

    /** The page that holds the message; null if there is no such message. */
    @Nullable
    SequencePage find(long sequence) {
        long number = SequencePage.number(sequence);
        SequencePage page = recent;
        if (page == null || page.number != number) {
            int index = indexFrom(number);
            if (index == end || page(index).number != number) {
                return null;
            }
            page = page(index);
            recent = page;
        }
        return page.subject(sequence) == null ? null : page;
    }

    /** The index of the first page whose number is at least {@code number}. */
    private int indexFrom(long number) {
        if (start == end || number <= page(start).number) {
            return start;
        }
        long guess = start + number - page(start).number;
        if (guess < end && page((int) guess).number == number) {
            return (int) guess;
        }
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (page(middle).number < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Removes a message from its page. The last page is kept for the next message. */
    void remove(SequencePage page, long sequence) {
        page.remove(sequence);
        if (page.count() > 0 || (end > start && page == pages[end - 1])) {
            return;
        }
        recent = null;
        int index = indexFrom(page.number);
        if (index == start) {
            pages[start++] = null;
        } else {
            System.arraycopy(pages, index + 1, pages, index, end - index - 1);
            pages[--end] = null;
        }
    }

    /** The first sequence at or above {@code from}; 0 if there is none. */
    long next(long from) {
        long number = SequencePage.number(from);
        for (int i = indexFrom(number); i < end; i++) {
            SequencePage page = page(i);
            long found = page.number == number ? page.next(from) : page.nextFrom(0);
            if (found != 0) {
                return found;
            }
        }
        return 0;
    }

    /** The last sequence at or below {@code to}; 0 if there is none. */
    long previous(long to) {
        long number = SequencePage.number(to);
        for (int i = Math.min(indexFrom(number), end - 1); i >= start; i--) {
            SequencePage page = page(i);
            if (page.number <= number) {
                long found = page.previous(page.number == number ? to : page.lastSequence());
                if (found != 0) {
                    return found;
                }
            }
        }
        return 0;
    }

    /** The number of messages from {@code from} on. */
    long countFrom(long from) {
        long number = SequencePage.number(from);
        long count = 0;
        for (int i = indexFrom(number); i < end; i++) {
            SequencePage page = page(i);
            count += page.number == number ? page.countFrom(from) : page.count();
        }
        return count;
    }
}
