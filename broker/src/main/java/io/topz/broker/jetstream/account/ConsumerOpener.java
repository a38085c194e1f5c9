package io.topz.broker.jetstream.account;

import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.jetstream.stream.StreamListener;
import java.io.IOException;

/** Opens the consumers of a stream that is being created or recovered. */
@FunctionalInterface
public interface ConsumerOpener {

    /**
     * Opens the consumers. Called before the stream is opened.
     *
     * @throws IOException if one of their files, which may be intact, cannot be read
     */
    StreamListener open(Stream stream) throws IOException;
}
