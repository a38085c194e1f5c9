package io.topz.collectors.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The placement constraints of the replicas of a stream.
 *
 * @param cluster name of the cluster
 * @param tags tags that a server must have
 * @param preferred server that should lead (since 2.11.0)
 */
public record Placement(
        @Nullable String cluster,
        @Nullable List<String> tags,
        @Nullable String preferred) {}
