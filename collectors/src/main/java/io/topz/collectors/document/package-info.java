/** Immutable documents as nats-server's monitoring port serves them: one record per JSON object, one component per field. */
@NullMarked
package io.topz.collectors.document;

import org.jspecify.annotations.NullMarked;
