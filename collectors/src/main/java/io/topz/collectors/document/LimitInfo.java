package io.topz.collectors.document;

import org.jspecify.annotations.Nullable;

/**
 * One limit of a server.
 *
 * @param name the flag or setting that sets it, or a name for what has none
 * @param unit what the value counts
 * @param value the limit; null if there is none
 * @param struck how often since the start something was refused, cut or made to wait because of it
 */
public record LimitInfo(
        @Nullable String name,
        @Nullable String unit,
        @Nullable Long value,
        @Nullable Long struck) {}
