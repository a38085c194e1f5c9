package io.topz.broker.subject;

import org.jspecify.annotations.Nullable;

/** An entry of a subject table that receives the messages of a subject. */
public interface Interest {

    /** The subject, which may have wildcards. */
    ByteString subject();

    /** The queue group that shares the messages; null for none. */
    @Nullable
    ByteString queue();
}
