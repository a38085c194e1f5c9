/** Numbers as they are taken: what was measured in which unit, and how many single values become one. */
@NullMarked
package io.topz.bench.measure;

import org.jspecify.annotations.NullMarked;
