package io.topz.broker.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.topz.broker.conformance.Script.Expect;
import io.topz.broker.conformance.Script.Leave;
import io.topz.broker.conformance.Script.Send;
import io.topz.broker.conformance.Script.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Plays one script to a server and records the answers in the notation of the table. */
final class Player implements AutoCloseable {

    /** Everything in one write. */
    static final Function<byte[], List<byte[]>> WHOLE = List::of;

    private final Script script;
    private final int port;
    private final Function<byte[], List<byte[]>> cut;
    private final Runnable between;
    private final Map<Character, Wire> wires = new TreeMap<>();
    private final StringBuilder transcript = new StringBuilder();

    private Player(Script script, int port, Function<byte[], List<byte[]>> cut, Runnable between) {
        this.script = script;
        this.port = port;
        this.cut = cut;
        this.between = between;
    }

    /** Plays a script, each send in one write. */
    static String play(Script script, int port) {
        return play(script, port, WHOLE, () -> {});
    }

    /**
     * Plays a script over connections of its own and waits until the server has closed all of them.
     *
     * @param cut divides the bytes of a send into writes
     * @param between called between two writes
     */
    static String play(Script script, int port, Function<byte[], List<byte[]>> cut, Runnable between) {
        try (Player player = new Player(script, port, cut, between)) {
            return player.play();
        }
    }

    private String play() {
        List<Step> steps = script.steps();
        try {
            for (int i = 0; i < steps.size(); i++) {
                play(steps.get(i), steps.subList(i, steps.size()));
            }
            wires.forEach((name, wire) -> leftOver(name, wire.finish()));
        } catch (AssertionError e) {
            transcript.append(e.getMessage()).append('\n');
        }
        return transcript.toString();
    }

    private void play(Step step, List<Step> coming) {
        Wire wire = wires.computeIfAbsent(step.connection(), unused -> new Wire(port));
        if (step instanceof Send send) {
            wire.send(send, cut.apply(send.bytes().getBytes(ISO_8859_1)), between);
            transcript.append(Transcript.write(send));
            return;
        }
        wires.forEach((name, other) -> {
            if (other.fresh() && (other != wire || step instanceof Leave)) {
                other.settle(closes(name, coming));
            }
        });
        if (step instanceof Expect expect) {
            transcript.append(Transcript.write(wire.read(expect)));
        } else {
            wire.finish();
            transcript.append(Transcript.write(step));
        }
    }

    /** Whether the script expects the server to close the connection after the bytes sent so far. */
    private static boolean closes(char connection, List<Step> coming) {
        return coming.stream()
                .filter(step -> step.connection() == connection)
                .findFirst()
                .filter(step -> step instanceof Expect expect && expect.end() == Expect.End.CLOSED)
                .isPresent();
    }

    private void leftOver(char connection, String received) {
        boolean asked =
                script.steps().stream().anyMatch(step -> step instanceof Expect && step.connection() == connection);
        if (asked && !received.isEmpty()) {
            transcript
                    .append(connection)
                    .append(" left over: ")
                    .append(Transcript.lines(received))
                    .append('\n');
        }
    }

    @Override
    public void close() {
        wires.values().forEach(Wire::close);
    }
}
