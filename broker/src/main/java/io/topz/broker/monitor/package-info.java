/**
 * The monitoring documents of a broker. The sources read figures that event loops publish, and never make them wait. A document is built by
 * the thread that requests it.
 */
@NullMarked
package io.topz.broker.monitor;

import org.jspecify.annotations.NullMarked;
