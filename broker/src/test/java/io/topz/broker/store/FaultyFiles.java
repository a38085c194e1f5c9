package io.topz.broker.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A file system in memory that can be full, write less than requested, and lose power: unforced data is then lost, or kept in part. Changes
 * of directories survive in the order in which they were made.
 */
final class FaultyFiles implements StoreFiles {

    private static final int PAGE = 512;

    private final RandomGenerator random;
    private Map<Path, Content> names = new TreeMap<>();
    private Map<Path, Content> durableNames = new TreeMap<>();
    private final List<Runnable> unforcedChanges = new ArrayList<>();

    /** The number of bytes that may still be written; negative for no limit. */
    long room = -1;

    /** Whether a write may write less than requested. */
    boolean shortWrites;

    /** The number of forces that still succeed; negative for all. */
    int forces = -1;

    int forced;
    int reads;

    FaultyFiles(RandomGenerator random) {
        this.random = random;
    }

    private static final class Content {
        private byte[] bytes = new byte[0];
        private byte[] durable = new byte[0];
    }

    /** Simulates a power failure: only forced data is certain to survive. */
    void losePower() {
        int surviving = random.nextInt(unforcedChanges.size() + 1);
        unforcedChanges.subList(0, surviving).forEach(Runnable::run);
        unforcedChanges.clear();
        names = new TreeMap<>(durableNames);
        for (Content content : names.values()) {
            content.bytes = survivingBytes(content);
            content.durable = content.bytes;
        }
    }

    /** The surviving content of a file: it has its old length or its new one, and every page is old or new. */
    private byte[] survivingBytes(Content content) {
        byte[] old = content.durable;
        byte[] now = content.bytes;
        byte[] survivor = Arrays.copyOf(old, random.nextBoolean() ? old.length : now.length);
        boolean pagesInOrder = random.nextBoolean();
        for (int from = 0; from < survivor.length; from += PAGE) {
            int to = Math.min(Math.min(from + PAGE, survivor.length), now.length);
            if (from < to && random.nextBoolean()) {
                System.arraycopy(now, from, survivor, from, to - from);
            } else if (pagesInOrder) {
                break;
            }
        }
        return survivor;
    }

    byte[] content(Path file) {
        return find(file).bytes;
    }

    void damage(Path file, int offset, int xor) {
        Content content = find(file);
        content.bytes = content.bytes.clone();
        content.bytes[offset] ^= (byte) xor;
        content.durable = content.bytes;
    }

    void replace(Path file, byte[] bytes) {
        Content content = new Content();
        content.bytes = bytes;
        content.durable = bytes;
        names.put(file, content);
        durableNames.put(file, content);
    }

    /** The files in the order of their names. */
    List<Path> all() {
        return List.copyOf(names.keySet());
    }

    private Content find(Path file) {
        Content content = names.get(file);
        if (content == null) {
            throw new IllegalArgumentException("no file " + file);
        }
        return content;
    }

    @Override
    public OpenFile open(Path file) throws IOException {
        Content content = names.get(file);
        if (content == null) {
            throw new NoSuchFileException(file.toString());
        }
        return new Open(content);
    }

    @Override
    public OpenFile create(Path file) throws IOException {
        if (room == 0) {
            throw new IOException("No space left on device");
        }
        Content content = new Content();
        change(target -> target.put(file, content));
        return new Open(content);
    }

    private void change(java.util.function.Consumer<Map<Path, Content>> change) {
        change.accept(names);
        unforcedChanges.add(() -> change.accept(durableNames));
    }

    @Override
    public boolean exists(Path file) {
        return names.containsKey(file) || names.keySet().stream().anyMatch(name -> name.startsWith(file));
    }

    @Override
    public List<String> list(Path directory) {
        return names.keySet().stream()
                .filter(file -> directory.equals(file.getParent()))
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    @Override
    public void createDirectories(Path directory) {}

    @Override
    public void move(Path from, Path to) {
        Content content = find(from);
        change(target -> {
            target.remove(from);
            target.put(to, content);
        });
    }

    @Override
    public void delete(Path file) {
        Content content = names.get(file);
        if (content != null) {
            if (room >= 0) {
                room += content.bytes.length;
            }
            change(target -> target.remove(file));
        }
    }

    @Override
    public void forceDirectory(Path directory) {
        unforcedChanges.forEach(Runnable::run);
        unforcedChanges.clear();
    }

    private final class Open implements OpenFile {
        private final Content content;

        Open(Content content) {
            this.content = content;
        }

        @Override
        public int read(ByteBuffer target, long offset) {
            reads++;
            int length = (int) Math.min(target.remaining(), content.bytes.length - offset);
            if (length <= 0) {
                return -1;
            }
            target.put(content.bytes, (int) offset, length);
            return length;
        }

        @Override
        public int write(ByteBuffer source, long offset) throws IOException {
            int length = source.remaining();
            if (shortWrites) {
                length = random.nextInt(length + 1);
            }
            long growth = Math.max(0, offset + length - content.bytes.length);
            if (room >= 0 && growth > room) {
                length -= (int) (growth - room);
                if (length <= 0) {
                    throw new IOException("No space left on device");
                }
            }
            byte[] before = content.bytes;
            byte[] after = Arrays.copyOf(before, (int) Math.max(before.length, offset + length));
            source.get(after, (int) offset, length);
            if (room >= 0) {
                room -= after.length - before.length;
            }
            content.bytes = after;
            return length;
        }

        @Override
        public void force() throws IOException {
            if (forces == 0) {
                throw new IOException("Input/output error");
            }
            forces--;
            forced++;
            content.durable = content.bytes;
        }

        @Override
        public long size() {
            return content.bytes.length;
        }

        @Override
        public void truncate(long size) {
            if (size < content.bytes.length) {
                if (room >= 0) {
                    room += content.bytes.length - size;
                }
                content.bytes = Arrays.copyOf(content.bytes, (int) size);
            }
        }

        @Override
        public void close() {}
    }
}
