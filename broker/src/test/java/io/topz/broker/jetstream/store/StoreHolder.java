package io.topz.broker.jetstream.store;

import io.topz.broker.store.StoreFiles;
import io.topz.broker.store.SyncPolicy;
import java.io.IOException;
import java.nio.file.Path;

/** A program that holds a store directory until it is killed. */
final class StoreHolder {

    private StoreHolder() {}

    public static void main(String[] args) throws IOException {
        JetStreamDirectory held = JetStreamDirectory.open(Path.of(args[0]), SyncPolicy.ALWAYS, StoreFiles.DISK);
        System.out.println("held");
        System.in.read();
        held.close();
    }
}
