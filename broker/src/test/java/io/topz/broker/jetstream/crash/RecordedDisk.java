package io.topz.broker.jetstream.crash;

import io.topz.broker.store.StoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * The disk of this machine. It records the order in which files are written, forced, renamed and deleted, so that the content after a power
 * failure at any moment can be computed. Safe for any thread.
 */
final class RecordedDisk implements StoreFiles {

    private static final int PAGE = 512;

    /** The value that represents a directory where names are mapped to files. */
    private static final Integer DIRECTORY = 0;

    /** The part of the unforced changes that survives a power failure. */
    enum Unforced {
        /** Nothing: all unforced data was only in the memory of the controller. */
        LOST,
        /** Any pages of any file, and a part of the changes of directories in their order. */
        PARTLY_WRITTEN,
        /** Everything, as after a failure of the process alone. */
        WRITTEN
    }

    /** The content of a file, independent of its name. */
    private static final class Content {
        private byte[] bytes = new byte[0];
        private byte[] forced = new byte[0];
    }

    /** The content of a disk while operations are applied to it. */
    private static final class State {
        private final Map<Integer, Content> contents = new HashMap<>();
        private final Map<Path, Integer> names = new LinkedHashMap<>();
        private final Map<Path, Integer> forcedNames = new LinkedHashMap<>();
        private final Map<Path, List<Renaming>> unforced = new LinkedHashMap<>();

        Content content(int file) {
            return contents.computeIfAbsent(file, any -> new Content());
        }

        void rename(Path directory, Renaming renaming) {
            renaming.apply(names);
            unforced.computeIfAbsent(directory, any -> new ArrayList<>()).add(renaming);
        }

        /**
         * Drops the changes inside a directory that moves, as if they had never reached the disk: a new directory of the same name must not
         * inherit them. A directory moves only to be deleted or put aside, so nothing relies on them afterwards.
         */
        void forgetInside(Path moved) {
            unforced.keySet().removeIf(directory -> directory.startsWith(moved));
        }
    }

    private interface Operation {
        void apply(State state);
    }

    private interface Renaming {
        void apply(Map<Path, Integer> names);
    }

    private final List<Operation> operations = new ArrayList<>();
    private final Map<Path, Integer> files = new HashMap<>();
    private int lastFile;

    /** The number of recorded operations. */
    synchronized int size() {
        return operations.size();
    }

    /**
     * Writes the content that the disk would have after a power failure before that operation to a directory.
     *
     * @param from the recorded directory
     * @param to a directory that contains the directories that existed when the recording began
     */
    void restore(int before, Unforced unforced, Random random, Path from, Path to) throws IOException {
        State state = new State();
        List<Operation> done;
        synchronized (this) {
            done = List.copyOf(operations.subList(0, before));
        }
        done.forEach(operation -> operation.apply(state));
        Map<Path, Integer> names = names(state, unforced, random);
        for (Map.Entry<Path, Integer> name : new TreeMap<>(names).entrySet()) {
            Path file = to.resolve(from.relativize(name.getKey()));
            if (!DISK.exists(parent(file))) {
                continue;
            }
            if (name.getValue().equals(DIRECTORY)) {
                DISK.createDirectories(file);
                continue;
            }
            byte[] bytes = surviving(state.content(name.getValue()), unforced, random);
            try (OpenFile copy = DISK.create(file)) {
                copy.writeFully(bytes, 0, bytes.length, 0);
            }
        }
    }

    private static Map<Path, Integer> names(State state, Unforced unforced, Random random) {
        if (unforced == Unforced.WRITTEN) {
            return state.names;
        }
        if (unforced == Unforced.PARTLY_WRITTEN) {
            for (List<Renaming> changes : state.unforced.values()) {
                changes.subList(0, random.nextInt(changes.size() + 1))
                        .forEach(renaming -> renaming.apply(state.forcedNames));
            }
        }
        return state.forcedNames;
    }

    private static byte[] surviving(Content content, Unforced unforced, Random random) {
        if (unforced != Unforced.PARTLY_WRITTEN) {
            return unforced == Unforced.LOST ? content.forced : content.bytes;
        }
        byte[] now = content.bytes;
        byte[] survivor = Arrays.copyOf(content.forced, random.nextBoolean() ? content.forced.length : now.length);
        for (int page = 0; page < survivor.length; page += PAGE) {
            int end = Math.min(Math.min(page + PAGE, survivor.length), now.length);
            if (page < end && random.nextBoolean()) {
                System.arraycopy(now, page, survivor, page, end - page);
            }
        }
        return survivor;
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private synchronized void record(Operation operation) {
        operations.add(operation);
    }

    private void renaming(Path directory, Renaming renaming) {
        record(state -> state.rename(directory, renaming));
    }

    @Override
    public synchronized OpenFile open(Path file) throws IOException {
        OpenFile opened = DISK.open(file);
        return new Recorded(opened, files.computeIfAbsent(file, any -> ++lastFile));
    }

    @Override
    public synchronized OpenFile create(Path file) throws IOException {
        OpenFile created = DISK.create(file);
        int number = ++lastFile;
        files.put(file, number);
        renaming(parent(file), names -> names.put(file, number));
        return new Recorded(created, number);
    }

    @Override
    public boolean exists(Path file) {
        return DISK.exists(file);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return DISK.list(directory);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        List<Path> made = new ArrayList<>();
        for (Path each = directory; each != null && !DISK.exists(each); each = each.getParent()) {
            made.add(0, each);
        }
        DISK.createDirectories(directory);
        made.forEach(each -> renaming(parent(each), names -> names.put(each, DIRECTORY)));
    }

    @Override
    public synchronized void move(Path from, Path to) throws IOException {
        DISK.move(from, to);
        move(files, from, to);
        record(state -> {
            state.rename(parent(to), names -> move(names, from, to));
            state.forgetInside(from);
        });
    }

    private static void move(Map<Path, Integer> names, Path from, Path to) {
        for (Path name : List.copyOf(names.keySet())) {
            if (name.startsWith(from)) {
                Integer file = names.remove(name);
                names.put(name.equals(from) ? to : to.resolve(from.relativize(name)), file);
            }
        }
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        DISK.delete(file);
        files.remove(file);
        renaming(parent(file), names -> names.remove(file));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        DISK.forceDirectory(directory);
        record(state -> {
            List<Renaming> changes = state.unforced.remove(directory);
            if (changes != null) {
                changes.forEach(renaming -> renaming.apply(state.forcedNames));
            }
        });
    }

    private final class Recorded implements OpenFile {

        private final OpenFile file;
        private final int number;

        Recorded(OpenFile file, int number) {
            this.file = file;
            this.number = number;
        }

        @Override
        public int read(ByteBuffer target, long offset) throws IOException {
            return file.read(target, offset);
        }

        @Override
        public int write(ByteBuffer source, long offset) throws IOException {
            ByteBuffer before = source.duplicate();
            int length = file.write(source, offset);
            byte[] bytes = new byte[length];
            before.get(bytes);
            record(state -> {
                Content content = state.content(number);
                content.bytes =
                        Arrays.copyOf(content.bytes, (int) Math.max(content.bytes.length, offset + bytes.length));
                System.arraycopy(bytes, 0, content.bytes, (int) offset, bytes.length);
            });
            return length;
        }

        @Override
        public void force() throws IOException {
            file.force();
            record(state ->
                    state.content(number).forced = state.content(number).bytes.clone());
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
            record(state -> {
                Content content = state.content(number);
                content.bytes = Arrays.copyOf(content.bytes, (int) Math.min(content.bytes.length, size));
            });
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
