package io.topz.bench.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server for one client that answers each published message as the test specifies. */
final class ScriptedServer implements AutoCloseable {

    /** A scripted answer to a message. */
    @FunctionalInterface
    interface Script {

        /** The answer as protocol text, which may be empty. */
        String answer(String[] command, String payload);
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<String> published = Collections.synchronizedList(new ArrayList<>());

    private ScriptedServer(ServerSocket socket, Script script) {
        this.socket = socket;
        this.script = script;
    }

    static ScriptedServer start(Script script) throws IOException {
        ScriptedServer server = new ScriptedServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), script);
        Thread thread = new Thread(server::serve, "scripted server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** A message for subscription 1. */
    static String message(String subject, String reply, String payload) {
        return "MSG %s 1 %s %d\r\n%s\r\n".formatted(subject, reply, payload.length(), payload);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The received subjects and payloads, separated by a space. */
    List<String> published() {
        return List.copyOf(published);
    }

    private void serve() {
        try (Socket client = socket.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream out = client.getOutputStream();
            out.write("INFO {}\r\n".getBytes(StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = line.equals("PING") ? "PONG\r\n" : "";
                if (line.startsWith("PUB ")) {
                    String[] command = line.split(" ");
                    String payload = in.readLine();
                    published.add(command[1] + " " + payload);
                    answer = script.answer(command, payload);
                }
                out.write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException closed) {
            // The client sees the end of the connection, and the test checks how the client handles it.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
