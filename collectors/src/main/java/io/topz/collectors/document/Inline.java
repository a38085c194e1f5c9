package io.topz.collectors.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component whose fields are written in its place, without an object of their own: an answer that is a document with something
 * before or after it. Its type must be a record. When it is read, it is null if none of its fields is there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {}
