package io.topz.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** The two ends of requests: one connection sends them, the other replies with the payload that it has received. */
public final class RequestReply {

    private static final String SUBJECT = "bench.request";
    private static final String INBOX = "_INBOX.bench.";

    private final NatsConnection requester;
    private final NatsConnection responder;
    private final String payload;

    /** Subscribes both ends. */
    public RequestReply(NatsConnection requester, NatsConnection responder, int payloadBytes) throws IOException {
        this.requester = requester;
        this.responder = responder;
        this.payload = "x".repeat(payloadBytes);
        responder.subscribe(SUBJECT);
        requester.subscribe(INBOX + "*");
    }

    /** Replies to a number of requests. */
    public void respond(int requests) throws IOException {
        for (int i = 0; i < requests; i++) {
            String[] message = responder.message().split(" ");
            responder.in().skip(payload.length() + 2L);
            responder.send("PUB %s %d\r\n%s\r\n".formatted(message[3], payload.length(), payload));
        }
    }

    /** Sends a number of requests, each after the reply to the previous one, and passes on the time that each took, in nanoseconds. */
    public void request(int requests, LongConsumer nanos) throws IOException {
        for (int i = 0; i < requests; i++) {
            String reply = INBOX + i;
            byte[] command = "PUB %s %s %d\r\n%s\r\n"
                    .formatted(SUBJECT, reply, payload.length(), payload)
                    .getBytes(StandardCharsets.US_ASCII);
            long begun = System.nanoTime();
            requester.send(ByteBuffer.wrap(command));
            String message = requester.message();
            requester.in().skip(payload.length() + 2L);
            nanos.accept(System.nanoTime() - begun);
            if (!message.startsWith("MSG " + reply + " ")) {
                throw new IOException("asked with %s, answered with %s".formatted(reply, message));
            }
        }
    }
}
