package io.meterproof.connect;

import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** What Connect remembers: partition {@code {"file": name}}, offset {@code {"position": bytes read}}. */
final class FilePosition {
    private static final String FILE = "file";
    private static final String POSITION = "position";

    private FilePosition() {}

    static Map<String, String> partition(String file) {
        return Map.of(FILE, file);
    }

    static Map<String, Long> offset(long position) {
        return Map.of(POSITION, position);
    }

    /** The committed position; the file's begin, without one. */
    static long read(Map<String, Object> offset) {
        return offset != null && offset.get(POSITION) instanceof Number position ? position.longValue() : 0;
    }

    /**
     * @throws ConnectException for an altered offset of another shape; none resets the file
     */
    static void check(Map<String, ?> partition, Map<String, ?> offset) {
        boolean named = partition.size() == 1 && partition.get(FILE) instanceof String;
        boolean placed = offset == null || offset.get(POSITION) instanceof Number position && position.longValue() >= 0;
        if (!named || !placed) {
            throw new ConnectException(
                    "an offset is {\"file\": name} with {\"position\": bytes}, not " + partition + " with " + offset);
        }
    }
}
