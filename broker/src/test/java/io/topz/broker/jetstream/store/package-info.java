/** The store against a model, damaged files, full disks and failing power. */
@NullMarked
package io.topz.broker.jetstream.store;

import org.jspecify.annotations.NullMarked;
