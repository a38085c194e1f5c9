package io.topz.monitor;

/** The page at the root of a monitoring port, which links to all other pages. */
final class IndexPage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>topz monitor</title>
            <style>
            :root { color-scheme: light dark; --line: #8884; --link: #1668a8; }
            @media (prefers-color-scheme: dark) { :root { --link: #7cc0ff; } }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }
            h1 { font-size: 1.4rem; margin: 0; }
            p { margin: .3rem 0 1.5rem; opacity: .8; }
            table { border-collapse: collapse; width: 100%; }
            td { border-top: 1px solid var(--line); padding: .45rem .8rem .45rem 0; vertical-align: top; }
            td:first-child { font: 14px/1.7 ui-monospace, monospace; }
            a { color: var(--link); text-decoration: none; }
            a:hover { text-decoration: underline; }
            code { font: 14px ui-monospace, monospace; }
            </style>
            </head>
            <body>
            <h1>topz monitor</h1>
            <p>What this NATS server does right now, as JSON.</p>
            <table>
            """;

    private static final String TAIL = """
            </table>
            <p>Add <code>?compact=1</code> to leave out the white space.</p>
            </body>
            </html>
            """;

    private IndexPage() {}

    /**
     * The page for a base path. Its links are relative, so that they also work behind a proxy that adds a path of its own.
     *
     * @param base base path, with a leading slash and none at the end; empty for none
     */
    static String html(String base) {
        String directory = base.substring(base.lastIndexOf('/') + 1);
        StringBuilder html = new StringBuilder(HEAD);
        for (MonitorPage<?> page : MonitorPage.ALL) {
            String link = directory.isEmpty() ? page.path().substring(1) : directory + page.path();
            html.append("<tr><td><a href=\"").append(Html.escape(link)).append("\">");
            html.append(Html.escape(page.path())).append("</a></td><td>");
            html.append(Html.escape(page.title() + ": " + page.summary())).append("</td></tr>\n");
        }
        String up = "../"
                .repeat(Math.max(0, (int) base.chars().filter(c -> c == '/').count() - 1));
        html.append("<tr><td><a href=\"")
                .append(up)
                .append(StreamingPages.INDEX.substring(1))
                .append("\">");
        html.append(StreamingPages.INDEX).append("</a></td><td>NATS Streaming, where the server has it</td></tr>\n");
        return html.append(TAIL).toString();
    }
}
