package io.meterproof.formats.block;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** An OBIS code, IEC 62056-61: six value groups A to F, written {@code A-B:C.D.E*F}. */
public record ObisCode(int a, int b, int c, int d, int e, int f) {
    public static final int LENGTH = 6;
    public static final ObisCode ACTIVE_IMPORT = new ObisCode(1, 0, 1, 8, 0, 255);
    public static final ObisCode ACTIVE_EXPORT = new ObisCode(1, 0, 2, 8, 0, 255);
    public static final ObisCode GAS_VOLUME = new ObisCode(7, 0, 3, 1, 0, 255);
    /** IEC 62056-61 medium 6: the energy that a heat meter counts. */
    public static final ObisCode HEAT_ENERGY = new ObisCode(6, 0, 1, 0, 0, 255);

    public static final ObisCode WATER_VOLUME = new ObisCode(8, 0, 1, 0, 0, 255);

    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,3})-(\\d{1,3}):(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\*(\\d{1,3})");

    public ObisCode {
        if (((a | b | c | d | e | f) & ~0xff) != 0) {
            throw new IllegalArgumentException("every OBIS value group is 0 to 255");
        }
    }

    /**
     * Parses {@code A-B:C.D.E*F}.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static ObisCode parse(String text) {
        Matcher groups = TEXT.matcher(text);
        if (!groups.matches()) {
            throw new IllegalArgumentException("not an OBIS code A-B:C.D.E*F: " + text);
        }
        int[] values = IntStream.rangeClosed(1, LENGTH)
                .map(i -> Integer.parseInt(groups.group(i)))
                .toArray();
        return new ObisCode(values[0], values[1], values[2], values[3], values[4], values[5]);
    }

    /** The six groups as one number, A first. */
    private long packed() {
        return (long) (a << 8 | b) << 32 | (c << 24 | d << 16 | e << 8 | f) & 0xffff_ffffL;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObisCode code && packed() == code.packed();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(packed());
    }

    @Override
    public String toString() {
        return a + "-" + b + ":" + c + "." + d + "." + e + "*" + f;
    }
}
