package io.topz.broker.client;

/** A batch that a loop has collected for another thread and not handed over yet. */
public interface LoopBatch {

    /** Hands everything over. Called on the loop that put it together, at the end of what it was doing. */
    void handOver();

    /** Called when handing over failed with a defect or for lack of memory; other batches are still handed over. */
    void failed(Throwable e);
}
