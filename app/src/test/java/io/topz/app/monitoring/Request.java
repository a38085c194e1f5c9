package io.topz.app.monitoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The first line of a request.
 *
 * @param method any token
 * @param target path and query, without the base path
 */
record Request(String method, String target) {

    private static final Pattern CLIENT = Pattern.compile("\\{(\\d+)}");

    /** The requests of a table: a method and a target in each line; lines that start with {@code #} are comments. */
    static List<Request> table(String name) throws IOException {
        try (InputStream in = Request.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Request::parse)
                    .toList();
        }
    }

    private static Request parse(String line) {
        String[] parts = line.strip().split(" +", 2);
        return new Request(parts[0], parts[1]);
    }

    /** This request with the numbers in braces replaced by ids of clients. */
    Request withIds(long firstCid) {
        String resolved =
                CLIENT.matcher(target).replaceAll(number -> Long.toString(firstCid + Long.parseLong(number.group(1))));
        return new Request(method, resolved);
    }

    /** The path without the query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
