package io.topz.broker.subject;

import org.jspecify.annotations.Nullable;

/** An entry of a subject table that receives the messages of a subject. */
public interface Interest {

    /** What it wants, wildcards included. */
    ByteString subject();

    /** The queue group that shares the messages, or null to get them all. */
    @Nullable
    ByteString queue();
}
