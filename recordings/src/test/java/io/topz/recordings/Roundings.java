package io.topz.recordings;

import io.topz.collectors.document.Document;

/** Lets other tests round as recordings do. */
public final class Roundings {

    private Roundings() {}

    public static Document of(Document document) {
        return Rounding.apply(document);
    }
}
