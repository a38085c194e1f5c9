package io.topz.collectors.testing;

import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a server, with the names of nats-server's configuration file. {@code cert_file} and {@code key_file} belong to its {@code
 * tls} block; {@code user}, {@code password}, {@code token} and {@code timeout} belong to its {@code authorization} block; {@code
 * store_dir} (which turns JetStream on), {@code max_memory_store}, {@code max_file_store}, {@code domain} and {@code sync_interval} belong
 * to its {@code jetstream} block. Without {@code port}, a free one is used.
 */
public record ServerSettings(Map<String, String> values) {

    public static final ServerSettings NONE = new ServerSettings(Map.of());

    /** Parses {@code name=value name=value}. */
    public static ServerSettings parse(String text) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : text.strip().split("\\s+")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            } else if (!pair.isEmpty()) {
                throw new IllegalArgumentException("name=value expected: " + pair);
            }
        }
        return new ServerSettings(values);
    }

    /** These settings and one more. */
    public ServerSettings with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value.toString());
        return new ServerSettings(more);
    }
}
