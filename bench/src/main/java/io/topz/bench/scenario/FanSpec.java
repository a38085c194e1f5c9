package io.topz.bench.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishers, subscribers and their messages. If there are as many publishers as subscribers, and more than one, they form pairs with a
 * subject each; otherwise all share one subject, and every subscriber receives every message.
 *
 * @param publishers the number of publishers
 * @param subscribers the number of subscribers
 * @param payloadBytes the payload length of each message
 * @param messages the number of messages that each publisher sends
 */
public record FanSpec(int publishers, int subscribers, int payloadBytes, long messages) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3}):(\\d{1,3}):(\\d{1,6}):(\\d{1,10})");

    /**
     * Parses {@code PUBLISHERS:SUBSCRIBERS:BYTES:MESSAGES}.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static FanSpec parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || text.matches("0+:.*") || text.matches(".*:0+")) {
            throw new IllegalArgumentException(
                    "'%s' is not a fan, expected PUBLISHERS:SUBSCRIBERS:BYTES:MESSAGES such as 1:4:128:500000"
                            .formatted(text));
        }
        return new FanSpec(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                Long.parseLong(form.group(4)));
    }

    /** The same with a different number of messages. */
    public FanSpec withMessages(long messages) {
        return new FanSpec(publishers, subscribers, payloadBytes, messages);
    }

    boolean pairs() {
        return publishers == subscribers && publishers > 1;
    }

    /** The subject of a publisher or a subscriber, counted from 0. */
    String subject(int member) {
        return pairs() ? "bench.subject." + member : "bench.subject";
    }

    long published() {
        return messages * publishers;
    }

    /** The number of messages that each subscriber receives. */
    long deliveredToEach() {
        return pairs() ? messages : published();
    }

    long delivered() {
        return deliveredToEach() * subscribers;
    }

    @Override
    public String toString() {
        String size = payloadBytes % 1024 == 0 && payloadBytes > 0 ? payloadBytes / 1024 + " KiB" : payloadBytes + " B";
        return "%d:%d %s".formatted(publishers, subscribers, size);
    }
}
