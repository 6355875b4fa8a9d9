package io.meterproof.loadtests.attack;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;

/** How the signed bytes are written, which nobody signed: as stations do, or by chance in any other way that is read alike. */
final class Spelling {
    static final Spelling USUAL = new Spelling(Optional.empty());

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String[] SPACES = {"", " ", "\n", "\r\n", "\t"};
    private static final int RARELY = 4;

    private final Optional<SplittableRandom> chance;

    private Spelling(Optional<SplittableRandom> chance) {
        this.chance = chance;
    }

    static Spelling by(SplittableRandom chance) {
        return new Spelling(Optional.of(chance));
    }

    /** One of so many ways, of which the first is the usual one. */
    int oneOf(int ways) {
        return chance.map(random -> random.nextInt(ways)).orElse(0);
    }

    boolean isOther() {
        return oneOf(2) == 1;
    }

    boolean isRare() {
        return oneOf(RARELY) == 1;
    }

    String space() {
        return SPACES[oneOf(SPACES.length)];
    }

    /** In hexadecimal of either case. */
    String digits(byte[] bytes) {
        HexFormat hex = isOther() ? HexFormat.of().withUpperCase() : HexFormat.of();
        return hex.formatHex(bytes);
    }

    /** The same, with white space. */
    String hex(byte[] bytes) {
        return spaced(digits(bytes));
    }

    String base64(byte[] bytes) {
        return spaced(Base64.getEncoder().encodeToString(bytes));
    }

    /** With or without its padding, RFC 4648 section 6. */
    String base32(byte[] bytes) {
        StringBuilder digits = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte one : bytes) {
            buffer = (buffer << Byte.SIZE) | (one & 0xff);
            for (bits += Byte.SIZE; bits >= 5; bits -= 5) {
                digits.append(BASE32.charAt((buffer >> (bits - 5)) & 31));
            }
        }
        if (bits > 0) {
            digits.append(BASE32.charAt((buffer << (5 - bits)) & 31));
        }
        return digits + (isOther() ? "" : "=".repeat((8 - digits.length() % 8) % 8));
    }

    /** A whole number with nothing, a plus or zeros before it. */
    String number(long number) {
        String[] before = {"", "+", "00"};
        return before[oneOf(before.length)] + number;
    }

    private String spaced(String text) {
        int at = oneOf(text.length());
        return text.substring(0, at) + space() + text.substring(at);
    }
}
