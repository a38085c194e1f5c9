package io.topz.collectors.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component whose fields are written in its place instead of in an object of their own, for answers that consist of a document and
 * additional fields. Its type must be a record. When read, it is null if none of its fields is present.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {}
