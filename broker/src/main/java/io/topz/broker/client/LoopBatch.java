package io.topz.broker.client;

/** The output that a loop has collected for another thread and not handed over yet. */
public interface LoopBatch {

    /** Hands over everything. Called on the loop that collected it, at the end of a read or task. */
    void handOver();

    /** Called when handing over failed because of a defect or lack of memory. Other batches are still handed over. */
    void failed(Throwable e);
}
