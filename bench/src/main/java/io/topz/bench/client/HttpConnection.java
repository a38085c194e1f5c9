package io.topz.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kept-alive HTTP/1.1 connection that requests one path and counts the bytes of the responses. Used by one thread. */
public final class HttpConnection implements AutoCloseable {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final SocketChannel channel;
    private final Input in;
    private final String path;
    private final ByteBuffer request;

    private HttpConnection(SocketChannel channel, String path) {
        this.channel = channel;
        this.in = new Input(channel, ByteBuffer.allocateDirect(BUFFER_BYTES));
        this.path = path;
        this.request = ByteBuffer.wrap(
                "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(StandardCharsets.US_ASCII));
    }

    public static HttpConnection open(int port, String path) throws IOException {
        return new HttpConnection(NatsConnection.connect(port), path);
    }

    /** Sends a request and receives the whole response; returns the length of its body. */
    public long get() throws IOException {
        send();
        return receive();
    }

    /** Sends a request. */
    public void send() throws IOException {
        request.rewind();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /**
     * Receives the whole response and returns the length of its body.
     *
     * @throws IOException if the status is not 200
     */
    public long receive() throws IOException {
        return readAnswer(in, path);
    }

    static long readAnswer(Input in, String path) throws IOException {
        String status = in.line();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("%s is answered with %s".formatted(path, status));
        }
        long length = -1;
        boolean chunked = false;
        for (String header = in.line(); !header.isEmpty(); header = in.line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            }
        }
        if (chunked) {
            return skipChunks(in);
        }
        if (length < 0) {
            throw new IOException(path + " is answered without a length");
        }
        in.skip(length);
        return length;
    }

    private static long skipChunks(Input in) throws IOException {
        long total = 0;
        while (true) {
            long chunk = Long.parseLong(in.line().strip(), 16);
            in.skip(chunk);
            in.line();
            if (chunk == 0) {
                return total;
            }
            total += chunk;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
