package io.topz.app.check;

import io.topz.metrics.text.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A number of a server, or of something on it.
 *
 * @param subject what it is of, empty for the server
 * @param unit how it is typed and written
 * @param value null when the server does not report
 * @param note what the server says about it, empty for nothing
 */
record Figure(String subject, Unit unit, @Nullable Double value, String note) {}
