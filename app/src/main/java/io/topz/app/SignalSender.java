package io.topz.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sends a signal to a running server: {@code topz server --signal ldm=/run/topz.pid}.
 *
 * <p>Source: the flag {@code --signal} of nats-server 2.10.27, its commands and the signals that they send.
 */
final class SignalSender {

    private static final Map<String, String> SIGNALS =
            Map.of("stop", "KILL", "quit", "INT", "term", "TERM", "reopen", "USR1", "reload", "HUP", "ldm", "USR2");

    /** The commands that run until a signal ends them. */
    private static final Set<String> SERVERS = Set.of("server", "streaming-server");

    private SignalSender() {}

    /**
     * Sends the requested signal.
     *
     * @param order a command, optionally followed by an equals sign and a process id or a file that contains one; without it, the signal
     *     goes to the only server on this machine
     * @throws IOException with a sentence if the signal cannot be sent
     */
    static void send(String order) throws IOException {
        int equals = order.indexOf('=');
        String command = equals < 0 ? order : order.substring(0, equals);
        String signal = SIGNALS.get(command);
        if (signal == null) {
            throw new IOException("unknown signal \"" + command + "\"; there are "
                    + SIGNALS.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        long pid = equals < 0 ? onlyServer() : pid(order.substring(equals + 1));
        kill(signal, pid);
    }

    private static long pid(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notNumber) {
            return pidIn(Path.of(text));
        }
    }

    private static long pidIn(Path file) throws IOException {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException unreadable) {
            throw new IOException("invalid pid: " + file + " is neither a number nor a file with one", unreadable);
        }
    }

    private static long onlyServer() throws IOException {
        List<Long> servers = ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(SignalSender::isServer)
                .map(ProcessHandle::pid)
                .toList();
        if (servers.isEmpty()) {
            throw new IOException("no topz server is running");
        }
        if (servers.size() > 1) {
            throw new IOException(
                    "multiple topz servers are running, name one of them (--signal COMMAND=PID): " + servers);
        }
        return servers.get(0);
    }

    /** The arguments of Java name a main class or a jar, and the first argument of that is the command. */
    private static boolean isServer(ProcessHandle process) {
        List<String> arguments =
                Stream.of(process.info().arguments().orElse(new String[0])).toList();
        return IntStream.range(1, arguments.size())
                .filter(i -> SERVERS.contains(arguments.get(i)))
                .limit(1)
                .mapToObj(i -> arguments.get(i - 1))
                .anyMatch(program -> program.endsWith("topz.jar") || program.equals(Topz.class.getName()));
    }

    /** Sends a signal with the kill command of the shell: Java can send only two signals, and not every machine has a program for it. */
    private static void kill(String signal, long pid) throws IOException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + pid)
                .redirectErrorStream(true)
                .start();
        try {
            if (kill.waitFor() != 0) {
                throw new IOException("signal " + signal + " cannot be sent to process " + pid
                        + ": there is none, or it " + "belongs to another user");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
