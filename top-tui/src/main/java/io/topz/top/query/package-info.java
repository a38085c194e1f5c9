/** The syntax of filters: words, comparisons, amounts with units. The table defines the fields. */
@NullMarked
package io.topz.top.query;

import org.jspecify.annotations.NullMarked;
