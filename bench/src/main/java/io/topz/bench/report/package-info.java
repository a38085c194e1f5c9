/** The report of a load run: medians, ratios to the first server, and the machine. */
@NullMarked
package io.topz.bench.report;

import org.jspecify.annotations.NullMarked;
