/** The parameters of questions: one immutable record per endpoint, and its spelling as a query string. */
@NullMarked
package io.topz.collectors.options;

import org.jspecify.annotations.NullMarked;
