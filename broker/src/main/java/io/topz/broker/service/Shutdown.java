package io.topz.broker.service;

import java.util.List;

/** The steps of an end: all of them are made, whatever fails. */
public final class Shutdown {

    private Shutdown() {}

    /** Makes all steps in order, and throws the first failure then. The others are suppressed in it. */
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
