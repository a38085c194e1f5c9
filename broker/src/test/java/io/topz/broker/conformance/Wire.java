package io.topz.broker.conformance;

import io.topz.broker.conformance.Script.Expect;
import io.topz.broker.conformance.Script.Expect.End;
import io.topz.broker.conformance.Script.Send;
import io.topz.broker.testing.NatsSocket;
import java.util.List;
import java.util.regex.Pattern;

/** One connection of a script, with the received bytes that have not been compared yet. */
final class Wire implements AutoCloseable {

    private static final Pattern PING = Pattern.compile("(?mi)^PING[ \\t]*\\r?$");

    private final NatsSocket socket;
    private final StringBuilder read;
    private boolean infoTaken;
    private boolean fresh;
    private int pings;

    Wire(int port) {
        socket = new NatsSocket(port);
        read = new StringBuilder(socket.info()).append("\r\n");
    }

    void send(Send send, List<byte[]> chunks, Runnable between) {
        for (int i = 0; i < chunks.size(); i++) {
            if (i > 0) {
                between.run();
            }
            socket.send(chunks.get(i));
        }
        fresh = send.whole();
        pings += (int) PING.matcher(send.bytes()).results().count();
    }

    /** Whether a complete operation was sent since the last reading, so that other connections must wait for it. */
    boolean fresh() {
        return fresh && !socket.ended();
    }

    /** Waits until the server has processed everything that was sent; keeps the received bytes. */
    void settle(boolean closes) {
        read.append(closes ? socket.rest() : socket.fence(pings));
        fresh = false;
        pings = 0;
    }

    /** Reads up to the end of an expectation and returns the bytes received since the previous one. */
    Expect read(Expect expect) {
        dropInfo(count("INFO", expect.lines()) > 0);
        int pongs = count("PONG", expect.lines()) - count("PONG", Transcript.lines(read.toString()));
        switch (expect.end()) {
            case FENCE -> read.append(socket.fence(Math.max(pongs, 0)));
            case LINES -> readLines(expect.lines().size());
            case CLOSED -> read.append(socket.rest());
        }
        fresh = false;
        pings = 0;
        return new Expect(expect.connection(), take(), end(expect.end()));
    }

    /** Closes the sending side and waits for the server to close, too; bytes received until then were not expected. */
    String finish() {
        return socket.ended() ? "" : socket.finish();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void readLines(int wanted) {
        while (Transcript.lines(read.toString()).size() < wanted && !socket.ended()) {
            read.append(socket.line()).append("\r\n");
        }
    }

    private End end(End expected) {
        return socket.ended() ? End.CLOSED : expected;
    }

    private void dropInfo(boolean wanted) {
        if (!infoTaken && !wanted) {
            read.delete(0, read.indexOf("\n") + 1);
        }
        infoTaken = true;
    }

    private List<String> take() {
        List<String> lines = Transcript.lines(read.toString());
        read.setLength(0);
        return lines;
    }

    private static int count(String word, List<String> lines) {
        return (int) lines.stream()
                .filter(line -> line.equals(word) || line.startsWith(word + " "))
                .count();
    }
}
