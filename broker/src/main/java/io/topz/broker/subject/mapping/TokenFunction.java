package io.topz.broker.subject.mapping;

import java.util.ArrayList;
import java.util.List;

/** Functions that split or shorten a token. A token that is not longer than the given size stays unchanged. */
enum TokenFunction {
    SPLIT_FROM_LEFT {
        @Override
        String apply(String token, int size) {
            return token.substring(0, size) + '.' + token.substring(size);
        }
    },

    SPLIT_FROM_RIGHT {
        @Override
        String apply(String token, int size) {
            return SPLIT_FROM_LEFT.apply(token, token.length() - size);
        }
    },

    SLICE_FROM_LEFT {
        @Override
        String apply(String token, int size) {
            return slices(token, size, size);
        }
    },

    SLICE_FROM_RIGHT {
        @Override
        String apply(String token, int size) {
            int remainder = token.length() % size;
            return slices(token, remainder == 0 ? size : remainder, size);
        }
    },

    LEFT {
        @Override
        String apply(String token, int size) {
            return token.substring(0, size);
        }
    },

    RIGHT {
        @Override
        String apply(String token, int size) {
            return token.substring(token.length() - size);
        }
    };

    abstract String apply(String token, int size);

    /** The function with that name in lower case. */
    static TokenFunction of(String name) {
        return switch (name) {
            case "splitfromleft" -> SPLIT_FROM_LEFT;
            case "splitfromright" -> SPLIT_FROM_RIGHT;
            case "slicefromleft" -> SLICE_FROM_LEFT;
            case "slicefromright" -> SLICE_FROM_RIGHT;
            case "left" -> LEFT;
            default -> RIGHT;
        };
    }

    String cut(String token, int size) {
        return size > 0 && size < token.length() ? apply(token, size) : token;
    }

    private static String slices(String token, int first, int size) {
        List<String> slices = new ArrayList<>();
        slices.add(token.substring(0, first));
        for (int from = first; from < token.length(); from += size) {
            slices.add(token.substring(from, Math.min(token.length(), from + size)));
        }
        return String.join(".", slices);
    }

    /** The parts between separators; empty parts are dropped. */
    static String split(String token, String separator) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from <= token.length()) {
            int to = token.indexOf(separator, from);
            int end = to < 0 ? token.length() : to;
            if (end > from) {
                pieces.add(token.substring(from, end));
            }
            from = end + separator.length();
        }
        return String.join(".", pieces);
    }
}
