/** The metrics of every entity. Each metric is declared here once, and nowhere else. */
@NullMarked
package io.topz.metrics.catalog;

import org.jspecify.annotations.NullMarked;
