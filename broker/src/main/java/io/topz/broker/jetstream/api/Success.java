package io.topz.broker.jetstream.api;

/** The response to a successful request without a result. */
public record Success(String type, Boolean success) {

    static Success of(ApiRequest request) {
        return new Success(request.type(), true);
    }
}
