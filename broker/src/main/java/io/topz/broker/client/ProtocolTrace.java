package io.topz.broker.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.protocol.Arguments;
import io.topz.broker.protocol.CommandHandler;
import io.topz.broker.protocol.ConnectOptions;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageEncoder;
import io.topz.broker.protocol.ProtocolException;
import io.topz.broker.protocol.Quoted;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trace of one connection: logs the commands of the client before they are executed, and the output to it. A connection has none while
 * tracing is off, so that it costs nothing.
 *
 * <p>Source: the lines of nats-server 2.10.27, such as {@code <<- [SUB foo 1]} and {@code ->> [MSG foo 1 5]}.
 */
final class ProtocolTrace implements CommandHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProtocolTrace.class);

    private final CommandHandler commands;
    private final String name;
    private final int maxBytes;

    private ProtocolTrace(CommandHandler commands, String name, int maxBytes) {
        this.commands = commands;
        this.name = name;
        this.maxBytes = maxBytes;
    }

    /** A trace in front of the commands of a connection; null while tracing is off. */
    static @Nullable ProtocolTrace before(CommandHandler commands, ConnectionLog log, int maxBytes) {
        return LOG.isTraceEnabled() ? new ProtocolTrace(commands, log.name(), maxBytes) : null;
    }

    // --- in ---

    @Override
    public void connect(byte[] buffer, int offset, int length) throws ProtocolException {
        received("CONNECT " + ConnectOptions.redacted(buffer, offset, length));
        commands.connect(buffer, offset, length);
    }

    @Override
    public void publish(Message message) throws ProtocolException {
        StringBuilder line = new StringBuilder(message.hasHeader() ? "HPUB " : "PUB ");
        line.append(text(message.buffer, message.subject, message.subjectLength));
        appendTail(line, message, message.hasHeader(), message.bodyLength);
        received(line.toString());
        LOG.trace("{} - <<- MSG_PAYLOAD: [{}]", name, payload(message));
        commands.publish(message);
    }

    private String payload(Message message) {
        if (maxBytes <= 0 || message.bodyLength <= maxBytes) {
            return Quoted.of(message.buffer, message.body, message.bodyLength);
        }
        String start = Quoted.of(message.buffer, message.body, maxBytes);
        return start.substring(0, start.length() - 1) + "...\"";
    }

    @Override
    public void subscribe(byte[] buffer, Arguments arguments) throws ProtocolException {
        received("SUB" + text(buffer, arguments));
        commands.subscribe(buffer, arguments);
    }

    @Override
    public void unsubscribe(byte[] buffer, Arguments arguments) throws ProtocolException {
        received("UNSUB" + text(buffer, arguments));
        commands.unsubscribe(buffer, arguments);
    }

    @Override
    public void ping() throws ProtocolException {
        received("PING");
        commands.ping();
    }

    @Override
    public void pong() {
        received("PONG");
        commands.pong();
    }

    @Override
    public boolean loginRequired() {
        return commands.loginRequired();
    }

    @Override
    public boolean headersAllowed() {
        return commands.headersAllowed();
    }

    @Override
    public int maxPayloadBytes() {
        return commands.maxPayloadBytes();
    }

    @Override
    public boolean suspended() {
        return commands.suspended();
    }

    private void received(String line) {
        LOG.trace("{} - <<- [{}]", name, line);
    }

    // --- out ---

    /** Logs a line that is not a message. As in nats-server, INFO, the plus sign and the quotes are left out. */
    void sent(byte[] line) {
        String text = new String(line, UTF_8).strip();
        if (text.startsWith("INFO ")) {
            return;
        }
        text = text.startsWith("+") ? text.substring(1) : text;
        LOG.trace(
                "{} - ->> [{}]",
                name,
                text.startsWith("-ERR '") ? "-ERR " + text.substring(6, text.length() - 1) : text);
    }

    void delivered(Message message, byte[] sidField, boolean headersAllowed) {
        boolean withHeader = message.hasHeader() && headersAllowed;
        StringBuilder line = new StringBuilder(withHeader ? "HMSG " : "MSG ");
        line.append(text(message.buffer, message.subject, message.subjectLength));
        line.append(' ').append(text(sidField, 0, sidField.length).strip());
        appendTail(line, message, withHeader, MessageEncoder.bodyLength(message, headersAllowed));
        LOG.trace("{} - ->> [{}]", name, line);
    }

    private static void appendTail(StringBuilder line, Message message, boolean withHeader, int bodyLength) {
        if (message.hasReply()) {
            line.append(' ').append(text(message.buffer, message.reply, message.replyLength));
        }
        if (withHeader) {
            line.append(' ').append(message.headerLength);
        }
        line.append(' ').append(bodyLength);
    }

    private static String text(byte[] buffer, Arguments arguments) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < arguments.count(); i++) {
            text.append(' ').append(text(buffer, arguments.start(i), arguments.length(i)));
        }
        return text.toString();
    }

    private static String text(byte[] buffer, int offset, int length) {
        return new String(buffer, offset, length, UTF_8);
    }
}
