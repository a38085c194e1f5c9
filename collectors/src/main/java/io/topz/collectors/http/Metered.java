package io.topz.collectors.http;

import java.util.Optional;

/** A collector that knows what its answers cost. */
public interface Metered {

    /** What the latest answer cost, whatever its status; empty before the first. From any thread. */
    Optional<Cost> lastCost();
}
