/** The JSON contract: the one place where documents become text and text becomes documents. */
@NullMarked
package io.topz.collectors.json;

import org.jspecify.annotations.NullMarked;
