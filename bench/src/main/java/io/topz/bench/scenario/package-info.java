/** What is measured: each scenario makes servers ready and measures them in rounds, one server at a time. */
@NullMarked
package io.topz.bench.scenario;

import org.jspecify.annotations.NullMarked;
