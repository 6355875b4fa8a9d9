package io.meterproof.quickstart.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bytes that must be nowhere any more; all are looked for in one pass. */
final class Needles {
    private static final int PREFIX = 7;

    private final Map<Long, List<Needle>> byPrefix = new HashMap<>();

    private record Needle(byte[] bytes, boolean isWord) {
        boolean isAt(byte[] haystack, int at) {
            int end = at + bytes.length;
            return end <= haystack.length
                    && Arrays.equals(haystack, at, end, bytes, 0, bytes.length)
                    && !(isWord && (continues(haystack, at - 1) || isDigit(haystack, end)));
        }

        private static boolean continues(byte[] haystack, int at) {
            return at >= 0 && (Character.isLetterOrDigit(haystack[at]) || haystack[at] == '-');
        }

        private static boolean isDigit(byte[] haystack, int at) {
            return at < haystack.length && Character.isDigit(haystack[at]);
        }
    }

    /** @param needle of at least 7 bytes */
    Needles with(byte[] needle) {
        return with(new Needle(needle, false));
    }

    /** @param id of at least 7 characters; as part of a longer one it is another */
    Needles withId(String id) {
        return with(new Needle(id.getBytes(StandardCharsets.UTF_8), true));
    }

    private Needles with(Needle needle) {
        byPrefix.computeIfAbsent(prefix(needle.bytes, 0), none -> new ArrayList<>())
                .add(needle);
        return this;
    }

    boolean areIn(byte[] haystack) {
        for (int i = 0; haystack != null && i + PREFIX <= haystack.length; i++) {
            for (Needle needle : byPrefix.getOrDefault(prefix(haystack, i), List.of())) {
                if (needle.isAt(haystack, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long prefix(byte[] bytes, int from) {
        long prefix = 0;
        for (int i = from; i < from + PREFIX; i++) {
            prefix = prefix << Byte.SIZE | bytes[i] & 0xff;
        }
        return prefix;
    }
}
