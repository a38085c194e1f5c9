/** The contract between sources and views: a {@link io.topz.collectors.Collector} takes options and returns an immutable document. */
@NullMarked
package io.topz.collectors;

import org.jspecify.annotations.NullMarked;
