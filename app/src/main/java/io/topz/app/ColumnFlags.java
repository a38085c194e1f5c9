package io.topz.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The syntax of {@code --columns}: {@code [VIEW=]NAMES}, repeated with semicolons as separators. */
final class ColumnFlags {

    private ColumnFlags() {}

    /**
     * Returns the columns by the names of the views.
     *
     * @param opened the view that names without a view belong to
     */
    static Map<String, String> byView(List<String> given, String opened) {
        Map<String, String> byView = new LinkedHashMap<>();
        for (String flag : given) {
            for (String one : flag.split(";", -1)) {
                int equals = one.indexOf('=');
                String view = equals < 0 ? opened : one.substring(0, equals).strip();
                byView.put(view, one.substring(equals + 1).strip());
            }
        }
        return byView;
    }
}
