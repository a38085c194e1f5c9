package io.topz.metrics.streaming;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.StreamingChannel;
import io.topz.collectors.document.StreamingSubscription;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber of a channel: a subscription, or a queue group with all its members.
 *
 * @param members its subscription, or those of the members of the group
 * @param rates growth since the previous poll
 * @param trend growth over the last seconds
 * @param quiet the time for which nothing was sent or acknowledged, as far as it was watched; null if unknown
 * @param gone whether its clients are gone, by their ids, as far as it is known
 * @param isOfLeader whether the numbers are authoritative
 * @param activity sent messages; the share is relative to all subscribers
 */
@RecordBuilder
public record SubscriberRow(
        SubscriberKey key,
        StreamingChannel channel,
        List<StreamingSubscription> members,
        SubscriberRates rates,
        SubscriberRates trend,
        @Nullable Duration quiet,
        Map<String, Boolean> gone,
        boolean isOfLeader,
        Activity activity)
        implements SubscriberRowBuilder.With {

    /** The sort key by urgency: the worst verdict first, then the largest lag. */
    private record Urgency(StreamingVerdict verdict, double lag) implements Comparable<Urgency> {
        @Override
        public int compareTo(Urgency other) {
            int byVerdict = verdict.compareTo(other.verdict);
            return byVerdict != 0 ? byVerdict : Double.compare(other.lag, lag);
        }
    }

    /** The sum of pending messages; null if it is unknown of all. */
    static @Nullable Long pending(List<SubscriberRow> rows) {
        return rows.isEmpty()
                ? Long.valueOf(0)
                : rows.stream()
                        .map(SubscriberRow::pending)
                        .filter(Objects::nonNull)
                        .reduce(Long::sum)
                        .orElse(null);
    }

    /** The number of rows for which something is true; null if it is unknown of all. */
    static @Nullable Long count(List<SubscriberRow> rows, Function<SubscriberRow, @Nullable Boolean> state) {
        boolean isUnknown = !rows.isEmpty() && rows.stream().allMatch(row -> state.apply(row) == null);
        return isUnknown
                ? null
                : Long.valueOf(rows.stream()
                        .filter(row -> Boolean.TRUE.equals(state.apply(row)))
                        .count());
    }

    /** The sort key that puts what needs attention first. */
    static Comparable<?> urgency(StreamingVerdict verdict, @Nullable Long lag) {
        return new Urgency(verdict, lag == null ? 0 : Quantity.unsigned(lag));
    }

    /** The assessment of the subscriber, which follows from its numbers. */
    public StreamingVerdict verdict() {
        return StreamingVerdict.of(this);
    }

    /** Its members, each as a subscriber of its own, without rates. */
    public List<SubscriberRow> split() {
        return members.stream()
                .map(member -> SubscriberRowBuilder.builder(this)
                        .key(key.member(member))
                        .members(List.of(member))
                        .rates(SubscriberRates.UNKNOWN)
                        .trend(SubscriberRates.UNKNOWN)
                        .quiet(null)
                        .activity(Activity.UNKNOWN)
                        .build())
                .toList();
    }

    /** Whether it is a member that was split off. */
    public boolean isMember() {
        return !key.inbox().isEmpty();
    }

    /** The sort key that puts subscribers that need attention first. */
    public Comparable<?> urgency() {
        return urgency(verdict(), lag());
    }

    /** The name of the durable or of the group; empty for a plain subscription. */
    public String name() {
        return key.kind() == SubscriberKind.PLAIN ? "" : key.name();
    }

    /** The ids of its clients, each once. Servers before 0.7 do not report them. */
    public List<String> clients() {
        return members.stream()
                .map(StreamingSubscription::clientId)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** A short text about its clients: the id of the only one, or their number. */
    public String client() {
        List<String> clients = clients();
        return clients.size() > 1 ? clients.size() + " clients" : String.join("", clients);
    }

    /** The last sequence that was sent to any member; null if unknown. */
    public @Nullable Long lastSent() {
        return members.stream()
                .map(StreamingSubscription::lastSent)
                .filter(Objects::nonNull)
                .max(Long::compareUnsigned)
                .orElse(null);
    }

    /** The distance from the end of the channel. A member of a group has none: it does not get the messages of the others. */
    private @Nullable Backlog backlog() {
        boolean shares = isMember() && key.kind().isQueue();
        return shares ? null : Backlog.of(channel, lastSent());
    }

    /** The number of messages of the channel that were not sent yet; null if unknown. */
    public @Nullable Long lag() {
        Backlog backlog = backlog();
        return backlog == null ? null : Long.valueOf(backlog.lag());
    }

    /** The number of messages that the channel has removed before they were sent; null if unknown. */
    public @Nullable Long dropped() {
        Backlog backlog = backlog();
        return backlog == null ? null : Long.valueOf(backlog.dropped());
    }

    /** Whether more was sent to it than the channel has ever stored, because the channel was created again. */
    public boolean isAhead() {
        Backlog backlog = backlog();
        return backlog != null && backlog.isAhead();
    }

    /** The prediction of the time at which no message waits. */
    public Forecast drained() {
        Long lag = lag();
        if (lag == null) {
            return Forecast.UNKNOWN;
        }
        Double change = trend.lag();
        return Forecast.of(Quantity.unsigned(lag), change == null ? null : Double.valueOf(-change));
    }

    /** The number of messages that were sent and not acknowledged; null if unknown. */
    public @Nullable Long pending() {
        return sum(StreamingSubscription::pendingCount);
    }

    /** The number of messages that may be unacknowledged; null if unknown. */
    public @Nullable Long maxInflight() {
        return sum(StreamingSubscription::maxInflight);
    }

    /** The time after which a message is sent again, the longest of all members; null if unknown. */
    public @Nullable Duration ackWait() {
        return members.stream()
                .map(StreamingSubscription::ackWait)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .map(Duration::ofSeconds)
                .orElse(null);
    }

    /** Whether no member has a connected client; null if unknown. */
    public @Nullable Boolean isOffline() {
        return members.stream().allMatch(member -> member.isOffline() == null)
                ? null
                : Boolean.valueOf(members.stream().allMatch(member -> Boolean.TRUE.equals(member.isOffline())));
    }

    /** Whether the clients of all members that count as connected are gone; null if unknown. */
    public @Nullable Boolean isGone() {
        List<StreamingSubscription> online = online();
        if (online.isEmpty()) {
            return false;
        }
        if (online.stream().anyMatch(member -> Boolean.FALSE.equals(gone(member)))) {
            return false;
        }
        return online.stream().anyMatch(member -> gone(member) == null) ? null : Boolean.TRUE;
    }

    private @Nullable Boolean gone(StreamingSubscription member) {
        return member.clientId() == null ? null : gone.get(member.clientId());
    }

    /** Whether no connected member gets new messages; null if unknown. */
    public @Nullable Boolean isStalled() {
        List<StreamingSubscription> online = online();
        return members.stream().allMatch(member -> member.isStalled() == null)
                ? null
                : Boolean.valueOf(!online.isEmpty()
                        && online.stream().allMatch(member -> Boolean.TRUE.equals(member.isStalled())));
    }

    /** The members whose clients are connected. */
    public List<StreamingSubscription> online() {
        return members.stream()
                .filter(member -> !Boolean.TRUE.equals(member.isOffline()))
                .toList();
    }

    private @Nullable Long sum(Function<StreamingSubscription, @Nullable Long> value) {
        return members.stream()
                .map(value)
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .orElse(null);
    }
}
