package io.topz.broker.store;

import java.io.IOException;

/** A record whose checksum does not hold: its bytes are not those that were written. */
public final class DamagedRecordException extends IOException {

    private static final long serialVersionUID = 1L;

    public DamagedRecordException(String message) {
        super(message);
    }
}
