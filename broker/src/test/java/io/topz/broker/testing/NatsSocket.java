package io.topz.broker.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A raw connection to a NATS server: sends bytes unchanged and reads the answers as text in which each character is one byte (ISO 8859-1).
 * One thread may send while another reads.
 *
 * <p>A read ends with the requested data, at the end of the connection, or after {@link #PATIENCE} with an {@link AssertionError} that
 * shows the data read so far.
 */
public final class NatsSocket implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String PING = "PING\r\n";
    private static final String PONG = "PONG\r\n";
    private static final Pattern CLIENT_ID = Pattern.compile("\"client_id\":(\\d+)");

    private final Socket socket = new Socket();
    private final InputStream in;
    private final String info;
    private byte[] buffer = new byte[8 * 1024];
    private int start;
    private int end;
    private volatile boolean ended;

    /** Connects to a server on the loopback address and reads its INFO line. */
    public NatsSocket(int port) {
        this(port, 0);
    }

    /** Connects with a receive buffer of about that many bytes, so that it is soon full; 0 for the default. */
    public NatsSocket(int port, int receiveBuffer) {
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        info = line();
    }

    /** The INFO line without its end. */
    public String info() {
        return info;
    }

    /** The client id that the server assigned to this connection. */
    public long clientId() {
        Matcher id = CLIENT_ID.matcher(info);
        if (!id.find()) {
            throw new AssertionError("no client_id in " + info);
        }
        return Long.parseLong(id.group(1));
    }

    /** Whether the server has closed the connection, as far as has been read. */
    public boolean ended() {
        return ended;
    }

    public void send(String bytes) {
        send(bytes.getBytes(ISO_8859_1));
    }

    /** Sends bytes. If the server has closed the connection, that is only noticed when reading. */
    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            ended = true;
        }
    }

    /** The next line without its end, or the remaining bytes at the end of the connection. */
    public String line() {
        return wholeLine().stripTrailing();
    }

    /** The next line, without its end, that is not a PING of the server. PINGs, whose time is arbitrary, are answered. */
    public String operation() {
        String line = line();
        while (line.equals("PING")) {
            send(PONG);
            line = line();
        }
        return line;
    }

    /** Reads the next message and returns its payload, after its headers if it has any, and the end of its line. */
    public String payload() {
        String head = operation();
        if (!head.startsWith("MSG ") && !head.startsWith("HMSG ")) {
            throw new AssertionError("not a message: " + head);
        }
        return bytes(Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1)) + 2);
    }

    /** The next bytes; fewer at the end of the connection. */
    public String bytes(int length) {
        boolean more = true;
        while (more && end - start < length) {
            more = read();
        }
        return take(Math.min(length, end - start));
    }

    /**
     * Sends a PING and returns everything received before its PONG, including the PONGs of {@code earlier} pings. PINGs of the server,
     * whose time is arbitrary, are answered and omitted.
     */
    public String fence(int earlier) {
        send(PING);
        StringBuilder before = new StringBuilder();
        for (int pongs = 0; ; ) {
            String line = wholeLine();
            if ((line.equals(PONG) && pongs++ == earlier) || line.isEmpty()) {
                return before.toString();
            }
            if (line.equals(PING)) {
                send(PONG);
            } else {
                before.append(line);
            }
        }
    }

    /** Everything up to the end of the connection. */
    public String rest() {
        boolean more;
        do {
            more = read();
        } while (more);
        return take(end - start);
    }

    /** Closes the sending side and waits until the server closes as well. */
    public String finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            ended = true;
        }
        return rest();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes so that the server sees a reset instead of an end. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    /** The next line with its end; empty at the end of the connection. */
    private String wholeLine() {
        int from = start;
        while (true) {
            for (int i = from; i < end; i++) {
                if (buffer[i] == '\n') {
                    return take(i + 1 - start);
                }
            }
            int seen = end - start;
            if (!read()) {
                return take(seen);
            }
            from = start + seen;
        }
    }

    private String take(int length) {
        String taken = new String(buffer, start, length, ISO_8859_1);
        start += length;
        return taken;
    }

    /** Reads the available bytes, at least one; returns false at the end of the connection. */
    private boolean read() {
        makeRoom();
        try {
            int length = in.read(buffer, end, buffer.length - end);
            if (length > 0) {
                end += length;
                return true;
            }
        } catch (SocketTimeoutException e) {
            String unread = new String(buffer, start, end - start, ISO_8859_1);
            throw new AssertionError("nothing more within " + PATIENCE + "; unread: «" + unread + "»", e);
        } catch (IOException e) {
            // The connection was reset: the server closed it before it had read everything.
        }
        ended = true;
        return false;
    }

    private void makeRoom() {
        if (end - start > buffer.length / 2) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
    }
}
