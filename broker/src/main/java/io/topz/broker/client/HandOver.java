package io.topz.broker.client;

/** Something that a loop has put together for another and has not handed over yet. */
public interface HandOver {

    /** Hands everything over. Called on the loop that put it together, at the end of what it was doing. */
    void handOver();

    /** Handing over failed with a defect or for want of memory; whoever else is to get something still gets it. */
    void failed(Throwable e);
}
