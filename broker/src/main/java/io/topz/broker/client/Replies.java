package io.topz.broker.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Pre-encoded protocol lines. The arrays are shared and must not be modified. */
final class Replies {

    static final byte[] OK = "+OK\r\n".getBytes(US_ASCII);
    static final byte[] PING = "PING\r\n".getBytes(US_ASCII);
    static final byte[] PONG = "PONG\r\n".getBytes(US_ASCII);

    private Replies() {}

    static byte[] error(String text) {
        return ("-ERR '" + text + "'\r\n").getBytes(UTF_8);
    }
}
