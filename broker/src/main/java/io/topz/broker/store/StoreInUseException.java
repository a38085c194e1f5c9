package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.Path;

/** Thrown when another broker, in this process or another one, uses the store directory. */
public final class StoreInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    public StoreInUseException(Path directory) {
        super("the store directory " + directory + " is in use");
    }
}
