/** The options of a broker and of its services. */
@NullMarked
package io.topz.broker.options;

import org.jspecify.annotations.NullMarked;
