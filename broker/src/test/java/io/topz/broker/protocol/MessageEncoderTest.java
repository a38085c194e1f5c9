package io.topz.broker.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageEncoderTest {

    private static final byte[] SID = " 7 ".getBytes(ISO_8859_1);

    /** In the table, {@code ~} represents a line end. */
    @ParameterizedTest
    @CsvSource({
        "PUB a 2~xy~, true, MSG a 7 2~xy~",
        "PUB a r 2~xy~, true, MSG a 7 r 2~xy~",
        "PUB  a\tr\t2 ~xy~, true, MSG a 7 r 2~xy~",
        "PUB a 002~xy~, true, MSG a 7 002~xy~",
        "PUB a 0~~, true, MSG a 7 0~~",
        "HPUB a 12 14~NATS/1.0~~xy~, true, HMSG a 7 12 14~NATS/1.0~~xy~",
        "HPUB a r 12 14~NATS/1.0~~xy~, true, HMSG a 7 r 12 14~NATS/1.0~~xy~",
        "HPUB a  r 012  14~NATS/1.0~~xy~, true, HMSG a 7 r 012 14~NATS/1.0~~xy~",
        "HPUB a r 12 14~NATS/1.0~~xy~, false, MSG a 7 r 2~xy~",
        "HPUB a 12 12~NATS/1.0~~~, false, MSG a 7 0~~",
        "HPUB a 0 2~xy~, true, MSG a 7 2~xy~",
        "HPUB a r 0 2~xy~, false, MSG a 7 r 2~xy~",
    })
    void shouldWriteWhatTheSubscriberGets(String published, boolean headersAllowed, String expected) throws Exception {
        byte[] input = published.replace("~", "\r\n").getBytes(ISO_8859_1);
        String[] whole = new String[1];
        String[] inParts = new String[1];
        new Parser(4096).parse(input, 0, input.length, new Publishes() {
            @Override
            public void publish(Message message) {
                byte[] target = new byte[MessageEncoder.maxLength(message, SID)];
                int end = MessageEncoder.encode(message, SID, headersAllowed, target, 0);
                whole[0] = new String(target, 0, end, ISO_8859_1);
                int head = MessageEncoder.head(message, SID, headersAllowed, target, 0);
                int length = MessageEncoder.bodyLength(message, headersAllowed);
                inParts[0] = new String(target, 0, head, ISO_8859_1)
                        + new String(input, message.body + message.bodyLength - length, length + 2, ISO_8859_1);
            }
        });

        assertThat(whole[0]).isEqualTo(expected.replace("~", "\r\n"));
        assertThat(inParts[0]).isEqualTo(whole[0]);
    }

    /** A handler that expects only publishes. */
    private abstract static class Publishes implements CommandHandler {
        @Override
        public boolean loginRequired() {
            return false;
        }

        @Override
        public boolean headersAllowed() {
            return true;
        }

        @Override
        public int maxPayloadBytes() {
            return 1024;
        }

        @Override
        public void connect(byte[] buffer, int offset, int length) {
            throw new AssertionError("CONNECT");
        }

        @Override
        public void subscribe(byte[] buffer, Arguments arguments) {
            throw new AssertionError("SUB");
        }

        @Override
        public void unsubscribe(byte[] buffer, Arguments arguments) {
            throw new AssertionError("UNSUB");
        }

        @Override
        public void ping() {
            throw new AssertionError("PING");
        }

        @Override
        public void pong() {
            throw new AssertionError("PONG");
        }

        @Override
        public boolean suspended() {
            return false;
        }
    }
}
