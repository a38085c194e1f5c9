package io.topz.app.log;

/** Standard error, which is also written to by others and is never closed. */
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
