package io.topz.app.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.util.diff.DiffUtils;
import org.jspecify.annotations.Nullable;

/** Sends the same requests to our server and a real one, and reports differences that are not listed. */
final class Comparison {

    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Pages that count the server's own subscriptions. */
    private static final Pattern COUNTS_OWN =
            Pattern.compile("/(varz|%76arz|subsz|subscriptionsz|accountz|accstatz)\\b.*");

    private final Target ours;
    private final Target theirs;
    private long ourFirstCid;
    private long theirFirstCid;
    private final List<Difference> known;
    private final Map<String, JsonNode> ourIdle = new HashMap<>();
    private final Map<String, JsonNode> theirIdle = new HashMap<>();
    private final Set<Difference> used = new HashSet<>();
    private final List<String> found = new ArrayList<>();
    private int compared;

    Comparison(Target ours, Target theirs, List<Difference> known) {
        this.ours = ours;
        this.theirs = theirs;
        this.known = known;
    }

    /** Records the pages before anything has happened. */
    void recordIdle(List<Request> requests) {
        for (Request request : requests) {
            if (COUNTS_OWN.matcher(request.target()).matches()) {
                // Without clients, only this page shows all accounts.
                Request idle = request.path().equals("/accstatz") ? new Request("GET", "/accstatz?unused=1") : request;
                remember(ourIdle, request, new Answer(Reply.of(ours, idle)));
                remember(theirIdle, request, new Answer(Reply.of(theirs, idle)));
            }
        }
    }

    private static void remember(Map<String, JsonNode> idle, Request request, Answer answer) {
        if (answer.json != null) {
            idle.putIfAbsent(request.target(), answer.json);
        }
    }

    /** Compares the ids of clients from the first one on. */
    void countFrom(long ourFirstCid, long theirFirstCid) {
        this.ourFirstCid = ourFirstCid;
        this.theirFirstCid = theirFirstCid;
    }

    /** Waits until both servers have registered that many closed connections, which happens shortly after the socket is closed. */
    void awaitClosed(int connections) {
        Request request = new Request("GET", "/connz?state=closed");
        long start = System.nanoTime();
        boolean settled = false;
        while (!settled) {
            int atOurs = closed(ours, request);
            int atTheirs = closed(theirs, request);
            settled = atOurs == connections && atTheirs == connections;
            if (System.nanoTime() - start > SETTLE_NANOS) {
                throw new AssertionError(
                        "closed connections: %d, not %d and %d".formatted(connections, atOurs, atTheirs));
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static int closed(Target target, Request request) {
        return new Answer(Reply.of(target, request)).object().path("total").asInt();
    }

    void compare(Request request) {
        Reply ourReply = Reply.of(ours, request.withIds(ourFirstCid));
        Reply theirReply = Reply.of(theirs, request.withIds(theirFirstCid));
        compared++;
        checkLayout(request, ourReply, ours);
        checkLayout(request, theirReply, theirs);
        Answer ourAnswer = canonical(request, ourReply, ourIdle.get(request.target()), ourFirstCid);
        Answer theirAnswer = canonical(request, theirReply, theirIdle.get(request.target()), theirFirstCid);
        for (Difference difference : known) {
            if (difference.requests().matcher(request.toString()).matches()) {
                String before = theirAnswer.print();
                difference.undo().accept(theirAnswer, ourAnswer);
                if (!theirAnswer.print().equals(before)) {
                    used.add(difference);
                }
            }
        }
        String our = ourAnswer.print();
        String their = theirAnswer.print();
        if (!our.equals(their)) {
            found.add(request + "\n" + diff(their, our));
        }
    }

    private static String diff(String their, String our) {
        return DiffUtils.diff(their.lines().toList(), our.lines().toList()).getDeltas().stream()
                .map(delta -> "- " + delta.getOriginal().getLines() + "\n+ "
                        + delta.getRevised().getLines())
                .collect(Collectors.joining("\n"));
    }

    private void checkLayout(Request request, Reply reply, Target target) {
        if (reply.isJson()
                && !request.path().equals("/healthz")
                && !Layout.indented(reply.body()).equals(reply.body())) {
            found.add(request + ": " + target.name() + " lays out otherwise than Go:\n" + reply.body());
        }
    }

    private static Answer canonical(Request request, Reply reply, @Nullable JsonNode idle, long firstCid) {
        Answer answer = new Answer(reply);
        if (answer.json != null) {
            Order.takeOut(request, answer.json);
            answer.json = new Volatile(firstCid).takenOut(answer.json, idle);
        }
        return answer;
    }

    int compared() {
        return compared;
    }

    /** The differences that are not listed. */
    List<String> found() {
        return found;
    }

    /** The listed differences that occurred. */
    Set<Difference> used() {
        return used;
    }
}
