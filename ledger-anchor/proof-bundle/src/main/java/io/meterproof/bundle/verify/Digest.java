package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.require;

/** The digest of the whole: shows damage of what offline is only claimed, such as the anchor's block. */
final class Digest {
    private Digest() {}

    static String examine(Dossier dossier) {
        boolean whole =
                dossier.sealed().computed().get().equals(dossier.sealed().digest());
        require(whole, "digest", "is not that of the bundle: it was damaged after it was made");
        return "the bundle is as it was made";
    }
}
