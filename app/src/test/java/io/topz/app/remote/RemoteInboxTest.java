package io.topz.app.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.nats.client.impl.NatsMessage;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.ManualReactor;
import io.topz.broker.reactor.Reactor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that received messages wait for a turn in order, and that their number is limited. */
class RemoteInboxTest {

    private final ManualReactor reactor = new ManualReactor();
    private final RemoteInbox inbox = new RemoteInbox(reactor, 20);
    private final List<String> received = new ArrayList<>();
    private int commits;

    private void add(String body) {
        inbox.add(
                this::receive,
                NatsMessage.builder()
                        .subject("subject")
                        .replyTo("reply")
                        .data(body.getBytes(UTF_8))
                        .build());
    }

    private final Reactor.Committing log = () -> commits++;

    private void receive(Message message) {
        if (message.bodyLength == 0) {
            throw new IllegalStateException("a defect");
        }
        assertThat(message.hasHeader()).isFalse();
        received.add(new String(message.buffer, message.subject, message.subjectLength, UTF_8) + " "
                + new String(message.buffer, message.reply, message.replyLength, UTF_8) + " "
                + new String(message.buffer, message.body, message.bodyLength, UTF_8));
        reactor.commit(log);
    }

    @Test
    void messages_areReceivedInOrder_withOneCommitForAll() {
        add("a");
        add("b");
        assertThat(received).isEmpty();
        reactor.run();
        assertThat(received).containsExactly("subject reply a", "subject reply b");
        assertThat(commits).isEqualTo(1);
    }

    @Test
    void messagesBeyondTheLimit_areDroppedAndCounted() {
        add("a");
        add("b");
        add("c");
        add("d");
        reactor.run();
        assertThat(received).containsExactly("subject reply a", "subject reply b");
        assertThat(inbox.refused()).isEqualTo(2);
        add("e");
        reactor.run();
        assertThat(received).hasSize(3);
    }

    @Test
    void messagesAfterADefect_areReceived() {
        add("");
        add("b");
        assertThatIllegalStateException().isThrownBy(reactor::run);
        reactor.run();
        assertThat(received).containsExactly("subject reply b");
    }
}
