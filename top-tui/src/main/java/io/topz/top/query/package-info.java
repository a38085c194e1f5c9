/** The language of filters, as text: words, comparisons, amounts with units. What the fields mean, the table knows. */
@NullMarked
package io.topz.top.query;

import org.jspecify.annotations.NullMarked;
