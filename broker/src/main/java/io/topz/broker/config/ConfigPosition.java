package io.topz.broker.config;

/**
 * The position of a value in a configuration file, counted as nats-server counts it.
 *
 * @param file the name of the file, as it was given
 * @param line the line, starting at 1
 * @param column the byte in the line, starting at 0 in the first line and at 1 in all others
 */
public record ConfigPosition(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
