/** Backups of streams in nats-server's own format: a tar archive of its store files, compressed with S2. */
@NullMarked
package io.topz.broker.jetstream.backup;

import org.jspecify.annotations.NullMarked;
