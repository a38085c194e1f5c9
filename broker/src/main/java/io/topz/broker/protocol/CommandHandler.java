package io.topz.broker.protocol;

/**
 * Receives the commands of a client, in the order in which they arrive. Arguments are valid until the method returns. An exception ends the
 * connection.
 */
public interface CommandHandler {

    /** Whether nothing but CONNECT may come. */
    boolean loginRequired();

    /** Whether the client said that it knows headers. */
    boolean headersAllowed();

    /** The largest body that a publish may carry, in bytes. */
    int maxPayloadBytes();

    void connect(byte[] buffer, int offset, int length) throws ProtocolException;

    void publish(Message message) throws ProtocolException;

    void subscribe(byte[] buffer, Arguments arguments) throws ProtocolException;

    void unsubscribe(byte[] buffer, Arguments arguments) throws ProtocolException;

    void ping() throws ProtocolException;

    void pong();

    /** True makes the parser stop after the command that it has just handed over. */
    boolean suspended();
}
