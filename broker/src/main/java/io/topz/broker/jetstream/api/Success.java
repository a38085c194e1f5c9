package io.topz.broker.jetstream.api;

/** The answer to a request that succeeded without a result. */
public record Success(String type, Boolean success) {

    static Success of(ApiRequest request) {
        return new Success(request.type(), true);
    }
}
