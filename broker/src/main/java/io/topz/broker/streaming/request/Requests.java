package io.topz.broker.streaming.request;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.service.NatsClient;
import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.streaming.state.ServiceState;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.streaming.protocol.CloseRequest;
import io.topz.streaming.protocol.ConnectRequest;
import io.topz.streaming.protocol.PingRequest;
import io.topz.streaming.protocol.SubscribeRequest;
import io.topz.streaming.protocol.UnsubscribeRequest;
import org.jspecify.annotations.Nullable;

/** Receives the requests of clients, decodes them, and passes them to their handlers. */
public final class Requests {

    /** The largest message that is handled on the thread that receives it, if nothing has to be stored on a disk. */
    private static final int MAX_QUICK_BYTES = 4096;

    /** Handles one kind of request. A request that cannot be decoded is null. */
    @FunctionalInterface
    private interface Handler<R> {
        void handle(@Nullable R request, ByteString reply);
    }

    private final RequestContext context;
    private final ConnectRequests connects;
    private final CloseRequests closes;
    private final PublishRequests publishes;
    private final SubscribeRequests subscribes;
    private final UnsubscribeRequests unsubscribes;

    public Requests(RequestContext context) {
        this.context = context;
        closes = new CloseRequests(context);
        connects = new ConnectRequests(context, closes);
        publishes = new PublishRequests(context);
        subscribes = new SubscribeRequests(context);
        unsubscribes = new UnsubscribeRequests(context);
    }

    /** Subscribes to the requests. */
    public void listen() {
        ServiceSubjects subjects = context.subjects();
        on(subjects.connect(), ConnectRequest.parser(), connects::handle);
        on(subjects.pings(), PingRequest.parser(), connects::ping);
        context.general().subscribe(ServiceSubjects.bytes(subjects.publishPrefix() + ".>"), null, publishes);
        on(subjects.subscribe(), SubscribeRequest.parser(), subscribes::handle);
        on(
                subjects.unsubscribe(),
                UnsubscribeRequest.parser(),
                (request, reply) -> unsubscribes.handle(request, true, reply));
        on(
                subjects.subscriptionClose(),
                UnsubscribeRequest.parser(),
                (request, reply) -> unsubscribes.handle(request, false, reply));
        on(subjects.close(), CloseRequest.parser(), closes::handle);
    }

    private <R> void on(String subject, Parser<R> parser, Handler<R> handler) {
        context.general().subscribe(ServiceSubjects.bytes(subject), null, new Decoder<>(parser, handler));
    }

    /** Ends the session of a client that no longer answers. */
    public void end(ClientSession session) {
        closes.end(session);
    }

    /** Decodes the messages to one subject. */
    private final class Decoder<R> implements Receiver {

        private final Parser<R> parser;
        private final Handler<R> handler;

        Decoder(Parser<R> parser, Handler<R> handler) {
            this.parser = parser;
            this.handler = handler;
        }

        @Override
        public void receive(Message message) {
            R request;
            try {
                request = parser.parseFrom(message.buffer, message.payload(), message.payloadLength());
            } catch (InvalidProtocolBufferException e) {
                context.traffic().receivedUndecodable();
                request = null;
            }
            handler.handle(request, ByteString.copyOf(message.buffer, message.reply, message.replyLength));
        }

        @Override
        public boolean isQuick(Message message) {
            return Requests.isQuick(context, message);
        }
    }

    /** Whether a request takes little time, so that it may be handled on the thread that receives it. */
    static boolean isQuick(RequestContext context, Message message) {
        return context.state() == ServiceState.NONE && message.bodyLength <= MAX_QUICK_BYTES;
    }

    /** Answers a request if the client has given a reply subject. */
    static void answer(NatsClient client, ByteString reply, MessageLite answer) {
        answer(client, reply, answer.toByteArray());
    }

    /** Answers a request with an encoded answer if the client has given a reply subject. */
    static void answer(NatsClient client, ByteString reply, byte[] answer) {
        if (reply.length() > 0) {
            client.publish(reply, null, answer);
        }
    }

    /** Whether a subject named by a client is valid for a publish. */
    static boolean isInbox(String subject) {
        return Subjects.isLiteral(ByteString.of(subject));
    }
}
