package io.meterproof.bundle;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;

/** The one JSON form of a bundle: RFC 8785, with a digest of everything else as its last word against damage. */
public final class BundleCodec {
    private BundleCodec() {}

    /** Canonical JSON in UTF-8. */
    public static byte[] encode(Bundle bundle) {
        return BundleWriter.write(bundle, digest(bundle).hex());
    }

    /** SHA-256 of the canonical JSON in which the digest is empty. */
    static Hash digest(Bundle bundle) {
        return TreeHasher.sha256(BundleWriter.write(bundle, ""));
    }

    /**
     * Reads a bundle by structure alone; nothing in it is believed yet.
     *
     * @throws BundleException with the field that is missing, unknown, of another type, or not in its one spelling
     */
    public static Bundle decode(byte[] utf8) {
        return BundleReader.read(utf8).bundle();
    }
}
