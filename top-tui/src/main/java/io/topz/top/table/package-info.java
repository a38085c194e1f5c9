/** Tables: rows, columns as one list of descriptors, sort order, filter, and cursor. */
@NullMarked
package io.topz.top.table;

import org.jspecify.annotations.NullMarked;
