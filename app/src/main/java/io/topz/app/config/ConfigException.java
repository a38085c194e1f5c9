package io.topz.app.config;

import java.nio.file.Path;

/** An error in a configuration file; the message names the file and the line. */
public final class ConfigException extends IllegalArgumentException {

    ConfigException(Path file, int line, String sentence) {
        super(file + ":" + line + ": " + sentence);
    }

    ConfigException(String sentence) {
        super(sentence);
    }
}
