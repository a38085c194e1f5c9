package io.topz.metrics.jetstream;

import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamState;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A limit of a stream, of its account or of its server, with its use.
 *
 * @param kind the limited quantity
 * @param max messages, bytes, or nanoseconds of age
 * @param share the used share, 1 for all; null if the server does not report the use
 * @param full the predicted time at which it is used up
 * @param rejects whether the stream then refuses new messages; otherwise the oldest are removed
 */
public record StreamLimit(Kind kind, long max, @Nullable Double share, Forecast full, boolean rejects) {

    /** The limited quantity. */
    public enum Kind {
        MSGS("msgs"),
        BYTES("bytes"),
        AGE("age"),
        /** The memory or storage that the streams of an account share. */
        ACCOUNT("account"),
        /** The memory or storage that the streams of a server share. */
        SERVER("server");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Its name on the screen. */
        public String word() {
            return word;
        }
    }

    /** The used share from which a rejecting limit needs attention. */
    public static final double NEAR = 0.8;

    /** Orders rejecting limits that are nearly reached first, then by use. */
    private static final Comparator<StreamLimit> WORST = Comparator.comparing(StreamLimit::isNearRejecting)
            .thenComparingDouble(limit -> limit.share == null ? -1 : limit.share);

    /** Whether new messages are refused, or soon will be. */
    public boolean isNearRejecting() {
        return rejects && share != null && share >= NEAR;
    }

    /** Whether new messages are refused. */
    public boolean isRejecting() {
        return rejects && full.kind() == Forecast.Kind.NOW;
    }

    /** The limit that most needs attention. */
    public static Optional<StreamLimit> worst(List<StreamLimit> limits) {
        return limits.stream().max(WORST);
    }

    /** Whether it is the stream's own and not shared with others. */
    public boolean isOwn() {
        return kind != Kind.ACCOUNT && kind != Kind.SERVER;
    }

    /** Its use for people: {@code 42% bytes}. */
    public String usedText() {
        return (share == null ? Quantity.UNKNOWN : Quantity.wholePercent(share)) + " " + kind.word();
    }

    /** When it is reached and what happens then, for people: {@code 4m rejects}, {@code drops old}. */
    public String fullText() {
        if (full.kind() == Forecast.Kind.NOW) {
            if (kind == Kind.AGE) {
                return "expires";
            }
            return rejects ? "rejects now" : "drops old";
        }
        boolean isWarned = rejects && full.kind() == Forecast.Kind.IN;
        return full.text() + (isWarned ? " rejects" : "");
    }

    /** A budget as a limit of each stream that uses it; empty if there is no limit. */
    static Optional<StreamLimit> of(Budget budget, StreamState state, @Nullable Double rate) {
        if (budget.max() == null) {
            return Optional.empty();
        }
        // A server accepts one message beyond its limit; an account refuses a message that does not fit.
        double slack = budget.owner() == Kind.ACCOUNT ? slack(state) : 0;
        return Optional.of(of(budget.owner(), budget.max(), budget.used(), slack, rate, true));
    }

    /** The limits of the stream itself; none if its configuration is unknown. */
    static List<StreamLimit> of(
            @Nullable StreamConfig config, StreamState state, @Nullable Instant now, StreamRates rates) {
        if (config == null) {
            return List.of();
        }
        boolean rejects = "new".equals(config.discard());
        List<StreamLimit> limits = new ArrayList<>(3);
        Long maxMsgs = config.maxMsgs();
        if (maxMsgs != null && maxMsgs > 0) {
            limits.add(of(Kind.MSGS, maxMsgs, state.messages(), 0, rates.messages(), rejects));
        }
        Long maxBytes = config.maxBytes();
        if (maxBytes != null && maxBytes > 0) {
            limits.add(of(Kind.BYTES, maxBytes, state.bytes(), slack(state), rates.bytes(), rejects));
        }
        Long maxAge = config.maxAge();
        if (maxAge != null && maxAge > 0) {
            limits.add(ofAge(maxAge, state, now));
        }
        return limits;
    }

    /** @param slack the amount that may be left when the limit is reached */
    private static StreamLimit of(
            Kind kind, long max, @Nullable Long used, double slack, @Nullable Double rate, boolean rejects) {
        if (used == null) {
            return new StreamLimit(kind, max, null, Forecast.UNKNOWN, rejects);
        }
        double value = Quantity.unsigned(used);
        return new StreamLimit(kind, max, value / max, Forecast.of(max - slack - value, rate), rejects);
    }

    /** Messages are not divided: if less than two messages of the average size fit, the next larger one does not. */
    private static double slack(StreamState state) {
        if (state.messages() == null || state.bytes() == null || state.messages() == 0) {
            return 0;
        }
        return 2 * Quantity.unsigned(state.bytes()) / Quantity.unsigned(state.messages());
    }

    /** The limit of age. It needs no rate: the first message expires when it reaches the limit. */
    private static StreamLimit ofAge(long max, StreamState state, @Nullable Instant now) {
        if (state.messages() != null && state.messages() == 0) {
            return new StreamLimit(Kind.AGE, max, 0.0, Forecast.NEVER, false);
        }
        Duration age = Ages.between(state.firstTs(), now);
        if (age == null) {
            return new StreamLimit(Kind.AGE, max, null, Forecast.UNKNOWN, false);
        }
        // Servers remove expired messages with some delay.
        double share = Math.min(1, (age.getSeconds() * 1e9 + age.getNano()) / max);
        return new StreamLimit(
                Kind.AGE, max, share, Forecast.in(Duration.ofNanos(max).minus(age)), false);
    }
}
