package io.topz.top.screen;

import java.io.IOException;

/** There is no terminal to show the dashboard on; the message says so in a sentence. */
public final class NoTerminalException extends IOException {

    NoTerminalException(String message) {
        super(message);
    }
}
