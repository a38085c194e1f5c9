/**
 * The storage of JetStream: messages, metadata and the state of consumers.
 *
 * <pre>
 *  stream  --append, commit-->  MessageLog  --one write per commit-->  segments  (FileLog)
 *                                                                      slabs     (MemoryLog)
 *  stream, consumer  --replace-->  CheckedFile
 *  start  -->  StoreDirectory  --found streams-->  MessageLog.replay  -->  LogVisitor
 * </pre>
 *
 * Everything runs on the one JetStream thread, so nothing here locks.
 */
@NullMarked
package io.topz.broker.jetstream.store;

import org.jspecify.annotations.NullMarked;
