package io.topz.recordings.format;

/**
 * A question to a source.
 *
 * @param source the name of the server for people: its address
 * @param path the path with the query of the HTTP request
 */
public record Question(String source, String path) {

    /** The path without the query. */
    public String endpoint() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
