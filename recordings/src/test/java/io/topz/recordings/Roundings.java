package io.topz.recordings;

import io.topz.collectors.document.Document;

/** Gives other tests access to the rounding of recordings. */
public final class Roundings {

    private Roundings() {}

    public static Document of(Document document) {
        return Rounding.apply(document);
    }
}
