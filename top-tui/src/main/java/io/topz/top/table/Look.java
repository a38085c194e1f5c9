package io.topz.top.table;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The display options for numbers and names.
 *
 * @param raw whether all digits are shown instead of K, M and G
 * @param rates whether the traffic columns show rates per second instead of totals
 * @param subs whether there is a column of subjects
 * @param names maps an address to its host name, or to null if it has none; always null while names are off
 * @param mark the mark since which changes are shown; null to show the values themselves
 */
@RecordBuilder
public record Look(
        boolean raw,
        boolean rates,
        boolean subs,
        UnaryOperator<@Nullable String> names,
        @Nullable Mark mark) implements LookBuilder.With {

    /** Abbreviated numbers, totals, and addresses. */
    public static final Look DEFAULT = new Look(false, false, false, address -> null, null);
}
