package io.topz.broker.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/** Records the commands that the parser passes on, one line per command. */
public final class RecordingHandler implements CommandHandler {

    public static final int MAX_PAYLOAD_BYTES = 64;

    public final List<String> commands = new ArrayList<>();
    public boolean headersAllowed = true;
    public boolean loginRequired;
    public boolean suspendOnPing;
    public boolean suspended;

    @Override
    public boolean loginRequired() {
        return loginRequired;
    }

    @Override
    public boolean headersAllowed() {
        return headersAllowed;
    }

    @Override
    public int maxPayloadBytes() {
        return MAX_PAYLOAD_BYTES;
    }

    @Override
    public void connect(byte[] buffer, int offset, int length) {
        loginRequired = false;
        commands.add("connect " + text(buffer, offset, length));
    }

    @Override
    public void publish(Message m) {
        String reply = m.hasReply() ? text(m.buffer, m.reply, m.replyLength) : "-";
        String body = text(m.buffer, m.body, m.bodyLength);
        String subject = text(m.buffer, m.subject, m.subjectLength);
        commands.add(
                m.hasHeader()
                        ? "hpub " + subject + " " + reply + " " + m.headerLength + " " + body
                        : "pub " + subject + " " + reply + " " + body);
    }

    @Override
    public void subscribe(byte[] buffer, Arguments arguments) {
        boolean hasQueue = arguments.count() == 3;
        commands.add("sub " + argument(buffer, arguments, 0) + " " + (hasQueue ? argument(buffer, arguments, 1) : "-")
                + " " + argument(buffer, arguments, arguments.count() - 1));
    }

    @Override
    public void unsubscribe(byte[] buffer, Arguments arguments) {
        commands.add("unsub " + argument(buffer, arguments, 0)
                + (arguments.count() == 2 ? " " + argument(buffer, arguments, 1) : ""));
    }

    @Override
    public void ping() {
        commands.add("ping");
        suspended = suspendOnPing;
    }

    @Override
    public void pong() {
        commands.add("pong");
    }

    @Override
    public boolean suspended() {
        return suspended;
    }

    /** Records the end of the connection; a leading {@code !} marks an error that is sent to the client. */
    public void failed(ProtocolException e) {
        commands.add(e.errorText().map(text -> "!" + text).orElse(e.reason().text()));
    }

    private static String argument(byte[] buffer, Arguments arguments, int index) {
        return text(buffer, arguments.start(index), arguments.length(index));
    }

    private static String text(byte[] buffer, int offset, int length) {
        return new String(buffer, offset, length, ISO_8859_1);
    }
}
