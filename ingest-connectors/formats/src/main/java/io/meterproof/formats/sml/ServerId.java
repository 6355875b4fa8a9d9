package io.meterproof.formats.sml;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.meterproof.formats.signed.MeterIdentity;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The server id of EDL meters, DIN 43863-5: length, medium, three letters of the maker (FLAG association), block and
 * number of the device.
 */
final class ServerId {
    private static final int MAKER = 2;
    private static final int MAKER_END = 5;

    private ServerId() {}

    /** The serial is the whole id in lower-case hexadecimal. */
    static MeterIdentity identity(byte[] id) {
        return new MeterIdentity(
                maker(id), Optional.of(HexFormat.of().formatHex(id)), Optional.empty(), Optional.empty());
    }

    private static Optional<String> maker(byte[] id) {
        if (id.length < MAKER_END) {
            return Optional.empty();
        }
        String letters = new String(Arrays.copyOfRange(id, MAKER, MAKER_END), US_ASCII);
        return letters.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z')
                ? Optional.of(letters)
                : Optional.empty();
    }
}
