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
 * @param source the address of the server, for people
 * @param limit the number of connections to request
 * @param interval the time from one poll to the next, if the server is fast enough
 * @param paused whether polls pause
 * @param lookup whether host names are shown instead of addresses
 * @param raw whether every digit is shown instead of K, M and G
 * @param rates whether rates per second are shown instead of totals
 * @param subs whether a column shows the subjects
 * @param resolver returns the name of an address, null while it is unknown
 * @param mark the mark that numbers are compared with, null for none
 * @param mouse whether the mouse is on
 * @param environment the name of the watched environment, such as production; empty for none
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

    /** nats-top's defaults, for a server without a name. */
    public static final Settings DEFAULT = SettingsBuilder.builder()
            .source("")
            .limit(1024)
            .interval(Duration.ofSeconds(1))
            .resolver(address -> null)
            .environment("")
            .build();

    /** The look of tables under these settings. */
    public Look look() {
        return new Look(raw, rates, subs, lookup ? resolver : Look.DEFAULT.names(), mark);
    }
}
