/** The conversion of documents to JSON text and back. */
@NullMarked
package io.topz.collectors.json;

import org.jspecify.annotations.NullMarked;
