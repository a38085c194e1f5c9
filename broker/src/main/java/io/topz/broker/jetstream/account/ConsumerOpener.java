package io.topz.broker.jetstream.account;

import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.jetstream.stream.StreamListener;
import java.io.IOException;

/** Opens the consumers of a stream that is made or recovered. */
@FunctionalInterface
public interface ConsumerOpener {

    /**
     * Opens them; called before the stream is.
     *
     * @throws IOException when one of their files cannot be read that may be in order
     */
    StreamListener open(Stream stream) throws IOException;
}
