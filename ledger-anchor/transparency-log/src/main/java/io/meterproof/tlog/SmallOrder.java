package io.meterproof.tlog;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The Ed25519 points whose order divides 8, under which a signature can hold for any message: every y-coordinate of one, in every encoding. */
final class SmallOrder {
    private static final List<byte[]> ENCODED = List.of(
            point("0000000000000000000000000000000000000000000000000000000000000000"),
            point("0100000000000000000000000000000000000000000000000000000000000000"),
            point("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
            point("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
            point("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
            point("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
            point("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));

    private SmallOrder() {}

    /** @param raw 32 bytes; the sign bit does not matter */
    static boolean has(byte[] raw) {
        byte[] unsigned = raw.clone();
        unsigned[unsigned.length - 1] &= 0x7f;
        return ENCODED.stream().anyMatch(point -> Arrays.equals(point, unsigned));
    }

    private static byte[] point(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
