package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Under which numbers an account's chain has usages, by their ids; {@value #NEVER} for those that it never booked.
 * As bytes: version 1, and for each its id and number.
 */
public record BookedUsages(Map<Hash, Long> numbers) {
    public static final long NEVER = 0;

    private static final int VERSION = 1;

    public BookedUsages {
        numbers = Map.copyOf(numbers);
    }

    public byte[] encode() {
        PackedWriter out = new PackedWriter();
        write(out.octet(VERSION));
        return out.toBytes();
    }

    /** Writes them among other things, without a version. */
    public void write(PackedWriter out) {
        out.list(numbers.keySet().stream().sorted().toList(), id -> out.hash(id).integer(numbers.get(id)));
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException for another version
     */
    public static BookedUsages decode(byte[] bytes) {
        return read(new PackedReader(bytes).version(VERSION));
    }

    /** Reads what {@link #write} wrote. */
    public static BookedUsages read(PackedReader in) {
        Map<Hash, Long> numbers = new LinkedHashMap<>();
        int size = in.number();
        for (int i = 0; i < size; i++) {
            numbers.put(in.hash(), in.integer());
        }
        return new BookedUsages(numbers);
    }
}
