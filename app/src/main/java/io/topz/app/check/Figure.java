package io.topz.app.check;

import io.topz.metrics.text.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A number of a server, or of an entity on it.
 *
 * @param subject the entity, empty for the server
 * @param unit the unit in which it is typed and printed
 * @param value null if the server does not report it
 * @param note an explanation, such as that of the server; empty for none
 */
record Figure(String subject, Unit unit, @Nullable Double value, String note) {}
