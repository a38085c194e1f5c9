/**
 * Immutable documents with the content of nats-server's monitoring pages: one record per JSON object and one nullable component per field.
 * "Since" is the version of nats-server in which a field appeared.
 */
@NullMarked
package io.topz.collectors.document;

import org.jspecify.annotations.NullMarked;
