package io.topz.broker.reactor;

import io.topz.broker.client.IoLoop;
import io.topz.broker.client.LoopBatch;
import io.topz.broker.protocol.Message;

/** The messages that one event loop has collected for the thread of a service. Confined to that loop. */
final class Transfer implements LoopBatch {

    private final IoLoop loop;
    private final Inbox inbox;
    private final ServiceThread reactor;
    private final BatchPool pool = new BatchPool();
    private MessageBatch batch = pool.take();
    private boolean listed;

    Transfer(IoLoop loop, Inbox inbox, ServiceThread reactor) {
        this.loop = loop;
        this.inbox = inbox;
        this.reactor = reactor;
    }

    /** Copies a message; returns false if there is no space for it. */
    boolean add(Receiver receiver, Message message) {
        if (!inbox.reserve(message.subjectLength + message.replyLength + message.bodyLength)) {
            return false;
        }
        batch.add(receiver, message);
        if (!listed) {
            listed = true;
            loop.enlist(this, false);
        }
        if (batch.isFull()) {
            inbox.add(replaceBatch());
        }
        if (inbox.isCrowded()) {
            loop.mustWaitFor(inbox);
        }
        return true;
    }

    @Override
    public void handOver() {
        listed = false;
        if (batch.isEmpty()) {
            return;
        }
        MessageBatch collected = replaceBatch();
        if (!reactor.takeAtOnce(collected)) {
            inbox.add(collected);
        }
    }

    private MessageBatch replaceBatch() {
        MessageBatch collected = batch;
        batch = pool.take();
        return collected;
    }

    @Override
    public void failed(Throwable e) {
        reactor.failed(e);
    }
}
