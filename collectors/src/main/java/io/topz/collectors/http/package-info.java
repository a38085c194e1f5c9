/** A collector that reads documents from a monitoring port over HTTP. */
@NullMarked
package io.topz.collectors.http;

import org.jspecify.annotations.NullMarked;
