package io.topz.broker.reactor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchPoolTest {

    private static final Receiver NOBODY = message -> {};

    private final BatchPool pool = new BatchPool();

    @Test
    void recycledBatch_isTakenAgainAndHoldsOnlyWhatIsAddedThen() {
        MessageBatch batch = pool.take();
        batch.add(NOBODY, message("orders", "a long body that was there before"));
        batch.recycle();

        MessageBatch again = pool.take();
        again.add(NOBODY, message("jobs", "short"));

        assertThat(again).isSameAs(batch);
        assertThat(contents(again)).containsExactly("jobs short");
        assertThat(again.bytes()).isEqualTo("jobs".length() + "short".length());
    }

    @Test
    void batchThatHasGrownLarge_isNotKept() {
        MessageBatch batch = pool.take();
        batch.add(NOBODY, message("orders", "x".repeat(1024 * 1024)));
        batch.recycle();

        assertThat(pool.take()).isNotSameAs(batch);
    }

    @Test
    void batchesOfALongQueue_areKeptUpToALimit() {
        List<MessageBatch> queue = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            queue.add(pool.take());
        }
        queue.forEach(MessageBatch::recycle);

        long kept = queue.stream().filter(unused -> queue.contains(pool.take())).count();
        assertThat(kept).isBetween(1L, 32L);
    }

    private static Message message(String subject, String body) {
        Message message = new Message();
        message.buffer = (subject + body).getBytes(US_ASCII);
        message.subject = 0;
        message.subjectLength = subject.length();
        message.replyLength = 0;
        message.headerLength = Message.NO_HEADER;
        message.body = subject.length();
        message.bodyLength = body.length();
        return message;
    }

    private static List<String> contents(MessageBatch batch) {
        List<String> contents = new ArrayList<>();
        batch.forEach(
                (receiver, message) ->
                        contents.add(new String(message.buffer, message.subject, message.subjectLength, US_ASCII)
                                + ' '
                                + new String(message.buffer, message.body, message.bodyLength, US_ASCII)),
                new Message());
        return contents;
    }
}
