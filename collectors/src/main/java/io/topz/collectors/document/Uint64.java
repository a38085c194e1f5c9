package io.topz.collectors.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a long that holds an unsigned 64-bit number, as nats-server prints them: 18446744073709551615 is -1L. Compare such numbers with
 * {@link Long#compareUnsigned}; subtraction works as usual.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Uint64 {}
