package io.topz.collectors.http;

import java.util.Optional;

/** A collector that knows what its answers cost. */
public interface Metered {

    /** The cost of the latest answer, whatever its status; empty before the first. Safe for any thread. */
    Optional<Cost> lastCost();
}
