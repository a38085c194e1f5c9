package io.topz.collectors.document;

import org.jspecify.annotations.Nullable;

/**
 * One limit of a server.
 *
 * @param name the flag or setting that sets it; a limit without one has a name of its own
 * @param unit the unit of the value
 * @param value the limit; null if there is none
 * @param struck the number of refusals, disconnects and delays that it has caused since the start
 */
public record LimitInfo(
        @Nullable String name,
        @Nullable String unit,
        @Nullable Long value,
        @Nullable Long struck) {}
