/** Host names, looked up in the background. */
@NullMarked
package io.topz.top.lookup;

import org.jspecify.annotations.NullMarked;
