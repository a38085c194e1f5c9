/** Output without a terminal: the data of the dashboard as text, CSV and JSON. */
@NullMarked
package io.topz.top.batch;

import org.jspecify.annotations.NullMarked;
