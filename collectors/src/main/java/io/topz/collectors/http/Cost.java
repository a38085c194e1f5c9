package io.topz.collectors.http;

/**
 * The cost of the latest answer.
 *
 * @param answerNanos the time from the request, including connecting, to the last byte of the body
 * @param bodyBytes the size of the body
 */
public record Cost(long answerNanos, long bodyBytes) {}
