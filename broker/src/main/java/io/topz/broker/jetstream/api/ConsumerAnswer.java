package io.topz.broker.jetstream.api;

import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.Inline;

/** An answer about one consumer: the type of the answer, followed by a {@link ConsumerInfo}. */
public record ConsumerAnswer(String type, @Inline ConsumerInfo info) {}
