package io.topz.broker.service;

import java.util.List;

/** Runs the steps of a shutdown, all of them even if some fail. */
public final class Shutdown {

    private Shutdown() {}

    /** Runs all steps in order, then throws the first failure. Later failures are added to it as suppressed ones. */
    public static void run(List<Runnable> steps) {
        RuntimeException first = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
