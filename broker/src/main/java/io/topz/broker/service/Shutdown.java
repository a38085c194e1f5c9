package io.topz.broker.service;

import java.util.List;

/** Runs the steps of a shutdown, all of them even if some fail. */
public final class Shutdown {

    private Shutdown() {}

    /** Stops what has failed to start. A failure of the stop is added to that of the start as a suppressed one. */
    public static void afterFailure(Throwable failed, Runnable stop) {
        try {
            stop.run();
        } catch (RuntimeException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

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
