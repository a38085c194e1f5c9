package io.topz.top;

import java.io.IOException;
import java.nio.file.Path;

/** User files in memory. */
final class FakeUserFiles implements UserFiles {

    String copy = "";
    String view = "";
    boolean isFull;

    @Override
    public Path keepCopy(String text) throws IOException {
        failIfFull();
        copy = text;
        return Path.of("/home/me/copied.txt");
    }

    @Override
    public Path keepView(String text) throws IOException {
        failIfFull();
        view = text;
        return Path.of("/home/me/top.conf");
    }

    private void failIfFull() throws IOException {
        if (isFull) {
            throw new IOException("no space left on device");
        }
    }
}
