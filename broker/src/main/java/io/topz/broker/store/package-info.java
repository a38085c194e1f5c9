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
 * <p>Everything runs in turns, one at a time, so nothing here locks. Only the deletion of files may happen on another thread.
 */
@NullMarked
package io.topz.broker.store;

import org.jspecify.annotations.NullMarked;
