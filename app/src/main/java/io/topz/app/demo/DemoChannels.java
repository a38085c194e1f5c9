package io.topz.app.demo;

import io.nats.client.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Creates the channel of the demo shop and its durable subscriptions: one keeps up, one never acknowledges and is stalled, and the client
 * of one has left.
 */
final class DemoChannels {

    private static final String CLUSTER_ID = "test-cluster";
    private static final String SHIPMENTS = "shipments";
    private static final byte[] SHIPMENT = "{\"parcel\":4711}".getBytes(StandardCharsets.UTF_8);
    private static final int MAX_IN_FLIGHT = 1024;

    /** The number of unacknowledged shipments at which the subscription of the customs office is stalled. */
    private static final int STALLED_AT = 20;

    private DemoChannels() {}

    /** Creates the subscriptions; the result publishes one message. */
    static Runnable create(Connection connection) throws IOException, InterruptedException {
        client(connection, "tracking").subscribe(SHIPMENTS, "tracking", MAX_IN_FLIGHT, true);
        client(connection, "customs").subscribe(SHIPMENTS, "customs", STALLED_AT, false);
        DemoStreamingClient returns = client(connection, "returns");
        returns.subscribe(SHIPMENTS, "returns", MAX_IN_FLIGHT, true);
        returns.close();
        DemoStreamingClient depot = client(connection, "depot");
        return () -> depot.publish(SHIPMENTS, SHIPMENT);
    }

    private static DemoStreamingClient client(Connection connection, String id)
            throws IOException, InterruptedException {
        return DemoStreamingClient.connect(connection, CLUSTER_ID, id);
    }
}
