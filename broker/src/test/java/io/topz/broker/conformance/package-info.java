/**
 * Plays a table of byte sequences to the broker and to a real nats-server. The table is in the resource files of this package; the expected
 * answers are those of nats-server 2.10.27.
 */
@NullMarked
package io.topz.broker.conformance;

import org.jspecify.annotations.NullMarked;
