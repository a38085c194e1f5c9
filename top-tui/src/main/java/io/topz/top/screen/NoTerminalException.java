package io.topz.top.screen;

import java.io.IOException;

/** An exception for a missing terminal; its message is a sentence for the user. */
public final class NoTerminalException extends IOException {

    NoTerminalException(String message) {
        super(message);
    }
}
