/** The servers that are measured: processes started, asked and stopped by this one. */
@NullMarked
package io.topz.bench.server;

import org.jspecify.annotations.NullMarked;
