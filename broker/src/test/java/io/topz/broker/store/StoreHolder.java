package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.Path;

/** A process that has a store directory until it is killed. */
final class StoreHolder {

    private StoreHolder() {}

    public static void main(String[] args) throws IOException {
        StoreDirectory held = StoreDirectory.open(Path.of(args[0]), SyncPolicy.ALWAYS, StoreFiles.DISK);
        System.out.println("held");
        System.in.read();
        held.close();
    }
}
