package io.topz.recordings.format;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A place in a recording: knows the latest that came of each question up to it. Damaged blocks are passed over, up to the next one
 * that depends on none. Not thread-safe.
 */
public final class RecordingCursor {

    private final RecordingReader reader;
    private int nextBlock;
    private @Nullable BlockContent block;
    private EntryDecoder decoder = new EntryDecoder();
    private @Nullable EntryDecoder before;
    private EntryDecoder.@Nullable Head head;
    private long headMillis;
    private long position;
    private boolean lost = true;

    RecordingCursor(RecordingReader reader) {
        this.reader = reader;
        this.position = reader.start().toEpochMilli();
        this.headMillis = position;
    }

    /** The time of the last entry that is known; of the start before the first. */
    public Instant position() {
        return Instant.ofEpochMilli(position);
    }

    /** Goes to just after the last entry at or before a time, forward or back. */
    public void moveTo(Instant time) throws IOException {
        long millis = time.toEpochMilli();
        int key = reader.keyBlock(millis);
        if (millis < position || key > nextBlock) {
            // from the one before, for questions that are asked rarely
            jump(reader.keyBefore(key));
        }
        while (hasNext() && headMillis <= millis) {
            take();
        }
        position = Math.max(position, Math.min(millis, reader.end().toEpochMilli()));
    }

    private void jump(int target) {
        nextBlock = target;
        block = null;
        head = null;
        before = null;
        decoder = new EntryDecoder();
        lost = true;
        position = reader.header(target).first();
    }

    /**
     * Goes on after the next question of a kind and whatever follows it until the next such question.
     *
     * @return whether there was one
     */
    public boolean moveOn(Predicate<Question> kind) throws IOException {
        boolean found = false;
        while (hasNext() && !(found && kind.test(question()))) {
            found |= kind.test(question());
            take();
        }
        return found;
    }

    /** The questions that something came of up to here, and when, in milliseconds since 1970. */
    public Map<Question, Long> questions() {
        Map<Question, Long> all = new LinkedHashMap<>();
        if (before != null) {
            all.putAll(before.questions());
        }
        all.putAll(decoder.questions());
        return all;
    }

    /** The latest that came of a question up to here. */
    public Optional<Outcome> outcome(Question question) throws IOException {
        Optional<Outcome> found = decoder.outcome(question);
        return found.isPresent() || before == null ? found : before.outcome(question);
    }

    /** Whether there is another entry; its head is read then. */
    boolean hasNext() {
        while (head == null) {
            if (block != null && block.texts().hasMore()) {
                try {
                    head = decoder.readHead(block.texts());
                    headMillis += head.millis();
                } catch (IOException damaged) {
                    loseWay();
                }
            } else if (nextBlock == reader.blocks()) {
                return false;
            } else {
                openBlock();
            }
        }
        return true;
    }

    /** The next question. */
    Question question() {
        if (head == null) {
            throw new IllegalStateException("the recording has no more entries");
        }
        return decoder.question(head);
    }

    /** When that was answered. */
    long nextMillis() {
        return headMillis;
    }

    /** Reads what came of it. */
    void take() {
        EntryDecoder.Head taken = head;
        BlockContent in = block;
        head = null;
        if (taken == null || in == null) {
            throw new IllegalStateException("the recording has no more entries");
        }
        try {
            decoder.readOutcome(taken, headMillis, in);
            position = headMillis;
        } catch (IOException damaged) {
            loseWay();
        }
    }

    private void openBlock() {
        int number = nextBlock++;
        BlockHeader header = reader.header(number);
        lost |= reader.isBehindGap(number);
        if (lost && !header.kind().isIndependent()) {
            return;
        }
        try {
            BlockContent content = reader.content(number);
            if (header.kind().isIndependent()) {
                EntryDecoder.readSources(content.texts());
                before = decoder;
                decoder = new EntryDecoder();
                lost = false;
            }
            block = content;
            headMillis = header.first();
        } catch (IOException damaged) {
            loseWay();
        }
    }

    private void loseWay() {
        reader.remarkDamage(nextBlock - 1);
        block = null;
        head = null;
        lost = true;
    }
}
