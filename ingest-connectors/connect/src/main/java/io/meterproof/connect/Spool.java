package io.meterproof.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;

/** The block files and record files of a directory that one task reads, in the order of their names. */
final class Spool {
    private static final String SUFFIX = ".blocks";
    /** A line that is no block travels whole; this leaves room for a record's frame under 12 MiB. */
    private static final int LONGEST_LINE = (12 << 20) - (64 << 10);

    private static final long BATCH_BYTES = 16L << 20;

    private final Path directory;
    private final Predicate<String> mine;
    private final ToLongFunction<String> committed;
    private final Map<String, Long> positions = new HashMap<>();
    private final Deque<Path> unread = new ArrayDeque<>();

    /**
     * @param mine whether a file name is this task's
     * @param committed up to where a file was read by an earlier task
     */
    Spool(Path directory, Predicate<String> mine, ToLongFunction<String> committed) {
        this.directory = directory;
        this.mine = mine;
        this.committed = committed;
    }

    /** The next lines, none if all is read: at most so many, and about 16 MiB. */
    List<SpoolLine> take(int most) throws IOException {
        if (unread.isEmpty()) {
            look();
        }
        List<SpoolLine> lines = new ArrayList<>();
        long bytes = 0;
        while (lines.size() < most && bytes < BATCH_BYTES && !unread.isEmpty()) {
            int before = lines.size();
            if (!read(unread.peek(), most, BATCH_BYTES - bytes, lines)) {
                unread.remove();
            }
            bytes += lines.subList(before, lines.size()).stream()
                    .mapToLong(line -> line.bytes().length)
                    .sum();
        }
        return lines;
    }

    /** Reads on in a file; false when nothing more is to be had of it now. */
    private boolean read(Path file, int most, long bytes, List<SpoolLine> lines) throws IOException {
        long left = bytes;
        try (LineReader reader = new LineReader(file, position(file), LONGEST_LINE)) {
            while (lines.size() < most && left > 0) {
                Optional<SpoolLine> line = reader.next();
                if (line.isEmpty()) {
                    return false;
                }
                lines.add(line.get());
                positions.put(line.get().file(), line.get().end());
                left -= line.get().bytes().length;
            }
            return true;
        } catch (NoSuchFileException movedAway) {
            return false;
        }
    }

    private void look() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> files = entries.filter(this::isMine).sorted().toList();
            for (Path file : files) {
                if (hasMore(file)) {
                    unread.add(file);
                }
            }
        }
    }

    private boolean isMine(Path file) {
        String name = file.getFileName().toString();
        boolean known = name.endsWith(SUFFIX) || RecordFile.formatOf(name).isPresent();
        return known && mine.test(name);
    }

    private boolean hasMore(Path file) throws IOException {
        try {
            long size = Files.size(file);
            if (size < position(file)) {
                throw new ConnectException(file + " has " + size + " bytes but was read to " + position(file)
                        + ": a block file stays as it is; give a new file a new name");
            }
            return size > position(file);
        } catch (NoSuchFileException movedAway) {
            return false;
        }
    }

    private long position(Path file) {
        return positions.computeIfAbsent(file.getFileName().toString(), committed::applyAsLong);
    }
}
