package io.topz.broker.streaming.channel;

import io.topz.broker.options.StoreLimits;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.streaming.message.ByteRange;
import io.topz.collectors.counter.Limit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The channels of the service by name. Two names must not differ only in case. */
public final class Channels {

    private final Reactor reactor;
    private final ChannelStore store;
    private final StoreLimits limits;
    private final Limit maxChannels;
    private final DiskCounters counters = new DiskCounters();
    private final Map<String, Channel> channels = new HashMap<>();
    private final Map<String, String> namesInLowerCase = new HashMap<>();
    private final Consumer<Channel> repaired;

    /** The channel found last: most messages in a row are for the same one. */
    private @Nullable Channel latest;

    /**
     * Creates an empty set.
     *
     * @param repaired is called with a channel that works again
     */
    public Channels(Reactor reactor, ChannelStore store, StoreLimits limits, Consumer<Channel> repaired) {
        this.reactor = reactor;
        this.store = store;
        this.limits = limits;
        this.maxChannels = new Limit("max_channels", "channels", limits.maxChannels());
        this.repaired = repaired;
    }

    /** The counters of disk failures. */
    public DiskCounters counters() {
        return counters;
    }

    /** The maximum number of channels, and the number of refusals. May be called on any thread. */
    public Limit maxChannels() {
        return maxChannels;
    }

    public Collection<Channel> all() {
        return channels.values();
    }

    public @Nullable Channel get(String name) {
        return channels.get(name);
    }

    /** The channel to which a message is published; null if there is none. */
    public @Nullable Channel get(ByteRange name) {
        Channel channel = latest;
        if (channel == null || !channel.isNamed(name)) {
            channel = channels.get(name.toString());
            latest = channel;
        }
        return channel;
    }

    /**
     * The channel with that name, which is created if it does not exist.
     *
     * @throws ChannelRefusedException if it cannot be created
     */
    public Channel getOrCreate(String name) throws ChannelRefusedException {
        Channel channel = channels.get(name);
        if (channel != null) {
            return channel;
        }
        String other = namesInLowerCase.get(name.toLowerCase(Locale.ROOT));
        if (other != null) {
            // The misspelling is that of nats-streaming-server, and clients may search for it.
            throw new ChannelRefusedException("rejecting channel \"" + name + "\" because channel \"" + other
                    + "\" alreay exists (different cases not allowed)");
        }
        if (maxChannels.value() > 0 && channels.size() >= maxChannels.value()) {
            maxChannels.strike();
            throw new ChannelRefusedException("too many channels");
        }
        return open(name);
    }

    /** Opens a stored channel, or creates it. */
    public Channel open(String name) {
        List<Channel> self = new ArrayList<>(1);
        Channel channel = new Channel(name, limits.of(name), reactor, store, counters, () -> self.forEach(repaired));
        self.add(channel);
        channels.put(name, channel);
        namesInLowerCase.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        return channel;
    }

    /** Deletes a channel with its messages. */
    public void delete(Channel channel) {
        latest = null;
        channels.remove(channel.name());
        namesInLowerCase.remove(channel.name().toLowerCase(Locale.ROOT), channel.name());
        channel.delete();
    }

    /** Forces the records written since the last call to the disk. */
    public void sync() {
        channels.values().forEach(Channel::sync);
    }

    /** Closes the files of all channels. */
    public void close() {
        channels.values().forEach(Channel::close);
    }
}
