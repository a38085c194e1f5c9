/**
 * Benchmarks: a load run that compares servers end to end, and JMH benchmarks of single parts. In the order of the data:
 * {@code server} starts what is measured, {@code client} puts load on it, {@code scenario} says what is measured, {@code
 * report} prints it.
 */
@NullMarked
package io.topz.bench;

import org.jspecify.annotations.NullMarked;
