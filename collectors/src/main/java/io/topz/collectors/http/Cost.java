package io.topz.collectors.http;

/**
 * The cost of the latest answer.
 *
 * @param answerNanos from the request, connecting included, to the last byte of the body
 * @param bodyBytes size of the body
 */
public record Cost(long answerNanos, long bodyBytes) {}
