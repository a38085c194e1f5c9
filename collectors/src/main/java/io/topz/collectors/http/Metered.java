package io.topz.collectors.http;

import java.util.Optional;

/** A collector that measures the cost of its answers. */
public interface Metered {

    /** The cost of the latest answer with any status; empty before the first. Safe for any thread. */
    Optional<Cost> lastCost();
}
