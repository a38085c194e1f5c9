package io.topz.app.monitoring;

import io.topz.collectors.testing.TestServer;

/** A target as the server of a script. */
record ScriptTarget(Target target) implements TestServer {

    @Override
    public int port() {
        return target.clientPort();
    }

    @Override
    public String get(String path) {
        return Reply.of(target, new Request("GET", path)).body();
    }

    @Override
    public void stop() {
        target.close();
    }
}
