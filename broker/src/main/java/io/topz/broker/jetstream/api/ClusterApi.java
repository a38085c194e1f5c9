package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.api.ApiRoute.Form;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import java.util.List;

/** The requests that only a cluster can serve. A single server refuses them at once. */
public final class ClusterApi {

    private static final String STREAM_STEP_DOWN = "stream_leader_stepdown_response";
    private static final String CONSUMER_STEP_DOWN = "consumer_leader_stepdown_response";

    /** The routes that this class serves. */
    public List<ApiRoute> routes() {
        return List.of(
                new ApiRoute("STREAM.LEADER.STEPDOWN", 1, 1, STREAM_STEP_DOWN, Form.PLAIN, ClusterApi::refuse),
                new ApiRoute("STREAM.PEER.REMOVE", 1, 1, "stream_remove_peer_response", Form.PLAIN, ClusterApi::refuse),
                new ApiRoute("CONSUMER.LEADER.STEPDOWN", 2, 2, CONSUMER_STEP_DOWN, Form.PLAIN, ClusterApi::refuse));
    }

    private static Record refuse(ApiRequest request) throws JetStreamException {
        throw JetStreamError.CLUSTER_REQUIRED.exception();
    }
}
