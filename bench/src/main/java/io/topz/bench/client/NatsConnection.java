package io.topz.bench.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A minimal NATS client connection over a blocking socket. One thread reads, one thread writes. */
public final class NatsConnection implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final String CONNECT = """
            CONNECT {"verbose":false,"pedantic":false,"tls_required":false,"name":"%s","lang":"java","version":"1",\
            "protocol":1,"echo":true,"headers":true,"no_responders":true}\r
            """;

    private final SocketChannel channel;
    private final Input in;

    private NatsConnection(SocketChannel channel, Input in) {
        this.channel = channel;
        this.in = in;
    }

    /** Connects with a read buffer of 1 MiB. */
    public static NatsConnection open(int port, String name) throws IOException {
        return open(port, name, "", ByteBuffer.allocateDirect(BUFFER_BYTES));
    }

    /** Connects and sends {@code first}; returns when the server has processed it. */
    static NatsConnection open(int port, String name, String first, ByteBuffer buffer) throws IOException {
        SocketChannel channel = connect(port);
        return open(channel, new Input(channel, buffer), name, first);
    }

    /**
     * Connects for requests with a time limit: a read throws {@link java.net.SocketTimeoutException} if nothing arrives within it. Such
     * reads are slower.
     */
    static NatsConnection open(int port, String name, Duration readTimeout) throws IOException {
        SocketChannel channel = connect(port);
        channel.socket().setSoTimeout(Math.toIntExact(readTimeout.toMillis()));
        ReadableByteChannel timed = Channels.newChannel(channel.socket().getInputStream());
        return open(channel, new Input(timed, ByteBuffer.allocate(BUFFER_BYTES)), name, "");
    }

    private static NatsConnection open(SocketChannel channel, Input in, String name, String first) throws IOException {
        try {
            NatsConnection connection = new NatsConnection(channel, in);
            connection.expect("INFO ");
            connection.send(CONNECT.formatted(name) + first);
            connection.flush();
            return connection;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    static SocketChannel connect(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    SocketChannel channel() {
        return channel;
    }

    Input in() {
        return in;
    }

    /** Subscribes; returns when the server has processed it. */
    public void subscribe(String subject) throws IOException {
        send(subscription(subject));
        flush();
    }

    static String subscription(String subject) {
        return "SUB %s 1\r\n".formatted(subject);
    }

    /** Writes protocol text. */
    public void send(String text) throws IOException {
        send(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Writes all of a buffer. */
    void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Returns when the server has processed everything that was sent before, by a PING and its PONG. No message may be under way. */
    public void flush() throws IOException {
        send("PING\r\n");
        expect("PONG");
    }

    private void expect(String start) throws IOException {
        String line = in.line();
        while (!line.startsWith(start)) {
            control(line);
            line = in.line();
        }
    }

    /** Reads the first line of the next message, such as {@code MSG subject 1 reply 16}; its payload is next. */
    String message() throws IOException {
        String line = in.line();
        while (!line.startsWith("MSG ")) {
            control(line);
            line = in.line();
        }
        return line;
    }

    /** Handles a line that does not belong to a message. */
    void control(String line) throws IOException {
        if (line.startsWith("PING")) {
            send("PONG\r\n");
        } else if (line.startsWith("-ERR")) {
            throw new IOException("the server says " + line);
        } else if (!line.startsWith("INFO ") && !line.startsWith("PONG") && !line.startsWith("+OK")) {
            throw new IOException("out of step with the server at: " + line);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
