package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;

/** How many messages of a subject there are. */
public record SubjectCount(ByteString subject, long messages) {}
