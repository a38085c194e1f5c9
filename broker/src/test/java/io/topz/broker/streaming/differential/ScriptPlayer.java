package io.topz.broker.streaming.differential;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.Parser;
import com.google.protobuf.TextFormat;
import io.nats.client.Subscription;
import io.topz.broker.streaming.raw.RawClient;
import io.topz.broker.testing.Eventually;
import io.topz.collectors.testing.TestServer;
import io.topz.streaming.protocol.ChannelMessage;
import io.topz.streaming.protocol.CloseRequest;
import io.topz.streaming.protocol.CloseResponse;
import io.topz.streaming.protocol.ConnectRequest;
import io.topz.streaming.protocol.ConnectResponse;
import io.topz.streaming.protocol.PingRequest;
import io.topz.streaming.protocol.PingResponse;
import io.topz.streaming.protocol.PublishAck;
import io.topz.streaming.protocol.PublishRequest;
import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import io.topz.streaming.protocol.SubscribeResponse;
import io.topz.streaming.protocol.UnsubscribeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Plays a script to a server. The transcript is the script with the answers of that server below each request, indented. The client
 * is {@code me} and the channel {@code orders} unless a request names others.
 */
public final class ScriptPlayer implements AutoCloseable {

    private static final String CLUSTER = "test-cluster";
    private static final String CHANNEL = "orders";
    private static final String CLIENT = "me";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration NO_ANSWER = Duration.ofSeconds(1);
    private static final Duration NOTHING_MORE = Duration.ofMillis(200);
    private static final Duration ACKNOWLEDGEMENTS_TAKEN = Duration.ofMillis(200);

    private final Supplier<TestServer> start;
    private final Map<String, Subscription> inboxes = new HashMap<>();
    private final Map<String, String> ackInboxes = new HashMap<>();
    private final StringBuilder transcript = new StringBuilder();
    private TestServer server;
    private RawClient client;
    private int published;
    private int requests;

    /** Starts a server, which is stopped when this is closed. */
    public ScriptPlayer(Supplier<TestServer> start) {
        this.start = start;
        server = start.get();
        client = RawClient.connect(server.port(), CLUSTER);
    }

    /** Plays a script and returns the transcript. */
    public String play(String script) {
        script.lines().filter(line -> !line.startsWith("  ")).forEach(line -> {
            transcript.append(line).append('\n');
            if (line.startsWith(ScriptLine.MARK)) {
                requests++;
                request(ScriptLine.parse(line));
            }
        });
        return transcript.toString();
    }

    /** The number of requests that have been played. */
    int requests() {
        return requests;
    }

    private void request(ScriptLine line) {
        switch (line.verb()) {
            case "connect" -> connect(line);
            case "answer" -> client.answerHeartbeats(line.word(0));
            case "ping" -> ping(line);
            case "close" -> close(line);
            case "publish" -> publish(line);
            case "sub" -> subscribe(line);
            case "unsub", "subclose" -> end(line);
            case "ack" -> acknowledge(line);
            case "count" -> say(received(line).size() + " messages");
            case "get" -> receive(line);
            case "raw" -> raw(line);
            case "http" -> say(MonitoringAnswer.normalised(get(line.word(0))));
            case "await" ->
                Eventually.await(
                        line.word(1), () -> get(line.word(0)).replace(" ", "").contains(line.word(1)));
            case "restart" -> restart();
            default -> throw new IllegalArgumentException(line.verb());
        }
    }

    private void say(String answer) {
        answer.lines().forEach(text -> transcript.append("  ").append(text).append('\n'));
    }

    private <R extends MessageOrBuilder> void ask(String subject, byte[] body, Parser<R> parser, Duration patience) {
        byte[] answer = client.request(subject, body, patience);
        say(answer == null ? "no answer" : text(RawClient.parse(parser, answer)));
    }

    private <R extends MessageOrBuilder> void ask(String kind, MessageLite request, Parser<R> parser) {
        ask(client.subject(kind), request.toByteArray(), parser, PATIENCE);
    }

    /** A message in one line, without inboxes of the server, which differ from run to run. */
    private static String text(MessageOrBuilder message) {
        String text = TextFormat.printer().emittingSingleLine(true).printToString(message);
        return text.isBlank()
                ? "(empty)"
                : text.strip().replaceAll("ack_inbox: \"_INBOX\\.[A-Za-z0-9.]+\"", "ack_inbox: ACK_INBOX");
    }

    private void connect(ScriptLine line) {
        String id = line.word(0, "");
        ask(
                "discover",
                ConnectRequest.newBuilder()
                        .setClientId(id)
                        .setHeartbeatInbox(line.value("hb", RawClient.heartbeatInbox(id)))
                        .setProtocol(line.number("protocol", 1))
                        .setConnectionId(connectionId(line, id))
                        .setPingInterval(line.number("interval", 5))
                        .setPingMaxOut(line.number("max", 88))
                        .build(),
                ConnectResponse.parser());
    }

    private static ByteString connectionId(ScriptLine line, String client) {
        String text = line.value("connid", RawClient.connectionId(client).toStringUtf8());
        return ByteString.copyFromUtf8(text);
    }

    private void ping(ScriptLine line) {
        PingRequest request = PingRequest.newBuilder()
                .setConnectionId(connectionId(line, line.word(0)))
                .build();
        ask(client.subject("discover") + ".pings", request.toByteArray(), PingResponse.parser(), NO_ANSWER);
    }

    private void close(ScriptLine line) {
        ask("close", CloseRequest.newBuilder().setClientId(line.word(0, "")).build(), CloseResponse.parser());
    }

    private void publish(ScriptLine line) {
        String channel = line.value("channel", CHANNEL);
        int messages = line.number("n", 1);
        Subscription acks = client.listen("acks");
        for (int i = 0; i < messages; i++) {
            published++;
            PublishRequest request = PublishRequest.newBuilder()
                    .setClientId(line.value("client", CLIENT))
                    .setGuid(ByteString.copyFromUtf8(line.value("guid", "g" + published)))
                    .setChannel(channel)
                    .setReply(line.value("reply", ""))
                    .setData(ByteString.copyFromUtf8(line.value("data", "m" + published)))
                    .setConnectionId(ByteString.copyFromUtf8(line.value("connid", "")))
                    .build();
            String suffix = line.value("on", channel);
            client.publish(client.subject("pub") + "." + suffix, acks.getSubject(), request);
        }
        for (int i = 0; i < messages; i++) {
            PublishAck ack = RawClient.next(acks, PublishAck.parser(), PATIENCE);
            say(ack == null ? "no answer" : text(ack));
        }
        acks.unsubscribe();
    }

    private void subscribe(ScriptLine line) {
        String name = line.word(0);
        String inbox = line.value("inbox", "inbox." + name);
        if (!inbox.isEmpty()) {
            inboxes.computeIfAbsent(name, of -> client.listen(inbox));
        }
        SubscribeRequest request = SubscribeRequest.newBuilder()
                .setClientId(line.value("client", CLIENT))
                .setChannel(line.value("channel", CHANNEL))
                .setQueueGroup(line.value("queue", ""))
                .setDurableName(line.value("durable", ""))
                .setInbox(inbox)
                .setMaxInFlight(line.number("max", 100))
                .setAckWaitInSeconds(line.number("wait", 30))
                .setStartPositionValue(startPosition(line.value("start", "NEW_ONLY")))
                .setStartSequence(Long.parseUnsignedLong(line.value("seq", "0")))
                .setStartTimeDelta(Long.parseLong(line.value("delta", "0")))
                .build();
        byte[] answer = client.request(client.subject("sub"), request.toByteArray(), PATIENCE);
        SubscribeResponse response = RawClient.parse(SubscribeResponse.parser(), answer == null ? new byte[0] : answer);
        if (!response.getAckInbox().isEmpty()) {
            ackInboxes.put(name, response.getAckInbox());
        }
        say(answer == null ? "no answer" : text(response));
    }

    private static int startPosition(String text) {
        return Character.isDigit(text.charAt(0))
                ? Integer.parseInt(text)
                : StartPosition.valueOf(text).getNumber();
    }

    private void end(ScriptLine line) {
        UnsubscribeRequest request = UnsubscribeRequest.newBuilder()
                .setClientId(line.value("client", CLIENT))
                .setChannel(line.value("channel", CHANNEL))
                .setInbox(line.value("inbox", ackInboxes.getOrDefault(line.word(0), "")))
                .build();
        ask(line.verb(), request, SubscribeResponse.parser());
    }

    /**
     * Acknowledges a message and waits a moment: a server processes acknowledgements concurrently with other requests, and does not report
     * when.
     */
    private void acknowledge(ScriptLine line) {
        String channel = line.value("channel", CHANNEL);
        line.words().stream()
                .skip(1)
                .forEach(sequence -> client.acknowledge(
                        ackInboxes.getOrDefault(line.word(0), ""), channel, Long.parseLong(sequence)));
        client.flush();
        LockSupport.parkNanos(ACKNOWLEDGEMENTS_TAKEN.toNanos());
    }

    /** Receives that many messages, and any that follow at once. Messages to several inboxes are sorted. */
    private void receive(ScriptLine line) {
        List<String> received = received(line);
        say(received.isEmpty() ? "nothing" : String.join("\n", received));
    }

    private List<String> received(ScriptLine line) {
        String[] names = line.word(0).split(",");
        int expected = Integer.parseInt(line.word(1, "0"));
        List<String> received = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (received.size() < expected && System.nanoTime() < end) {
            take(names, Duration.ofMillis(20), received);
        }
        take(names, NOTHING_MORE, received);
        if (names.length > 1) {
            received.sort(null);
        }
        return received;
    }

    private void take(String[] names, Duration patience, List<String> received) {
        for (Subscription inbox : Arrays.stream(names).map(this::inbox).toList()) {
            ChannelMessage message = RawClient.next(inbox, ChannelMessage.parser(), patience);
            while (message != null) {
                received.add(describe(message));
                message = RawClient.next(inbox, ChannelMessage.parser(), patience);
            }
        }
    }

    private Subscription inbox(String name) {
        Subscription inbox = inboxes.get(name);
        if (inbox == null) {
            throw new IllegalArgumentException("no subscription " + name);
        }
        return inbox;
    }

    private static String describe(ChannelMessage message) {
        assert message.getTimestamp() > 0;
        return text(message.toBuilder().clearTimestamp().build());
    }

    private void raw(ScriptLine line) {
        byte[] body = HexFormat.of().parseHex(line.word(1, ""));
        String kind = line.word(0);
        String subject = client.subject(kind);
        switch (kind) {
            case "discover" -> ask(subject, body, ConnectResponse.parser(), NO_ANSWER);
            case "pings" -> ask(client.subject("discover") + ".pings", body, PingResponse.parser(), NO_ANSWER);
            case "pub" -> ask(subject + "." + CHANNEL, body, PublishAck.parser(), NO_ANSWER);
            case "close" -> ask(subject, body, CloseResponse.parser(), NO_ANSWER);
            default -> ask(subject, body, SubscribeResponse.parser(), NO_ANSWER);
        }
    }

    private String get(String target) {
        return server.get(target);
    }

    private void restart() {
        client.close();
        server.stop();
        server = start.get();
        client = RawClient.connect(server.port(), CLUSTER);
        inboxes.replaceAll((name, old) -> client.listen(String.valueOf(old.getSubject())));
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
