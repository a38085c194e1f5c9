package io.topz.top.table;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.streaming.StreamingConnection;
import io.topz.top.format.SafeText;

/** The name of a connection in a table. A connection of a streaming server itself is labelled, so that nobody takes it for a client. */
final class ConnectionName {

    private ConnectionName() {}

    static String text(ConnInfo conn) {
        StreamingConnection ofServer = StreamingConnection.named(conn.name());
        return SafeText.orEmpty(
                ofServer == null ? conn.name() : "STAN server %s (%s)".formatted(ofServer.role(), ofServer.cluster()));
    }

    static Tone tone(ConnInfo conn) {
        return StreamingConnection.named(conn.name()) == null ? Tone.PLAIN : Tone.QUIET;
    }
}
