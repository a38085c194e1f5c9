/** The metrics of every entity. Each metric is declared exactly once, in this package. */
@NullMarked
package io.topz.metrics.catalog;

import org.jspecify.annotations.NullMarked;
