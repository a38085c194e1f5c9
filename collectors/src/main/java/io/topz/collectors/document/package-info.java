/**
 * Immutable documents as nats-server's monitoring port serves them: one record per JSON object, one component per
 * field, all of them nullable. "Since" is the version of nats-server in which a field appeared.
 */
@NullMarked
package io.topz.collectors.document;

import org.jspecify.annotations.NullMarked;
