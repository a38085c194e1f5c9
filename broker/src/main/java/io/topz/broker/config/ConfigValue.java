package io.topz.broker.config;

/**
 * A value of a configuration file.
 *
 * @param data a {@code String}, {@code Long}, {@code Double}, {@code Boolean} or {@code Instant}, a {@code List} of values, or a
 *     {@code Map} from keys to values
 * @param position the position of the key of the value; in a list, that of the value itself
 * @param isReferenced whether a variable refers to the value, so that its key need not be known
 */
public record ConfigValue(Object data, ConfigPosition position, boolean isReferenced) {

    ConfigValue referenced() {
        return new ConfigValue(data, position, true);
    }
}
