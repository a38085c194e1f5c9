package io.topz.broker.protocol;

/**
 * Receives the commands of a client in the order in which they arrive. Arguments are valid only until the method returns. An exception ends
 * the connection.
 */
public interface CommandHandler {

    /** Whether only CONNECT is permitted. */
    boolean loginRequired();

    /** Whether the client supports headers. */
    boolean headersAllowed();

    /** The largest body of a publish, in bytes. */
    int maxPayloadBytes();

    void connect(byte[] buffer, int offset, int length) throws ProtocolException;

    void publish(Message message) throws ProtocolException;

    void subscribe(byte[] buffer, Arguments arguments) throws ProtocolException;

    void unsubscribe(byte[] buffer, Arguments arguments) throws ProtocolException;

    void ping() throws ProtocolException;

    void pong();

    /** Whether the parser must stop after the command that it has just passed on. */
    boolean suspended();
}
