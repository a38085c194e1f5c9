package io.topz.broker.client;

/** A batch that a loop has collected for another thread and not handed over yet. */
public interface HandOver {

    /** Hands everything over. Called on the loop that put it together, at the end of what it was doing. */
    void handOver();

    /** Handing over failed with a defect or for want of memory; whoever else is to get something still gets it. */
    void failed(Throwable e);
}
