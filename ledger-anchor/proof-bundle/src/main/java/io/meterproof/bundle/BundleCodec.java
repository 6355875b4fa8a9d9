package io.meterproof.bundle;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The one JSON form of a bundle: RFC 8785, with a digest of everything else as its last word against damage. */
public final class BundleCodec {
    private BundleCodec() {}

    /**
     * Canonical JSON in UTF-8.
     *
     * @throws BundleTooLargeException above {@link BundleLimits#MAX_BYTES}
     */
    public static byte[] encode(Bundle bundle) {
        byte[] json = BundleWriter.write(bundle, digest(bundle).hex()).getBytes(StandardCharsets.UTF_8);
        BundleLimits.check("bytes", json.length, BundleLimits.MAX_BYTES);
        return json;
    }

    /** SHA-256 of the canonical JSON in which the digest is empty. */
    public static Hash digest(Bundle bundle) {
        return TreeHasher.sha256(BundleWriter.write(bundle, "").getBytes(StandardCharsets.UTF_8));
    }

    /** The same of canonical text that was read: its digest stands last among the fields before {@code documents}. */
    private static Hash digestOf(String json, Hash given) {
        String field = "\"digest\":\"";
        int begin = json.indexOf(field + given.hex() + '"') + field.length();
        return TreeHasher.sha256(
                json.substring(0, begin).getBytes(StandardCharsets.UTF_8),
                json.substring(begin + 2 * Hash.LENGTH).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a bundle by structure alone; nothing in it is believed yet, not even its digest.
     *
     * @throws InvalidDocumentException with the field that is missing, unknown, of another type, or not in its one spelling
     */
    public static Sealed decode(String json) {
        return BundleReader.read(json, given -> CompletableFuture.supplyAsync(() -> digestOf(json, given))::join);
    }

    /**
     * A bundle and its digest.
     *
     * @param digest as the bundle gives it
     * @param computed as it is; waits for it, for it is computed on another thread while the steps run
     */
    public record Sealed(Bundle bundle, Hash digest, Supplier<Hash> computed) {}
}
