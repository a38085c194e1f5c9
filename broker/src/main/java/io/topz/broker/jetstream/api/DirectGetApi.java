package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.api.ApiRoute.Form;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.jetstream.stream.UnreadableMessageException;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.StreamMessage;
import io.topz.collectors.text.GoTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $JS.API.DIRECT.GET}: sends a stored message as it is, with headers that name its stream, subject, sequence and time. */
public final class DirectGetApi {

    private static final int MAX_TOKENS = 1024;
    private static final byte[] HEADER_START = "NATS/1.0\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The routes that this class serves. */
    public List<ApiRoute> routes() {
        return List.of(new ApiRoute("DIRECT.GET", 1, MAX_TOKENS, "", Form.RAW, DirectGetApi::get));
    }

    private static @Nullable Record get(ApiRequest request) throws JetStreamException {
        if (request.reply().length() == 0) {
            return null;
        }
        Stream stream = request.account().streams().get(request.name(0));
        if (stream == null || !Boolean.TRUE.equals(stream.config().allowDirect())) {
            status(request, "503");
            return null;
        }
        String subject = request.subjectFrom(1);
        if (subject.isEmpty()) {
            get(request, stream);
        } else if (request.isEmpty()) {
            answer(request, stream, new MessageRequest(null, subject, null));
        } else {
            status(request, "408 Bad Request");
        }
        return null;
    }

    private static void get(ApiRequest request, Stream stream) {
        if (request.isEmpty()) {
            status(request, "408 Empty Request");
            return;
        }
        try {
            MessageRequest wanted = request.json(MessageRequest.class);
            if (wanted.isEmpty()) {
                status(request, "408 Empty Request");
            } else if (wanted.isValid()) {
                answer(request, stream, wanted);
            } else {
                status(request, "408 Bad Request");
            }
        } catch (JetStreamException notJson) {
            status(request, "408 Malformed Request");
        }
    }

    private static void answer(ApiRequest request, Stream stream, MessageRequest wanted) {
        StreamMessage message;
        try {
            message = wanted.find(stream);
        } catch (UnreadableMessageException e) {
            status(request, "500 Message Unreadable");
            return;
        }
        if (message == null) {
            status(request, "404 Message Not Found");
            return;
        }
        byte[] header = header(stream.name(), message);
        byte[] body = new byte[header.length + message.payloadLength()];
        System.arraycopy(header, 0, body, 0, header.length);
        System.arraycopy(message.body(), message.headerLength(), body, header.length, message.payloadLength());
        send(request, body, header.length);
    }

    /** The headers of the message, followed by those that name its origin. */
    private static byte[] header(String stream, StreamMessage message) {
        ByteArrayOutputStream header = new ByteArrayOutputStream(256);
        if (message.headerLength() > 2) {
            header.write(message.body(), 0, message.headerLength() - 2);
        } else {
            header.writeBytes(HEADER_START);
        }
        Instant time = Instant.ofEpochSecond(0, message.timestamp());
        header.writeBytes(("Nats-Stream: " + stream + "\r\nNats-Subject: ").getBytes(StandardCharsets.UTF_8));
        header.writeBytes(message.subject().bytes());
        header.writeBytes(("\r\nNats-Sequence: " + message.sequence() + "\r\nNats-Time-Stamp: " + GoTime.format(time)
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return header.toByteArray();
    }

    private static void status(ApiRequest request, String status) {
        byte[] header = ("NATS/1.0 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        send(request, header, header.length);
    }

    private static void send(ApiRequest request, byte[] body, int headerLength) {
        JetStreamAccount account = request.account();
        Reactor reactor = account.reactor();
        reactor.afterCommit(() -> reactor.publish(
                account.account(), reactor.composer().compose(request.reply(), null, 0, body, headerLength)));
    }
}
