/**
 * The storage of services: logs of messages, and small files that are replaced as a whole.
 *
 * <pre>
 *  service  --append, commit-->  MessageLog  --one write per commit-->  segments  (FileLog)
 *                                                                       slabs     (MemoryLog)
 *  service  --replace-->  CheckedFile
 *  start  -->  StoreDirectory  -->  Directory  -->  MessageLog.replay  -->  LogVisitor
 * </pre>
 *
 * <p>Everything runs in turns, one at a time, so there are no locks. Only the deletion of files may happen on another thread.
 */
@NullMarked
package io.topz.broker.store;

import org.jspecify.annotations.NullMarked;
