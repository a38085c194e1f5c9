package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;

/** The number of messages of a subject. */
public record SubjectCount(ByteString subject, long messages) {}
