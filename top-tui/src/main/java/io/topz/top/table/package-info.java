/** The parts of a table: rows, columns as one list of descriptors, order, filter, cursor. */
@NullMarked
package io.topz.top.table;

import org.jspecify.annotations.NullMarked;
