package io.topz.monitor;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text with the threads of this process and their stacks; the counterpart of nats-server's {@code /stacksz}. */
final class ThreadDump {

    private ThreadDump() {}

    static String text() {
        Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
        return stacks.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getKey().getId()))
                .map(entry -> text(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String text(Thread thread, StackTraceElement[] stack) {
        return "thread %d %s [%s]:%n".formatted(thread.getId(), thread.getName(), thread.getState())
                + Stream.of(stack).map(frame -> "\tat " + frame + "\n").collect(Collectors.joining());
    }
}
