package io.topz.app.log;

/** The standard error stream. Other code also writes to it, and it is never closed. */
final class StandardErrorSink implements LogSink {

    @Override
    public void write(String lines) {
        System.err.print(lines);
        System.err.flush();
    }

    @Override
    public boolean reopen() {
        return false;
    }

    @Override
    public void close() {}
}
