package io.topz.broker.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.topz.broker.protocol.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The reading side of a connection: passes the bytes to the parser, and pauses while the parser is suspended or a subscriber does not keep
 * up. Confined to the connection's loop.
 */
final class SocketReader {

    private final ClientConnection connection;
    private final ChannelHandlerContext context;
    private final Inbound inbound;
    private final IoLoop loop;
    private int suspensions;

    SocketReader(ClientConnection connection, ChannelHandlerContext context, Inbound inbound) {
        this.connection = connection;
        this.context = context;
        this.inbound = inbound;
        this.loop = connection.loop();
    }

    void read(ByteBuf data) {
        if (connection.isClosed()) {
            return;
        }
        loop.tick();
        connection.keepAlive().heard();
        parse(() -> inbound.read(data));
    }

    private void parse(Step step) {
        try {
            step.run();
        } catch (ProtocolException e) {
            connection.fail(e);
        } catch (RuntimeException | Error e) {
            connection.defect(e);
        }
        if (connection.inTraffic().publish(connection.account().traffic(loop.index()))) {
            connection.touch(loop.now());
        }
        stallIfNeeded();
    }

    void readComplete() {
        if (!loop.flush()) {
            suspend();
            loop.afterFlush(this::resume);
        }
        stallIfNeeded();
    }

    private void stallIfNeeded() {
        List<BackpressureSource> blockers = loop.takeBlockers();
        if (!blockers.isEmpty() && !connection.isClosed()) {
            PublisherStall.start(connection, blockers);
        }
    }

    /** Stops reading until every caller of this method has called {@link #resume}. */
    void suspend() {
        suspensions++;
        context.channel().config().setAutoRead(false);
    }

    void resume() {
        if (--suspensions == 0 && !connection.isClosed()) {
            context.channel().config().setAutoRead(true);
        }
    }

    /** Stops reading for that time. */
    void pause(Duration pause) {
        suspend();
        Future<?> unused = loop.executor().schedule(this::resume, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Continues with the commands that follow the one that suspended the parser. */
    void resumeParsing() {
        if (!connection.isClosed()) {
            work(inbound::resume);
        }
    }

    /** Runs a step of a client's command outside of a read. */
    void work(Step step) {
        loop.tick();
        parse(step);
        readComplete();
    }

    /** A step of reading. An error in it ends the connection. */
    interface Step {
        void run() throws ProtocolException;
    }
}
