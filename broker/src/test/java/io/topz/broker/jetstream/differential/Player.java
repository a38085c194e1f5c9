package io.topz.broker.jetstream.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plays a case to a server and records its answers. The steps are
 *
 * <pre>
 * request SUBJECT [BODY]           publishes with a reply subject and waits for the answer
 * given SUBJECT [BODY]             like request, but the answer is shown only if it is an error
 * unanswered SUBJECT [BODY]        like request, but no answer is expected
 * publish SUBJECT [BODY]           publishes without a reply subject
 * header NAME: VALUE               adds a header to the next step that publishes
 * subscribe SUBJECT [QUEUE]        subscribes
 * unsubscribe SUBJECT              ends the subscription
 * receive N SUBJECT                waits for N messages of that subscription
 * fetch N STREAM.CONSUMER [BODY]   sends a pull request and waits for N messages or statuses, at F1, the next at F2
 * more N                           waits for N more of the last fetch
 * quiet SUBJECT|fetch              checks that a subscription or the last fetch received nothing more
 * ack N [BODY]                     acknowledges the Nth message that the case received and waits for the answer
 * acknowledge N [BODY]             like ack, without an answer
 * next M N [BODY]                  like ack, and M messages are received as in a fetch
 * get PATH [POINTER]               requests a page of the monitoring port; shows the part that the JSON pointer selects
 * capture NAME POINTER|reply       stores a value, or the reply subject, of the next answer, to be used as {NAME}
 * many N STEP                      a request, publish or ack N times, {i} counts from 1; shows how many answers were equal
 * until TEXT STEP                  a request or get until the answer contains the text, which has no blank
 * on NAME                          the following steps use the connection of that name
 * close NAME                       closes a connection
 * restart                          stops the server and starts it on the same store; all connections open again
 * </pre>
 *
 * In subjects and bodies {@code \r \n \\} represent bytes and <code>\{text*count}</code> represents repeated text; a line that starts with
 * {@code #} is a comment.
 */
final class Player implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    /** The time to wait in a case after a missing answer, because the case has already failed. */
    private static final Duration IMPATIENCE = Duration.ofMillis(200);

    private static final Duration QUIET = Duration.ofMillis(250);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Pattern REPEAT = Pattern.compile("\\\\\\{(.*?)\\*(\\d+)}");
    private static final String NO_ANSWER = "no answer";

    private final ServerSettings settings;
    private final Function<ServerSettings, TestServer> start;
    private TestServer server;
    private final Transcript transcript = new Transcript();
    private final Map<String, Client> clients = new TreeMap<>();
    private final Map<String, String> variables = new TreeMap<>();
    private final Map<String, String> captures = new TreeMap<>();
    private final List<Frame> acknowledgeable = new ArrayList<>();
    private String connection = "A";
    private String headers = "";
    private String lastInbox = "";
    private int inboxes;
    private int fetches;
    private int missed;

    private Player(ServerSettings settings, Function<ServerSettings, TestServer> start) {
        this.settings = settings;
        this.start = start;
        this.server = start.apply(settings);
    }

    /** Plays a case to a server that is started with these settings, and stopped. */
    static Transcript play(Case script, ServerSettings settings, Function<ServerSettings, TestServer> start) {
        try (Player player = new Player(settings, start)) {
            for (String line : script.lines()) {
                if (!line.startsWith("<")) {
                    player.transcript.step(line);
                    player.step(line);
                }
            }
            player.end();
            return player.transcript;
        }
    }

    private void step(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String[] words = substitute(bytes(line)).split(" ", 2);
        String arguments = words.length == 1 ? "" : words[1];
        switch (words[0]) {
            case "until" -> until(arguments.split(" ", 3));
            case "many" -> many(arguments.split(" ", 3));
            case "capture" -> captures.put(first(arguments), second(arguments));
            case "header" -> headers += unescape(arguments) + "\r\n";
            case "on" -> connection = arguments;
            case "close" -> close(arguments);
            case "restart" -> restart();
            case "subscribe" -> client().subscribe(first(arguments), first(arguments), second(arguments));
            case "unsubscribe" -> client().unsubscribe(arguments);
            case "publish" -> publish(first(arguments), "", second(arguments));
            case "acknowledge" -> publish(acknowledged(first(arguments)), "", second(arguments));
            case "receive" -> receive(second(arguments), Integer.parseInt(first(arguments)));
            case "more" -> receive(lastInbox, Integer.parseInt(arguments));
            case "quiet" -> quiet(arguments.equals("fetch") ? lastInbox : arguments);
            case "fetch" -> fetch("$JS.API.CONSUMER.MSG.NEXT." + first(second(arguments)), arguments.split(" ", 3));
            case "next" -> fetch(acknowledged(first(second(arguments))), arguments.split(" ", 3));
            case "given" -> given(answer(first(arguments), second(arguments), PATIENCE));
            case "unanswered" -> show(answer(first(arguments), second(arguments), QUIET));
            default -> show(exchange(words[0], arguments));
        }
    }

    private void given(@Nullable Frame answer) {
        if (answer == null || Transcript.kind(answer).startsWith("{")) {
            show(answer);
        }
    }

    /** Performs a step with one answer; returns null if there is none. */
    private @Nullable Frame exchange(String verb, String arguments) {
        return switch (verb) {
            case "request" -> answer(first(arguments), second(arguments), PATIENCE);
            case "ack" -> answer(acknowledged(first(arguments)), second(arguments), PATIENCE);
            case "get" -> new Frame(first(arguments), "", "", "", monitor(first(arguments), second(arguments)));
            default -> throw new IllegalArgumentException("not a step: " + verb + " " + arguments);
        };
    }

    private @Nullable Frame answer(String subject, String body, Duration patience) {
        String inbox = newInbox();
        publish(subject, inbox, body);
        return next(inbox, patience);
    }

    private @Nullable Frame next(String name, Duration patience) {
        boolean patient = missed == 0 || patience.compareTo(IMPATIENCE) < 0;
        Frame frame = client().next(name, patient ? patience : IMPATIENCE);
        if (frame == null && patience.equals(PATIENCE)) {
            missed++;
        }
        return frame;
    }

    private String monitor(String path, String pointer) {
        String body = server.get(path);
        return pointer.isEmpty()
                ? body
                : ComparableAnswer.json(body)
                        .map(json -> json.at(pointer).toString())
                        .orElse(body);
    }

    private void fetch(String subject, String[] arguments) {
        fetches++;
        lastInbox = "F" + fetches;
        client().subscribe(lastInbox, lastInbox, "");
        publish(subject, lastInbox, arguments.length < 3 ? "" : arguments[2]);
        receive(lastInbox, Integer.parseInt(arguments[0]));
    }

    private void receive(String name, int count) {
        for (int i = 0; i < count; i++) {
            Frame frame = next(name, PATIENCE);
            if (frame == null) {
                transcript.note(NO_ANSWER);
                return;
            }
            show(frame);
        }
    }

    private void quiet(String name) {
        Frame frame = client().next(name, QUIET);
        if (frame == null) {
            transcript.note("quiet");
        } else {
            show(frame);
        }
    }

    private void until(String[] arguments) {
        long deadline = System.nanoTime() + (missed == 0 ? PATIENCE : IMPATIENCE).toNanos();
        int inbox = inboxes;
        Frame answer = exchange(arguments[1], arguments[2]);
        while (answer != null && !contains(answer, arguments[0]) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            inboxes = inbox;
            answer = exchange(arguments[1], arguments[2]);
        }
        show(answer);
    }

    private static boolean contains(Frame answer, String text) {
        return (answer.headers() + answer.payload()).replace(" ", "").contains(text);
    }

    private void many(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        Map<String, Integer> alike = new TreeMap<>();
        String given = headers;
        for (int i = 1; i <= count; i++) {
            headers = given.replace("{i}", "" + i);
            String each = arguments[2].replace("{i}", "" + i);
            if (arguments[1].equals("publish")) {
                publish(first(each), "", second(each));
            } else {
                alike.merge(Transcript.kind(exchange(arguments[1], each)), 1, Integer::sum);
            }
        }
        alike.forEach((kind, times) -> transcript.note(times + " × " + kind));
    }

    private void publish(String subject, String reply, String body) {
        client().publish(unescape(subject), reply, headers, unescape(body));
        headers = "";
    }

    private String acknowledged(String number) {
        int index = Integer.parseInt(number) - 1;
        return index < acknowledgeable.size() ? acknowledgeable.get(index).reply() : "nothing.was.received";
    }

    private void show(@Nullable Frame frame) {
        if (frame == null) {
            transcript.note(NO_ANSWER);
            return;
        }
        captures.forEach((name, pointer) -> {
            String value = captured(frame, pointer);
            if (!value.isEmpty()) {
                variables.put(name, value);
            }
        });
        captures.clear();
        if (frame.isAcknowledgeable()) {
            acknowledgeable.add(frame);
        }
        transcript.show(hide(frame));
    }

    private static String captured(Frame frame, String pointer) {
        return pointer.equals("reply")
                ? frame.reply()
                : ComparableAnswer.json(frame.payload())
                        .map(json -> json.at(pointer).asText())
                        .orElse("");
    }

    private Frame hide(Frame frame) {
        return new Frame(
                hide(frame.subject()), frame.sid(), hide(frame.reply()), hide(frame.headers()), hide(frame.payload()));
    }

    private String hide(String text) {
        String hidden = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            hidden = hidden.replace(variable.getValue(), "{" + variable.getKey() + "}");
        }
        return hidden;
    }

    private String substitute(String line) {
        String substituted = line;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            substituted = substituted.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return substituted;
    }

    private void close(String name) {
        Client closed = clients.remove(name);
        if (closed != null) {
            closed.close();
        }
    }

    private void end() {
        clients.values()
                .forEach(client -> client.leftOver().forEach(frame -> {
                    transcript.note("left over");
                    show(frame);
                }));
        clients.values().forEach(client -> client.errors().forEach(transcript::note));
    }

    private Client client() {
        return clients.computeIfAbsent(connection, name -> new Client(server.port(), name));
    }

    private String newInbox() {
        inboxes++;
        return connection + "." + inboxes;
    }

    private static String first(String arguments) {
        return arguments.split(" ", 2)[0];
    }

    private static String second(String arguments) {
        return Arrays.stream(arguments.split(" ", 2)).skip(1).findFirst().orElse("");
    }

    /** The text in which each character is one byte of the given one. */
    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static String unescape(String text) {
        String repeated = REPEAT.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
        return repeated.replace("\\r", "\r").replace("\\n", "\n");
    }

    private void restart() {
        clients.values().forEach(Client::close);
        clients.clear();
        server.stop();
        server = start.apply(settings);
    }

    @Override
    public void close() {
        clients.values().forEach(Client::close);
        server.stop();
    }
}
