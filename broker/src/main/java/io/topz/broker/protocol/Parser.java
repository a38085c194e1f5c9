package io.topz.broker.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Parses the commands of a client. The parser has no state of a connection: the caller keeps the bytes of an incomplete command, and passes
 * them again together with later ones. One parser therefore serves all connections of an event loop.
 *
 * <p>Source: the client protocol; for errors and the moment of their detection, nats-server 2.10.27.
 */
public final class Parser {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int PUB_BLANK = 'P' << 24 | 'U' << 16 | 'B' << 8 | ' ';
    private static final int INCOMPLETE = -1;
    private static final int CR_LF_LENGTH = 2;

    private final int maxControlLineBytes;
    private final Message message = new Message();
    private final Arguments arguments = new Arguments();
    private int needed;
    private int retained;

    public Parser(int maxControlLineBytes) {
        this.maxControlLineBytes = maxControlLineBytes;
    }

    /**
     * Passes the complete commands of {@code buffer[from, to)} to the handler. Returns the position of the first unused byte; {@link
     * #retained} and {@link #needed} describe the rest.
     */
    public int parse(byte[] buffer, int from, int to, CommandHandler handler) throws ProtocolException {
        message.buffer = buffer;
        needed = 0;
        int at = from;
        boolean loginRequired = handler.loginRequired();
        while (at < to) {
            if (loginRequired && buffer[at] != 'C' && buffer[at] != 'c') {
                throw ProtocolException.fatal(ErrorText.AUTHORIZATION_VIOLATION, ClosedReason.AUTHENTICATION_FAILURE);
            }
            retained = to - at;
            int next = command(buffer, at, to, handler);
            if (next == INCOMPLETE) {
                return at;
            }
            at = next;
            if (handler.suspended()) {
                break;
            }
            loginRequired = loginRequired && handler.loginRequired();
        }
        retained = to - at;
        return at;
    }

    /** The number of unused bytes that must be passed again. The others can be dropped. */
    public int retained() {
        return retained;
    }

    /** The total length of the incomplete command; 0 if it is not known yet. */
    public int needed() {
        return needed;
    }

    private int command(byte[] buffer, int at, int to, CommandHandler handler) throws ProtocolException {
        if (to - at > 4 && (int) INT.get(buffer, at) == PUB_BLANK) {
            return publish(buffer, at, at + 4, to, false, handler);
        }
        Verb verb = Verb.of(buffer, at, to);
        if (verb == null) {
            return INCOMPLETE;
        }
        int behind = at + verb.length();
        return switch (verb.form()) {
            case BARE -> bare(verb, buffer, behind, to, handler);
            case DOCUMENT -> document(verb, buffer, skipBlanks(buffer, behind, to), to, handler);
            case ARGUMENTS -> {
                if (behind < to && !isBlank(buffer[behind])) {
                    throw ProtocolException.unknownOperation();
                }
                yield withArguments(verb, buffer, at, behind, to, handler);
            }
        };
    }

    private int bare(Verb verb, byte[] buffer, int behind, int to, CommandHandler handler) throws ProtocolException {
        int lineFeed = lineFeed(buffer, behind, to);
        if (lineFeed < 0) {
            retained = verb.length();
            return INCOMPLETE;
        }
        if (verb == Verb.PING) {
            handler.ping();
        } else if (verb == Verb.PONG) {
            handler.pong();
        }
        return lineFeed + 1;
    }

    private int document(Verb verb, byte[] buffer, int start, int to, CommandHandler handler) throws ProtocolException {
        int lineFeed = lineFeed(buffer, start + 1, to);
        int end = withoutCarriageReturn(buffer, start, lineFeed < 0 ? to : lineFeed);
        checkControlLine(start, end);
        if (lineFeed < 0) {
            return INCOMPLETE;
        }
        if (verb == Verb.CONNECT) {
            handler.connect(buffer, start, end - start);
        } else {
            ServerInfo.check(buffer, start, end - start);
        }
        return lineFeed + 1;
    }

    private int withArguments(Verb verb, byte[] buffer, int at, int behind, int to, CommandHandler handler)
            throws ProtocolException {
        if (verb == Verb.PUB || verb == Verb.HPUB) {
            return publish(buffer, at, behind, to, verb == Verb.HPUB, handler);
        }
        int lineFeed = splitLine(buffer, behind, to);
        if (lineFeed < 0) {
            return INCOMPLETE;
        }
        switch (verb) {
            case SUB -> {
                requireArguments(verb, 2, 3);
                handler.subscribe(buffer, arguments);
            }
            case UNSUB -> {
                requireArguments(verb, 1, 2);
                handler.unsubscribe(buffer, arguments);
            }
            default -> throw ProtocolException.silent("the client reported an error", ClosedReason.PARSE_ERROR);
        }
        return lineFeed + 1;
    }

    private int publish(byte[] buffer, int at, int behind, int to, boolean withHeader, CommandHandler handler)
            throws ProtocolException {
        int lineFeed = splitLine(buffer, behind, to);
        if (lineFeed < 0) {
            return INCOMPLETE;
        }
        if (withHeader && !handler.headersAllowed()) {
            throw ProtocolException.badArguments("headers were not agreed on");
        }
        int sizes = withHeader ? 2 : 1;
        requireArguments(withHeader ? Verb.HPUB : Verb.PUB, 1 + sizes, 2 + sizes);
        readArguments(buffer, sizes);
        if (message.bodyLength > handler.maxPayloadBytes()) {
            throw ProtocolException.fatal(ErrorText.MAX_PAYLOAD, ClosedReason.MAX_PAYLOAD_EXCEEDED);
        }
        int body = lineFeed + 1;
        int bodyEnd = body + message.bodyLength;
        if (to < bodyEnd + CR_LF_LENGTH) {
            if (to > bodyEnd && buffer[bodyEnd] != '\r') {
                throw ProtocolException.unknownOperation();
            }
            needed = bodyEnd + CR_LF_LENGTH - at;
            return INCOMPLETE;
        }
        if (buffer[bodyEnd] != '\r' || buffer[bodyEnd + 1] != '\n') {
            throw ProtocolException.unknownOperation();
        }
        message.body = body;
        message.end = bodyEnd + CR_LF_LENGTH;
        message.contiguous = isContiguous(buffer, lineFeed, withHeader);
        handler.publish(message);
        return message.end;
    }

    /** Reads subject, reply subject and sizes from the split line. */
    private void readArguments(byte[] buffer, int sizes) throws ProtocolException {
        int count = arguments.count();
        boolean hasReply = count == 2 + sizes;
        message.subject = arguments.start(0);
        message.subjectLength = arguments.length(0);
        message.reply = arguments.start(1);
        message.replyLength = hasReply ? arguments.length(1) : 0;
        message.tail = arguments.start(1);
        message.sizeText = arguments.start(count - 1);
        message.sizeTextLength = arguments.length(count - 1);
        int total = Numbers.parseSize(buffer, message.sizeText, message.sizeTextLength);
        int header = Message.NO_HEADER;
        if (sizes == 2) {
            message.headerText = arguments.start(count - 2);
            message.headerTextLength = arguments.length(count - 2);
            header = Numbers.parseSize(buffer, message.headerText, message.headerTextLength);
            if (header < 0 || header > total) {
                throw ProtocolException.badArguments("bad header size");
            }
        }
        if (total < 0) {
            throw ProtocolException.badArguments("bad size");
        }
        message.bodyLength = total;
        message.headerLength = header == 0 ? Message.NO_HEADER : header;
    }

    private boolean isContiguous(byte[] buffer, int lineFeed, boolean withHeader) {
        int last = arguments.count() - 1;
        boolean contiguous = arguments.end(last) == lineFeed - 1
                && buffer[lineFeed - 1] == '\r'
                && withHeader == message.hasHeader();
        for (int i = 2; i <= last && contiguous; i++) {
            contiguous = arguments.start(i) == arguments.end(i - 1) + 1 && buffer[arguments.end(i - 1)] == ' ';
        }
        return contiguous;
    }

    /** Splits the arguments after a verb; returns the position of the line feed, or -1 if it has not arrived yet. */
    private int splitLine(byte[] buffer, int behind, int to) throws ProtocolException {
        int start = skipBlanks(buffer, behind, to);
        int lineFeed = arguments.splitLine(buffer, start, to);
        checkControlLine(start, withoutCarriageReturn(buffer, start, lineFeed < 0 ? to : lineFeed));
        return lineFeed;
    }

    private void checkControlLine(int start, int end) throws ProtocolException {
        if (end - start > maxControlLineBytes) {
            throw ProtocolException.fatal(ErrorText.MAX_CONTROL_LINE, ClosedReason.MAX_CONTROL_LINE_EXCEEDED);
        }
    }

    private void requireArguments(Verb verb, int least, int most) throws ProtocolException {
        int count = arguments.count();
        if (count < least || count > most) {
            throw ProtocolException.badArguments(verb + " with " + count + " arguments");
        }
    }

    private static int skipBlanks(byte[] buffer, int from, int to) {
        int i = from;
        while (i < to && isBlank(buffer[i])) {
            i++;
        }
        return i;
    }

    private static int lineFeed(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int withoutCarriageReturn(byte[] buffer, int start, int end) {
        return end - 1 > start && buffer[end - 1] == '\r' ? end - 1 : end;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
