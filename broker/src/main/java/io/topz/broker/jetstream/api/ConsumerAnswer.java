package io.topz.broker.jetstream.api;

import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.Inline;

/** A response about one consumer: its type, followed by a {@link ConsumerInfo}. */
public record ConsumerAnswer(String type, @Inline ConsumerInfo info) {}
