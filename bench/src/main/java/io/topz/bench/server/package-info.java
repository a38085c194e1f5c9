/** The servers that are measured: their processes are started, queried and stopped by this one. */
@NullMarked
package io.topz.bench.server;

import org.jspecify.annotations.NullMarked;
