package io.meterproof.formats.signed;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes written as text, in the encodings that records and keys come in. White space between them does not count. */
public final class BinaryText {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BASE32_BITS = 5;

    private BinaryText() {}

    /** Hexadecimal in either case; nothing when the text is something else. */
    public static Optional<byte[]> ofHex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(withoutSpace(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Base64 with its padding and zero bits at the end, RFC 4648 section 4; nothing when the text is something else. */
    public static Optional<byte[]> ofBase64(String text) {
        String dense = withoutSpace(text);
        try {
            return Optional.of(Base64.getDecoder().decode(dense))
                    .filter(bytes -> Base64.getEncoder().encodeToString(bytes).equals(dense));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Base32, RFC 4648 section 6, its padding optional; nothing when the text is something else. */
    public static Optional<byte[]> ofBase32(String text) {
        String digits = withoutSpace(text);
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '=') {
            end--;
        }
        byte[] bytes = new byte[end * BASE32_BITS / Byte.SIZE];
        int buffer = 0;
        int bits = 0;
        int filled = 0;
        for (int i = 0; i < end; i++) {
            int digit = BASE32.indexOf(digits.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            buffer = buffer << BASE32_BITS | digit;
            bits += BASE32_BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[filled++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bits < BASE32_BITS && buffer == 0 ? Optional.of(bytes) : Optional.empty();
    }

    private static String withoutSpace(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        text.chars()
                .filter(character -> " \t\r\n".indexOf(character) < 0)
                .forEach(character -> dense.append((char) character));
        return dense.toString();
    }
}
