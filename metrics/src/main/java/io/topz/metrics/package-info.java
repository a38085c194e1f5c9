/** Metrics: one descriptor for each number of an entity, and the entities that they belong to. */
@NullMarked
package io.topz.metrics;

import org.jspecify.annotations.NullMarked;
