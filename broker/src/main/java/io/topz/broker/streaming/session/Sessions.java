package io.topz.broker.streaming.session;

import com.google.protobuf.ByteString;
import io.topz.broker.streaming.message.ByteRange;
import io.topz.broker.streaming.state.ServiceState;
import io.topz.streaming.state.ClientRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sessions of the service, by client id and by connection id. */
public final class Sessions {

    private final ServiceState state;
    private final Map<String, ClientSession> byId = new TreeMap<>();
    private final Map<ByteString, ClientSession> byConnection = new HashMap<>();

    /** The session found last: many messages in a row are from the same client. */
    private @Nullable ClientSession latest;

    public Sessions(ServiceState state) {
        this.state = state;
    }

    /** The sessions, ordered by client id. */
    public Collection<ClientSession> all() {
        return byId.values();
    }

    public @Nullable ClientSession get(String clientId) {
        return byId.get(clientId);
    }

    /** The session with that connection id. */
    public @Nullable ClientSession withConnection(ByteString connectionId) {
        return byConnection.get(connectionId);
    }

    /** The session with that connection id or, without a connection id, with that client id. */
    public @Nullable ClientSession find(ByteRange clientId, ByteRange connectionId) {
        ClientSession session = latest;
        if (session == null || !session.isFoundBy(clientId, connectionId)) {
            session = connectionId.isEmpty()
                    ? byId.get(clientId.toString())
                    : byConnection.get(ByteString.copyFrom(connectionId.bytes()));
            latest = session;
        }
        return session;
    }

    /** Starts the session of a client that has none. */
    public ClientSession begin(ClientRecord client) {
        state.client(client);
        return restore(client);
    }

    /** Restores a stored session. */
    public ClientSession restore(ClientRecord client) {
        ClientSession session = new ClientSession(client);
        byId.put(client.getId(), session);
        if (!client.getConnectionId().isEmpty()) {
            byConnection.put(client.getConnectionId(), session);
        }
        return session;
    }

    /** Ends a session. */
    public void end(ClientSession session) {
        session.end();
        latest = null;
        byId.remove(session.id(), session);
        byConnection.remove(session.record().getConnectionId(), session);
        state.clientRemoved(session.id());
    }
}
