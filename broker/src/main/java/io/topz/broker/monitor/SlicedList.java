package io.topz.broker.monitor;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A list whose elements come from another thread, some at a time, while it is walked: the next slice is made while this one is
 * being used. Whoever asks for its size or for one element gets all of them fetched first. One thread.
 */
final class SlicedList<E> extends AbstractList<E> {

    /** Where the slices come from. */
    @FunctionalInterface
    interface Source<E> {

        /** The slice of that number, from 0. */
        CompletableFuture<List<E>> slice(int number);
    }

    private final int slices;
    private final Source<E> source;
    private @Nullable List<E> all;

    /** At least one slice. */
    SlicedList(int slices, Source<E> source) {
        this.slices = slices;
        this.source = source;
    }

    @Override
    public Iterator<E> iterator() {
        List<E> fetched = all;
        return fetched == null ? new Walk<>(slices, source) : fetched.iterator();
    }

    @Override
    public E get(int index) {
        return all().get(index);
    }

    @Override
    public int size() {
        return all().size();
    }

    private List<E> all() {
        List<E> fetched = all;
        if (fetched == null) {
            fetched = new ArrayList<>();
            new Walk<>(slices, source).forEachRemaining(fetched::add);
            all = fetched;
        }
        return fetched;
    }

    private static final class Walk<E> implements Iterator<E> {
        private final int slices;
        private final Source<E> source;
        private int taken;
        private CompletableFuture<List<E>> coming;
        private Iterator<E> slice = List.<E>of().iterator();

        Walk(int slices, Source<E> source) {
            this.slices = slices;
            this.source = source;
            coming = source.slice(0);
        }

        @Override
        public boolean hasNext() {
            while (!slice.hasNext() && taken < slices) {
                slice = coming.join().iterator();
                if (++taken < slices) {
                    coming = source.slice(taken);
                }
            }
            return slice.hasNext();
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return slice.next();
        }
    }
}
