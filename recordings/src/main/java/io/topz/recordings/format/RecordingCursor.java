package io.topz.recordings.format;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A position in a recording, with the latest outcome of each question up to it. Damaged blocks are skipped, up to the next independent one.
 * Not thread-safe.
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

    /** The time of the last entry read; before the first entry, the time of the start. */
    public Instant position() {
        return Instant.ofEpochMilli(position);
    }

    /** Moves to just after the last entry at or before a time, forward or back. */
    public void moveTo(Instant time) throws IOException {
        long millis = time.toEpochMilli();
        int key = reader.keyBlock(millis);
        if (millis < position || key > nextBlock) {
            // Starts at the block before, because some questions are rare.
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
     * Moves past the next question of a kind and all entries up to the next such question.
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

    /** The questions that have an outcome up to here, with its time in milliseconds since 1970. */
    public Map<Question, Long> questions() {
        Map<Question, Long> all = new LinkedHashMap<>();
        if (before != null) {
            all.putAll(before.questions());
        }
        all.putAll(decoder.questions());
        return all;
    }

    /** The latest outcome of a question up to here. */
    public Optional<Outcome> outcome(Question question) throws IOException {
        Optional<Outcome> found = decoder.outcome(question);
        return found.isPresent() || before == null ? found : before.outcome(question);
    }

    /** Whether there is another entry; if so, its head has been read. */
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

    /** The question of the next entry. */
    Question question() {
        if (head == null) {
            throw new IllegalStateException("the recording has no more entries");
        }
        return decoder.question(head);
    }

    /** The time of the next entry. */
    long nextMillis() {
        return headMillis;
    }

    /** Reads the outcome of the next entry. */
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
