/** What a load run prints: medians, ratios to the first server, and on what machine. */
@NullMarked
package io.topz.bench.report;

import org.jspecify.annotations.NullMarked;
