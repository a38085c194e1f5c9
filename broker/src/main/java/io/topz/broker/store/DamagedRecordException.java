package io.topz.broker.store;

import java.io.IOException;

/** Thrown when the checksum of a record does not match. */
public final class DamagedRecordException extends IOException {

    private static final long serialVersionUID = 1L;

    public DamagedRecordException(String message) {
        super(message);
    }
}
