/** Documents from a monitoring port over HTTP. */
@NullMarked
package io.topz.collectors.http;

import org.jspecify.annotations.NullMarked;
