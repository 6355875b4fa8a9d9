package io.meterproof.bundle;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;

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

    /**
     * Reads a bundle by structure alone; nothing in it is believed yet, not even its digest.
     *
     * @throws InvalidDocumentException with the field that is missing, unknown, of another type, or not in its one spelling
     */
    public static Sealed decode(String json) {
        return BundleReader.read(json);
    }

    /** A bundle and the digest that it gives of itself. */
    public record Sealed(Bundle bundle, Hash digest) {}
}
