package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segments of a log by number. Segments without messages are deleted, and those with few are rewritten. */
final class Segments {

    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);

    private static final String LOST = "lost";

    private final LogResources resources;
    private final Path directory;
    private final SparseList<Segment> byNumber = new SparseList<>();
    private final Set<Segment> allGone = new LinkedHashSet<>();
    private final List<Segment> carrying = new ArrayList<>();
    private final Set<Segment> mostlyGone = new LinkedHashSet<>();

    /** The newest segment with a file. It is never deleted, because it records the last sequence. */
    private @Nullable Segment newest;

    /** The number of files deleted in one commit; the operating system may take some milliseconds for each. */
    private static final int MAX_DELETED_AT_ONCE = 8;

    /** The largest gap between the numbers of segments. */
    private static final int MAX_GAP = 1 << 20;

    private final SegmentList list;
    private SegmentList.@Nullable Content listed;
    private int nextNumber = 1;
    private boolean directoryUnforced;
    private boolean deletionFails;
    private boolean hasMoreToDelete;

    Segments(LogResources resources, Path directory) {
        this.resources = resources;
        this.directory = directory;
        list = new SegmentList(resources.files, directory);
    }

    /** Finds the files, and deletes those of an interrupted compaction. */
    void open() throws IOException {
        resources.createDirectories(directory);
        SegmentList.Content content = list.read();
        listed = content;
        for (String name : resources.files.list(directory)) {
            int number = Segment.number(name);
            if (number > 0 && isOfThisLog(number)) {
                newest = new Segment(directory, number, resources.openFiles);
                newest.hasFile = true;
                byNumber.add(number, newest);
                nextNumber = number + 1;
            } else if (number > 0) {
                Path aside = CheckedFile.quarantine(resources.files, directory.resolve(name));
                LOG.error("{} is no segment of this log, and is put aside as {}", name, aside);
            } else if (name.endsWith(CheckedFile.TEMPORARY)) {
                resources.files.delete(directory.resolve(name));
            }
        }
        if (content != null) {
            nextNumber = Math.max(nextNumber, content.lastNumber() + 1);
        }
    }

    /** Whether the number fits the other segments: some numbers may be missing, but not very many in a row. */
    private boolean isOfThisLog(int number) {
        int last = Math.max(nextNumber, listed == null ? 0 : listed.lastNumber());
        return number - last < MAX_GAP && number < Integer.MAX_VALUE - MAX_GAP;
    }

    /** The list read when the log was opened; null if there was none. */
    SegmentList.@Nullable Content listed() {
        return listed;
    }

    /** The last sequence that may be used before the next {@link #reserve}. */
    long reserved() {
        return list.reserved();
    }

    /** Writes the list again, and reserves sequences above the last one. */
    void reserve(long lastSequence) throws IOException {
        list.write(lastSequence + SegmentList.RESERVE, byNumber, false);
    }

    /** Writes the list for a log that is being closed. */
    void listClosed(long lastSequence) throws IOException {
        list.write(lastSequence, byNumber, true);
    }

    /**
     * Removes a segment from the list that was begun but has no file. If the list cannot be written it is deleted, because a missing list
     * is not wrong.
     */
    void unlist(Segment segment) throws IOException {
        segment.hasFile = false;
        relist();
    }

    private void relist() throws IOException {
        try {
            list.write(list.reserved(), byNumber, false);
        } catch (IOException e) {
            LOG.debug("no list of segments can be written", e);
            list.delete();
        }
    }

    /** The file with the lost sequences. */
    CheckedFile lost() {
        return new CheckedFile(resources.files, directory.resolve(LOST));
    }

    Path path(int number) {
        return new Segment(directory, number, resources.openFiles).path;
    }

    Segment add() {
        Segment segment = new Segment(directory, nextNumber++, resources.openFiles);
        byNumber.add(segment.number, segment);
        return segment;
    }

    /** Removes a segment that was added and has no file. */
    void remove(Segment segment) {
        byNumber.remove(segment.number);
    }

    /** Records that the segment has a file, which was forced. */
    void created(Segment segment) throws IOException {
        segment.hasFile = true;
        reserve(segment.lastSequence);
        newest = segment;
        directoryUnforced = true;
    }

    @Nullable
    Segment newest() {
        return newest;
    }

    SparseList<Segment> byNumber() {
        return byNumber;
    }

    @Nullable
    Segment get(int number) {
        return byNumber.get(number);
    }

    /** Checks whether a completed segment can be deleted or rewritten, after messages were removed. */
    void checkGone(Segment segment) {
        if (segment.isAllGone()) {
            allGone.add(segment);
        } else if (segment.isMostlyGone()) {
            mostlyGone.add(segment);
        }
    }

    /** Removes all messages below a sequence. */
    void removeBelow(long firstSequence, @Nullable Segment active) {
        byNumber.forEachWhile(segment -> {
            segment.messages().removeBelow(firstSequence);
            if (segment != active) {
                checkGone(segment);
            }
            return segment.lastSequence < firstSequence;
        });
    }

    /**
     * The removals that must be repeated because only segments that are about to be deleted have them. Without them, messages in older
     * segments would reappear. {@link #carriedOver} confirms that they were written again.
     */
    List<Long> removalsToCarryOver(@Nullable Segment active) {
        List<Long> needed = new ArrayList<>();
        carrying.clear();
        for (Segment segment : allGone) {
            if (segment == active || segment.removals() == 0) {
                continue;
            }
            try {
                if (hasOlder(segment)) {
                    needed.addAll(compactor(segment, true).neededRemovals());
                }
                carrying.add(segment);
            } catch (IOException e) {
                LOG.warn("{} cannot be read, so it is kept", segment.path, e);
            }
        }
        return needed;
    }

    void carriedOver() {
        carrying.forEach(Segment::removalsCarriedOver);
        carrying.clear();
    }

    private boolean hasOlder(Segment segment) {
        boolean[] found = new boolean[1];
        byNumber.forEachWhile(older -> {
            found[0] = older.number < segment.number && !older.isAllGone();
            return !found[0] && older.number < segment.number;
        });
        return found[0];
    }

    private Compactor compactor(Segment segment, boolean goneAreDeleted) {
        return new Compactor(resources, segment, sequence -> isHiddenInOlder(segment, sequence, goneAreDeleted));
    }

    /** Whether an older segment that is kept has the record of a removed message. */
    private boolean isHiddenInOlder(Segment segment, long sequence, boolean goneAreDeleted) {
        boolean[] found = new boolean[1];
        byNumber.forEachWhile(older -> {
            found[0] = older.number < segment.number
                    && !(goneAreDeleted && older.isAllGone())
                    && older.messages().contains(sequence)
                    && !older.messages().isLive(sequence);
            return !found[0] && older.number < segment.number;
        });
        return found[0];
    }

    /**
     * Deletes some of the segments without messages and returns them. Older ones are deleted first, because the others may hold the
     * removals of their messages.
     */
    List<Segment> deleteGone() {
        hasMoreToDelete = false;
        List<Segment> deleted = new ArrayList<>();
        List<Segment> inOrder = new ArrayList<>(allGone);
        inOrder.sort(Comparator.comparingInt(segment -> segment.number));
        for (Segment segment : inOrder) {
            if (segment == newest || segment.removals() > 0) {
                continue;
            }
            hasMoreToDelete = deleted.size() == MAX_DELETED_AT_ONCE;
            if (hasMoreToDelete) {
                break;
            }
            try {
                if (segment.hasFile) {
                    inOrder.stream()
                            .filter(each -> each != newest && each.removals() == 0)
                            .forEach(each -> each.hasFile = false);
                    relist();
                }
                resources.openFiles.close(segment);
                resources.files.delete(segment.path);
                deletionFails = false;
            } catch (IOException e) {
                if (!deletionFails) {
                    LOG.warn("{} cannot be deleted; this is retried", segment.path, e);
                }
                deletionFails = true;
                break;
            }
            byNumber.remove(segment.number);
            mostlyGone.remove(segment);
            allGone.remove(segment);
            deleted.add(segment);
        }
        directoryUnforced |= !deleted.isEmpty();
        return deleted;
    }

    /** Whether {@link #deleteGone} has left segments for the next time. */
    boolean hasMoreToDelete() {
        return hasMoreToDelete;
    }

    /** Rewrites one segment with few messages and returns it; null if there is none. */
    @Nullable
    Segment compactOne(long firstSequence) {
        Iterator<Segment> each = mostlyGone.iterator();
        if (!each.hasNext()) {
            return null;
        }
        Segment segment = each.next();
        each.remove();
        if (segment.isAllGone() || !segment.isMostlyGone()) {
            return null;
        }
        segment.isChanging = true;
        try {
            relist();
            compactor(segment, false).run(firstSequence);
            directoryUnforced = true;
            return segment;
        } catch (IOException e) {
            LOG.warn("{} cannot be rewritten, so it keeps the space of removed messages", segment.path, e);
            segment.keptAsItIs = true;
            return null;
        } finally {
            segment.isChanging = false;
        }
    }

    void forceDirectory() throws IOException {
        if (directoryUnforced) {
            resources.files.forceDirectory(directory);
            directoryUnforced = false;
        }
    }

    long sizeBytes() {
        long[] sum = new long[1];
        byNumber.forEachWhile(segment -> {
            sum[0] += segment.size;
            return true;
        });
        return sum[0];
    }

    /** Closes the files. Durable data was forced before, so a failed close loses nothing. */
    void close() {
        byNumber.forEachWhile(segment -> {
            try {
                resources.openFiles.close(segment);
            } catch (IOException e) {
                LOG.warn("closing {} failed", segment.path, e);
            }
            return true;
        });
    }
}
