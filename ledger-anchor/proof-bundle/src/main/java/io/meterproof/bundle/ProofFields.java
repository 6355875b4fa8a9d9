package io.meterproof.bundle;

import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.document.Fields;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of fields that bundles and the proof API share. */
final class ProofFields {
    private static final Pattern CHAIN_ID = Pattern.compile("[1-9][0-9]{0,77}");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");
    private static final Pattern WORD = Pattern.compile("0x[0-9a-f]{64}");

    private ProofFields() {}

    /** Reads an object to its last field. */
    static <T> T whole(Fields fields, Function<Fields, T> reader) {
        T value = reader.apply(fields);
        fields.done();
        return value;
    }

    static <T> List<T> list(Fields fields, String field, Function<Fields, T> reader) {
        return fields.objects(field).stream()
                .map(element -> whole(element, reader))
                .toList();
    }

    static List<Hash> hashes(Fields fields, String field) {
        return converted(fields, field, Hash::parseHex, "is not 32 bytes in lower-case hexadecimal");
    }

    static List<Long> naturals(Fields fields, String field) {
        return converted(fields, field, Long::parseLong, "is not a decimal number");
    }

    /** A decimal string from 0. */
    static long natural(Fields fields, String field) {
        long value = fields.integer(field);
        fields.check(value >= 0, field, "is negative");
        return value;
    }

    static byte[] base64(Fields fields, String field) {
        byte[] bytes = fields.converted(field, Base64.getDecoder()::decode, "is not base64");
        fields.check(
                Base64.getEncoder().encodeToString(bytes).equals(fields.text(field)), field, "is not strict base64");
        return bytes;
    }

    /** The first shard of a later generation than the first; 0 in that. */
    static int firstShard(Fields fields) {
        if (!fields.has("firstShard")) {
            return 0;
        }
        int first = fields.count("firstShard");
        fields.check(first > 0, "firstShard", "is left out in the first generation");
        return first;
    }

    /** What a sealed shard ends with. */
    static Optional<Seal> seal(Fields shard) {
        return shard.has("sealed")
                ? Optional.of(whole(shard.object("sealed"), ProofFields::readSeal))
                : Optional.empty();
    }

    private static Seal readSeal(Fields fields) {
        long generation = natural(fields, "generation");
        int first = fields.count("firstShard");
        fields.check(generation > 1, "generation", "takes over from none");
        fields.check(first > 0, "firstShard", "leaves no shard to seal");
        return new Seal(generation, first);
    }

    /** The anchor, in a bundle as in an answer of the proof API. */
    static AnchorClaim anchor(Fields fields) {
        return new AnchorClaim(
                matching(fields, "chainId", CHAIN_ID),
                matching(fields, "contract", ADDRESS),
                matching(fields, "transaction", WORD),
                matching(fields, "block", WORD),
                natural(fields, "blockNumber"),
                fields.hash("root"),
                fields.hash("expected"),
                fields.hash("acc"));
    }

    private static String matching(Fields fields, String field, Pattern pattern) {
        String text = fields.text(field);
        fields.check(pattern.matcher(text).matches(), field, "does not match " + pattern);
        return text;
    }

    private static <T> List<T> converted(Fields fields, String field, Function<String, T> conversion, String reason) {
        List<T> values = new ArrayList<>();
        for (String text : fields.texts(field)) {
            try {
                values.add(conversion.apply(text));
            } catch (IllegalArgumentException e) {
                throw fields.refuse(field + "[" + values.size() + "]", reason);
            }
        }
        return values;
    }
}
