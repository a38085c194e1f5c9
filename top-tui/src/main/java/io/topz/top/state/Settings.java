package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.top.table.Look;
import io.topz.top.table.Mark;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the user chose.
 *
 * @param source where the data comes from, for people: an address
 * @param limit connections that are asked for
 * @param interval from one poll to the next, if the server is quick enough
 * @param paused no polls
 * @param lookup names of hosts instead of addresses
 * @param raw every digit instead of K, M and G
 * @param rates what moves per second instead of totals
 * @param subs with a column of subjects
 * @param resolver the name of an address, null while none is known
 * @param mark what numbers are compared with, null for nothing
 * @param mouse whether the mouse is listened to
 * @param environment name of the watched environment, such as production; empty for none
 */
@RecordBuilder
public record Settings(
        String source,
        int limit,
        Duration interval,
        boolean paused,
        boolean lookup,
        boolean raw,
        boolean rates,
        boolean subs,
        UnaryOperator<@Nullable String> resolver,
        @Nullable Mark mark,
        boolean mouse,
        String environment)
        implements SettingsBuilder.With {

    /** Without a mark and an environment. */
    public Settings(
            String source,
            int limit,
            Duration interval,
            boolean paused,
            boolean lookup,
            boolean raw,
            boolean rates,
            boolean subs,
            UnaryOperator<@Nullable String> resolver) {
        this(source, limit, interval, paused, lookup, raw, rates, subs, resolver, null, false, "");
    }

    /** The look of tables under these settings. */
    public Look look() {
        return new Look(raw, rates, subs, lookup ? resolver : Look.DEFAULT.names(), mark);
    }
}
