package io.topz.broker.streaming.channel;

import io.topz.broker.options.ChannelLimits;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DiskCounters;
import io.topz.collectors.counter.Limit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The channels of the service by their names. Names that differ in case only exclude each other. */
public final class Channels {

    private final Reactor reactor;
    private final ChannelStore store;
    private final ChannelLimits limits;
    private final Limit maxChannels;
    private final DiskCounters counters = new DiskCounters();
    private final Map<String, Channel> channels = new HashMap<>();
    private final Map<String, String> namesInLowerCase = new HashMap<>();
    private final Consumer<Channel> repaired;

    /**
     * No channels yet.
     *
     * @param maxChannels how many there may be, 0 without limit
     * @param repaired is told of a channel that works again
     */
    public Channels(
            Reactor reactor, ChannelStore store, ChannelLimits limits, int maxChannels, Consumer<Channel> repaired) {
        this.reactor = reactor;
        this.store = store;
        this.limits = limits;
        this.maxChannels = new Limit("max_channels", "channels", maxChannels);
        this.repaired = repaired;
    }

    /** The failures of its files. */
    public DiskCounters counters() {
        return counters;
    }

    /** How many channels there may be, and how often one was refused. Any thread. */
    public Limit maxChannels() {
        return maxChannels;
    }

    public Collection<Channel> all() {
        return channels.values();
    }

    public @Nullable Channel get(String name) {
        return channels.get(name);
    }

    /**
     * The channel of that name, which is made if it is not there.
     *
     * @throws ChannelRefusedException when there may be no such channel
     */
    public Channel getOrCreate(String name) throws ChannelRefusedException {
        Channel channel = channels.get(name);
        if (channel != null) {
            return channel;
        }
        String other = namesInLowerCase.get(name.toLowerCase(Locale.ROOT));
        if (other != null) {
            // The misspelling is the reference's, and clients may look for it.
            throw new ChannelRefusedException("rejecting channel \"" + name + "\" because channel \"" + other
                    + "\" alreay exists (different cases not allowed)");
        }
        if (maxChannels.value() > 0 && channels.size() >= maxChannels.value()) {
            maxChannels.strike();
            throw new ChannelRefusedException("too many channels");
        }
        return open(name);
    }

    /** Opens a channel that is in the store, or makes it. */
    public Channel open(String name) {
        List<Channel> self = new ArrayList<>(1);
        Channel channel = new Channel(name, limits, reactor, store, counters, () -> self.forEach(repaired));
        self.add(channel);
        channels.put(name, channel);
        namesInLowerCase.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        return channel;
    }

    /** Deletes a channel with its messages. */
    public void delete(Channel channel) {
        channels.remove(channel.name());
        namesInLowerCase.remove(channel.name().toLowerCase(Locale.ROOT), channel.name());
        channel.delete();
    }

    /** Forces to the disk what was written since the last time. */
    public void sync() {
        channels.values().forEach(Channel::sync);
    }

    /** Closes the files of all channels. */
    public void close() {
        channels.values().forEach(Channel::close);
    }
}
