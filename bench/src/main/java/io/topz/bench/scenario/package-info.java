/** The scenarios: each prepares the servers and measures them in rounds, one server at a time. */
@NullMarked
package io.topz.bench.scenario;

import org.jspecify.annotations.NullMarked;
