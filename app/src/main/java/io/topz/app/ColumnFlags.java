package io.topz.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The syntax of {@code --columns}: {@code [VIEW=]NAMES}, several of them with semicolons between them. */
final class ColumnFlags {

    private ColumnFlags() {}

    /**
     * The columns by the names of the views.
     *
     * @param opened the view where no other is named
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
