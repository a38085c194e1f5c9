package io.topz.app.monitoring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer of a monitoring port.
 *
 * @param status the HTTP status; 0 if the connection was closed without an answer, as Go does when a handler panics
 * @param headers the headers by name in lower case
 * @param body the body as text
 */
record Reply(int status, Map<String, String> headers, String body) {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Sends the request over a plain socket, because HTTP clients correct what they send and receive. */
    static Reply of(Target target, Request request) {
        String head = request.method() + " " + target.basePath() + request.target()
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), target.monitorPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException failure) {
            throw new IllegalStateException(target.name() + " did not answer " + request, failure);
        }
    }

    /** Parses a complete answer, in which each character is a byte. */
    private static Reply parse(String answer) {
        int end = answer.indexOf(END_OF_HEAD);
        if (end < 0) {
            return new Reply(0, Map.of(), answer);
        }
        String[] head = answer.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            String[] header = head[i].split(": ", 2);
            headers.merge(header[0].toLowerCase(Locale.ROOT), header[1], (one, two) -> one + " | " + two);
        }
        String rest = answer.substring(end + END_OF_HEAD.length());
        String body = "chunked".equals(headers.get("transfer-encoding")) ? unchunked(rest) : rest;
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        return new Reply(Integer.parseInt(head[0].split(" ")[1]), headers, new String(bytes, StandardCharsets.UTF_8));
    }

    private static String unchunked(String chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = 0;
        int size;
        do {
            int line = chunks.indexOf("\r\n", at);
            size = Integer.parseInt(chunks.substring(at, line), 16);
            body.writeBytes(chunks.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.ISO_8859_1));
            at = line + 2 + size + 2;
        } while (size > 0);
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    String contentType() {
        return headers.getOrDefault("content-type", "");
    }

    boolean isJson() {
        return contentType().startsWith("application/json") && !body.isEmpty();
    }
}
