/** The parameters of requests: one immutable record per endpoint, and its form as a query string. */
@NullMarked
package io.topz.collectors.options;

import org.jspecify.annotations.NullMarked;
