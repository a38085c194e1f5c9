package io.topz.top.table;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The display options for numbers and names.
 *
 * @param raw every digit instead of K, M and G
 * @param rates the traffic columns show what moves per second instead of totals
 * @param subs with a column of subjects
 * @param names the name of an address, null for one without; the identity of nothing when names are off
 * @param mark numbers show how they changed since; null to show them as they are
 */
@RecordBuilder
public record Look(
        boolean raw,
        boolean rates,
        boolean subs,
        UnaryOperator<@Nullable String> names,
        @Nullable Mark mark) implements LookBuilder.With {

    /** Numbers short, totals, addresses. */
    public static final Look DEFAULT = new Look(false, false, false, address -> null, null);
}
