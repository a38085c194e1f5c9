package io.topz.broker.jetstream.backup;

import java.io.IOException;

/**
 * Thrown when a backup contains something that a backup of a stream never does: a link, a name outside of the archive, a file of another
 * kind.
 */
final class UnexpectedContentException extends IOException {

    private static final long serialVersionUID = 1;

    UnexpectedContentException() {
        super("unexpected content (account=$G)");
    }
}
