package io.topz.broker.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.broker.protocol.Message;
import java.util.Arrays;

/** The subjects that nats-server reserves: clients may not publish to some of them, nor use others as reply subjects. */
final class Reserved {

    private static final byte[] GATEWAY_REPLY = "_GR_.".getBytes(US_ASCII);
    private static final byte[] SERVICE_REPLY = "_R_.".getBytes(US_ASCII);
    private static final byte[] ACK = "$JS.ACK.".getBytes(US_ASCII);

    private Reserved() {}

    /** Whether publishing to the message's subject is forbidden. */
    static boolean forbidsPublishTo(Message message) {
        return isLonger(GATEWAY_REPLY, message.buffer, message.subject, message.subjectLength);
    }

    /** Whether the message's reply subject is forbidden. */
    static boolean forbidsReplyTo(Message message) {
        byte[] buffer = message.buffer;
        int reply = message.reply;
        int length = message.replyLength;
        byte first = buffer[reply];
        if (first == '_') {
            return starts(SERVICE_REPLY, buffer, reply, length) || isLonger(GATEWAY_REPLY, buffer, reply, length);
        }
        return first == '$' && isLonger(ACK, buffer, reply, length);
    }

    private static boolean isLonger(byte[] prefix, byte[] buffer, int offset, int length) {
        return length > prefix.length && starts(prefix, buffer, offset, length);
    }

    private static boolean starts(byte[] prefix, byte[] buffer, int offset, int length) {
        return length >= prefix.length
                && buffer[offset] == prefix[0]
                && Arrays.equals(prefix, 0, prefix.length, buffer, offset, offset + prefix.length);
    }
}
