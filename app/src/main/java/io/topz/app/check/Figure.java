package io.topz.app.check;

import org.jspecify.annotations.Nullable;

/**
 * A figure of a server.
 *
 * @param subject what it is of, empty for the server
 * @param value null when the server does not tell
 */
record Figure(String subject, @Nullable Double value) {}
