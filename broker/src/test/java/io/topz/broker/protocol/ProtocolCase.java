package io.topz.broker.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * Bytes from a client and their meaning.
 *
 * @param name the name of the case
 * @param input the input, one character per byte
 * @param expected the commands in the notation of {@link RecordingHandler}, then the error, if any
 */
public record ProtocolCase(String name, String input, List<String> expected) {

    private static final String LONG_SUBJECT = "a".repeat(4094);

    static ProtocolCase of(String name, String input, String... expected) {
        return new ProtocolCase(name, input, List.of(expected));
    }

    public byte[] bytes() {
        return input.getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Verbs, forms and errors, checked against nats-server 2.10.27. */
    public static List<ProtocolCase> all() {
        return List.of(
                of("ping", "PING\r\n", "ping"),
                of("lower case", "ping\r\npong\r\n", "ping", "pong"),
                of("line feed only", "PING\nSUB a 1\n", "ping", "sub a - 1"),
                of("ping with junk", "PINGxyz 1\r\nPONG abc\r\n", "ping", "pong"),
                of("ok is ignored", "+OK\r\n+okay\r\nPING\r\n", "ping"),
                of("info is ignored", "INFO {\"a\":1}\r\nINFO{}\nPING\r\n", "ping"),
                of("bad info", "INFO foo\r\nPING\r\n", "Protocol Violation"),
                of("error from the client", "-ERR 'x'\r\nPING\r\n", "Parse Error"),
                of("error without blank", "-ERR\r\n", "!Unknown Protocol Operation"),
                of("connect", "CONNECT {\"a\":\"b c\"} \r\n", "connect {\"a\":\"b c\"} "),
                of("connect without blank", "CONNECT{}\r\n", "connect {}"),
                of("connect without document", "CONNECT\r\n", "connect \r"),
                of("pub", "PUB a 5\r\nhello\r\n", "pub a - hello"),
                of("pub with reply", "PUB a b 5\r\nhello\r\n", "pub a b hello"),
                of("pub of nothing", "PUB a 0\r\n\r\nPING\r\n", "pub a - ", "ping"),
                of("pub with blanks and tabs", "pub \t a\t\tb  2 \t\r\nxy\r\n", "pub a b xy"),
                of("pub of line ends", "PUB a 4\r\n\r\n\r\n\r\n", "pub a - \r\n\r\n"),
                of("pub with leading zeros", "PUB a 002\r\nxy\r\n", "pub a - xy"),
                of(
                        "several",
                        "PUB a 1\r\nx\r\nPUB b 1\r\ny\r\nPUB c 1\r\nz\r\n",
                        "pub a - x",
                        "pub b - y",
                        "pub c - z"),
                of(
                        "pub of bytes that are no text",
                        "PUB \u00ff\u00fe 2\r\n\u0000\u0080\r\n",
                        "pub \u00ff\u00fe - \u0000\u0080"),
                of("hpub", "HPUB a 12 14\r\nNATS/1.0\r\n\r\nxy\r\n", "hpub a - 12 NATS/1.0\r\n\r\nxy"),
                of("hpub with reply", "hpub a b 12 12\r\nNATS/1.0\r\n\r\n\r\n", "hpub a b 12 NATS/1.0\r\n\r\n"),
                of("hpub with empty header", "HPUB a 0 2\r\nxy\r\n", "pub a - xy"),
                of("sub", "SUB a 1\r\n", "sub a - 1"),
                of("sub with queue", "SUB\ta  q\t1 \r\n", "sub a q 1"),
                of("carriage return separates", "SUB a\rb 1\r\n", "sub a b 1"),
                of("unsub", "UNSUB 1\r\nunsub 2 10\r\n", "unsub 1", "unsub 2 10"),
                of("empty line", "\r\n", "!Unknown Protocol Operation"),
                of("blank before the verb", " PING\r\n", "!Unknown Protocol Operation"),
                of("unknown verb", "FOO\r\n", "!Unknown Protocol Operation"),
                of("unknown at once", "PUX", "!Unknown Protocol Operation"),
                of("server verb", "MSG a 1 1\r\nx\r\n", "!Unknown Protocol Operation"),
                of("verb cut short", "PIN\r\n", "!Unknown Protocol Operation"),
                of("verb too long", "SUBS a 1\r\n", "!Unknown Protocol Operation"),
                of("sub without arguments", "SUB\r\n", "!Unknown Protocol Operation"),
                of("sub with blank only", "SUB \r\n", "Protocol Violation"),
                of("sub with one argument", "SUB a\r\n", "Protocol Violation"),
                of("sub with four arguments", "SUB a b c 1\r\n", "Protocol Violation"),
                of("sub with nine arguments", "SUB a b c d e f g h 1\r\n", "Protocol Violation"),
                of("unsub with three arguments", "UNSUB 1 2 3\r\n", "Protocol Violation"),
                of("pub without size", "PUB a\r\n", "Protocol Violation"),
                of("pub with four arguments", "PUB a b c 1\r\n", "Protocol Violation"),
                of("negative size", "PUB a -1\r\n", "Protocol Violation"),
                of("size of ten digits", "PUB a 1000000000\r\n", "Protocol Violation"),
                of("size is no number", "PUB a 1x\r\n", "Protocol Violation"),
                of("payload too large", "PUB a 65\r\n", "!Maximum Payload Violation"),
                of("payload just fits", "PUB a 64\r\n" + "x".repeat(64) + "\r\n", "pub a - " + "x".repeat(64)),
                of("payload too long", "PUB a 1\r\nxy\r\n", "!Unknown Protocol Operation"),
                of("payload without line feed", "PUB a 1\r\nx\rPING\r\n", "!Unknown Protocol Operation"),
                of("payload without carriage return", "PUB a 1\r\nx\nPING\r\n", "!Unknown Protocol Operation"),
                of("header larger than all", "HPUB a 5 4\r\n", "Protocol Violation"),
                of("header size is no number", "HPUB a x 4\r\n", "Protocol Violation"),
                of("hpub without size", "HPUB a 5\r\n", "Protocol Violation"),
                of("hpub with five arguments", "HPUB a b c 5 5\r\n", "Protocol Violation"),
                of(
                        "commands before an error",
                        "PING\r\nSUB a 1\r\nX",
                        "ping",
                        "sub a - 1",
                        "!Unknown Protocol Operation"),
                of("longest line", "SUB " + LONG_SUBJECT + " 1\r\n", "sub " + LONG_SUBJECT + " - 1"),
                of("line too long", "SUB " + LONG_SUBJECT + "a 1\r\n", "!maximum control line exceeded"),
                of("line too long and not complete", "SUB " + "a".repeat(4200), "!maximum control line exceeded"),
                of("connect too long", "CONNECT " + "x".repeat(4097) + "\r\n", "!maximum control line exceeded"));
    }
}
