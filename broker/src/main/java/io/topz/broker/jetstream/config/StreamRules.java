package io.topz.broker.jetstream.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.SubjectTrie;
import io.topz.broker.subject.Subjects;
import io.topz.collectors.document.StreamConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Validates the configuration of a stream by the rules of nats-server, in the same order and with the same error messages.
 *
 * <p>Source: answers of nats-server 2.10.27.
 */
public final class StreamRules {

    /** The description of the error when the files of a stream cannot be created. */
    public static final String NO_STORE = "error creating store for stream";

    private static final int MAX_DESCRIPTION_BYTES = 4096;
    private static final int MAX_METADATA_BYTES = 128 * 1024;
    private static final long MAX_REPLICAS = 5;
    private static final long MIN_DURATION = TimeUnit.MILLISECONDS.toNanos(100);

    private final Function<String, @Nullable StreamConfig> others;

    /** {@code others} finds the configuration of another stream by name; null if there is none. */
    public StreamRules(Function<String, @Nullable StreamConfig> others) {
        this.others = others;
    }

    /** The valid configuration with the defaults filled in. */
    public StreamConfig checked(StreamConfig wanted) throws JetStreamException {
        requireKnownWords(wanted);
        requireName(wanted);
        StreamConfig config = StreamDefaults.complete(wanted);
        requireSizes(config);
        requireDurations(config);
        requirePolicies(config);
        StreamConfig complete = new SourceRules(others).checked(config);
        requireSubjects(complete);
        TransformRules.require(complete);
        return complete;
    }

    /** Checks the additional rules for a new stream; {@code config} is complete. */
    public static void requireForCreation(StreamConfig config) throws JetStreamException {
        TransformRules.requireForCreation(config);
    }

    /** Refuses more than one replica, which needs a cluster. */
    public static void requireOneReplica(StreamConfig config) throws JetStreamException {
        if (config.numReplicas() != null && config.numReplicas() > 1) {
            throw JetStreamError.STREAM_REPLICAS_NOT_SUPPORTED.exception();
        }
    }

    /** Refuses a name that no directory can have, unless the stream is kept in memory. */
    public static void requireStorable(StreamConfig config) throws JetStreamException {
        if (!"memory".equals(config.storage()) && AssetNames.isUnstorable(String.valueOf(config.name()))) {
            throw JetStreamError.STREAM_CREATE.exception(NO_STORE);
        }
    }

    /** Refuses enumeration values that nats-server does not know. They make the JSON invalid, as there. */
    private static void requireKnownWords(StreamConfig config) throws JetStreamException {
        if (isOther(config.retention(), "limits", "interest", "workqueue")
                || isOther(config.discard(), "old", "new")
                || isOther(config.storage(), "file", "memory")
                || isOther(config.compression(), "none", "s2")) {
            throw JetStreamError.INVALID_JSON.exception();
        }
    }

    private static boolean isOther(@Nullable String word, String... known) {
        return word != null && !List.of(known).contains(word);
    }

    private static void requireName(StreamConfig config) throws JetStreamException {
        String name = config.name() == null ? "" : config.name();
        if (!AssetNames.isValid(name)) {
            throw invalid("stream name is required and can not contain '.', '*', '>'");
        }
        if (name.getBytes(UTF_8).length > AssetNames.MAX_LENGTH) {
            throw invalid("stream name is too long, maximum allowed is " + AssetNames.MAX_LENGTH);
        }
        if (AssetNames.hasPathSeparator(name)) {
            throw JetStreamError.STREAM_NAME_CONTAINS_PATH_SEPARATORS.exception();
        }
    }

    private static void requireSizes(StreamConfig config) throws JetStreamException {
        String description = config.description();
        if (description != null && description.getBytes(UTF_8).length > MAX_DESCRIPTION_BYTES) {
            throw invalid("stream description is too long, maximum allowed is " + MAX_DESCRIPTION_BYTES);
        }
        Map<String, String> metadata = config.metadata() == null ? Map.of() : config.metadata();
        long bytes = 0;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            bytes += entry.getKey().getBytes(UTF_8).length + entry.getValue().getBytes(UTF_8).length;
        }
        if (bytes > MAX_METADATA_BYTES) {
            throw invalid("stream metadata exceeds maximum size of " + MAX_METADATA_BYTES + " bytes");
        }
        long replicas = number(config.numReplicas());
        if (replicas > MAX_REPLICAS) {
            throw invalid("maximum replicas is " + MAX_REPLICAS);
        }
        if (replicas < 0) {
            throw JetStreamError.REPLICAS_COUNT_CANNOT_BE_NEGATIVE.exception();
        }
    }

    private static void requireDurations(StreamConfig config) throws JetStreamException {
        long maxAge = number(config.maxAge());
        long window = number(config.duplicateWindow());
        if (maxAge > 0 && maxAge < MIN_DURATION) {
            throw invalid("max age needs to be >= 100ms");
        }
        if (window < 0) {
            throw invalid("duplicates window can not be negative");
        }
        if (maxAge != 0 && window > maxAge) {
            throw invalid("duplicates window can not be larger then max age");
        }
        if (window > 0 && window < MIN_DURATION) {
            throw invalid("duplicates window needs to be >= 100ms");
        }
    }

    private static void requirePolicies(StreamConfig config) throws JetStreamException {
        if (isTrue(config.denyPurge()) && isTrue(config.allowRollupHdrs())) {
            throw invalid("roll-ups require the purge permission");
        }
        if (isTrue(config.discardNewPerSubject())) {
            if (!"new".equals(config.discard())) {
                throw invalid("discard new per subject requires discard new policy to be set");
            }
            if (number(config.maxMsgsPerSubject()) <= 0) {
                throw invalid("discard new per subject requires max msgs per subject > 0");
            }
        }
    }

    private static void requireSubjects(StreamConfig config) throws JetStreamException {
        List<String> subjects = config.subjects() == null ? List.of() : config.subjects();
        boolean noAck = isTrue(config.noAck());
        Set<String> seen = new HashSet<>();
        for (String subject : subjects) {
            if (!isValidSubject(subject)) {
                throw invalid("invalid subject");
            }
            if (!seen.add(subject)) {
                throw invalid("duplicate subjects detected");
            }
            if (subject.equals(">") && !noAck) {
                throw invalid("capturing all subjects requires no-ack to be true");
            }
            boolean mayBeOfTheServer = !noAck && subject.startsWith("$");
            if (mayBeOfTheServer
                    && (isWithin(subject, "$JS.>") || isWithin(subject, "$JSC.>"))
                    && !isWithin(subject, "$JS.EVENT.>")) {
                throw invalid("subjects that overlap with jetstream api require no-ack to be true");
            }
            if (mayBeOfTheServer && isWithin(subject, "$SYS.>") && !isWithin(subject, "$SYS.ACCOUNT.>")) {
                throw invalid("subjects that overlap with system api require no-ack to be true");
            }
        }
        int overlapping = SubjectTrie.firstOverlapping(subjects);
        if (overlapping >= 0) {
            throw overlap(subjects.get(overlapping), subjects.subList(overlapping + 1, subjects.size()));
        }
    }

    /** The error that names the first of {@code others} that overlaps with the subject. One of them does. */
    private static JetStreamException overlap(String subject, List<String> others) {
        ByteString pattern = ByteString.of(subject);
        String other = others.stream()
                .filter(candidate -> Subjects.overlap(pattern, ByteString.of(candidate)))
                .findFirst()
                .orElse(subject);
        return invalid("subject \"" + subject + "\" overlaps with \"" + other + "\"");
    }

    /** Whether it is a valid subscription subject that fits into a protocol line. */
    static boolean isValidSubject(String subject) {
        return subject.chars().noneMatch(c -> " \t\r\n\f".indexOf(c) >= 0) && Subjects.isValid(ByteString.of(subject));
    }

    private static boolean isWithin(String subject, String space) {
        return Subjects.includes(ByteString.of(space), ByteString.of(subject));
    }

    static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    static JetStreamException invalid(String why) {
        return JetStreamError.STREAM_INVALID_CONFIG.exception(why);
    }
}
