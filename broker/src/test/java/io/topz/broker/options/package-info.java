/** Tests of the options of the broker. */
@org.jspecify.annotations.NullMarked
package io.topz.broker.options;
