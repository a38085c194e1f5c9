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

/**
 * A raw connection to a NATS server: sends bytes as they are given and reads what comes back, as text in which each
 * character is one byte (ISO 8859-1). For one thread.
 *
 * <p>Reading ends at something that was asked for, at the end of the connection, or with an {@link AssertionError} that
 * shows what was read when {@link #PATIENCE} is over.
 */
public final class NatsSocket implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String PONG = "PONG\r\n";

    private final Socket socket = new Socket();
    private final InputStream in;
    private final byte[] chunk = new byte[64 * 1024];
    private final StringBuilder received = new StringBuilder();
    private final String info;
    private boolean ended;

    /** Connects to a server on the loopback address and reads its INFO line. */
    public NatsSocket(int port) {
        this(port, 0);
    }

    /** The same with a receive buffer of about that many bytes, so that a connection fills soon; 0 for the default. */
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

    /** The INFO line, without its end. */
    public String info() {
        return info;
    }

    /** Whether the server has closed the connection, as far as has been read. */
    public boolean ended() {
        return ended;
    }

    public int localPort() {
        return socket.getLocalPort();
    }

    public void send(String bytes) {
        send(bytes.getBytes(ISO_8859_1));
    }

    /** Sends; a connection that the server has closed already shows when it is read. */
    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            ended = true;
        }
    }

    /** The next line without its end; what was left at the end of the connection. */
    public String line() {
        int end;
        while ((end = received.indexOf("\n")) < 0) {
            if (!read()) {
                return take(received.length());
            }
        }
        String line = take(end + 1);
        return line.stripTrailing();
    }

    /** Sends a PING and returns all that came before its PONG, the PONGs of {@code earlier} pings included. */
    public String fence(int earlier) {
        send("PING\r\n");
        int from = 0;
        for (int pongs = 0; ; pongs++) {
            int pong;
            while ((pong = lineStart(from)) < 0) {
                if (!read()) {
                    return take(received.length());
                }
            }
            if (pongs == earlier) {
                String before = take(pong);
                take(PONG.length());
                return before;
            }
            from = pong + PONG.length();
        }
    }

    /** Everything up to the end of the connection. */
    public String rest() {
        boolean more;
        do {
            more = read();
        } while (more);
        return take(received.length());
    }

    /** Says that no more will be sent and waits until the server, having seen it, closes as well. */
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

    private int lineStart(int from) {
        int at = received.indexOf(PONG, from);
        while (at > 0 && received.charAt(at - 1) != '\n') {
            at = received.indexOf(PONG, at + 1);
        }
        return at;
    }

    private String take(int length) {
        String taken = received.substring(0, length);
        received.delete(0, length);
        return taken;
    }

    /** Reads what is there, waiting for at least one byte; false at the end of the connection. */
    private boolean read() {
        try {
            int length = in.read(chunk);
            if (length > 0) {
                received.append(new String(chunk, 0, length, ISO_8859_1));
                return true;
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("nothing more within " + PATIENCE + "; unread: «" + received + "»", e);
        } catch (IOException e) {
            // A reset: the server closed before it had read everything.
        }
        ended = true;
        return false;
    }
}
